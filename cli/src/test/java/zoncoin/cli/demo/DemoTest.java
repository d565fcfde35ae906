package zoncoin.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.exports.SampleBill;

final class DemoTest {
  @TempDir private Path temporary;

  private final StringWriter told = new StringWriter();

  private boolean tell(List<String> paths) throws IOException {
    return Demo.run(paths, true, temporary.resolve("demo"), new PrintWriter(told));
  }

  private static List<String> words(String text, String... words) {
    return Stream.of(words).filter(word -> !text.contains(word)).toList();
  }

  @Test
  void tellsOfTheSampleBillFromBillToTamperedCopy() throws IOException {
    assertTrue(tell(List.of()), told::toString);
    assertEquals(
        List.of(),
        words(
            told.toString(),
            "2026-06-04  founded    keys named, reward policy standard-1 and catalogue demo-1"
                + " applied",
            "no line has an invoice id yet",
            "2026-06-18  vested",
            "redeemed",
            "settled",
            "paid",
            "sealed",
            "the receipt holds, offline",
            "all sound",
            "tampered",
            "found      entry 23"),
        told::toString);
    assertTrue(
        Files.readString(temporary.resolve("demo/entry.txt")).startsWith("zoncoin/entry@v1"));
  }

  @Test
  void stopsAfterTheIssuanceIfNoPeriodIsFinal() throws IOException {
    Path sample = temporary.resolve("sample");
    SampleBill.write(sample);
    Path open;
    try (Stream<Path> files = Files.walk(sample)) {
      open =
          files
              .filter(file -> file.toString().contains(SampleBill.OPEN_PERIOD))
              .filter(file -> file.toString().endsWith("anifest.json"))
              .findFirst()
              .orElseThrow();
    }
    assertTrue(tell(List.of(open.toString())), told::toString);
    assertEquals(
        List.of(),
        words(told.toString(), "the receipt holds, offline", "No period of this bill is final"));
    assertFalse(told.toString().contains("vested"));
  }

  @Test
  void replacesAnEarlierDemoAndNothingElse() throws IOException {
    assertTrue(tell(List.of()));
    assertTrue(tell(List.of()));
    Files.delete(temporary.resolve("demo/.zoncoin-demo"));
    refused("which no demo made", List.of());
    assertTrue(Files.exists(temporary.resolve("demo/entry.txt")));
  }

  private void refused(String why, List<String> paths) {
    IOException refused = assertThrows(IOException.class, () -> tell(paths));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(why), message);
    assertTrue(message.endsWith("or name another folder with --dir"), message);
  }

  @Test
  void deletesNoFileThatNoDemoMade() throws IOException {
    assertTrue(tell(List.of()));
    Path mine = Files.writeString(temporary.resolve("demo/mine.txt"), "mine");
    String entry = Files.readString(temporary.resolve("demo/entry.txt"));
    refused("holds mine.txt, which no demo made", List.of());
    assertEquals("mine", Files.readString(mine));
    assertEquals(entry, Files.readString(temporary.resolve("demo/entry.txt")));
  }

  @Test
  void replacesNeitherTheBillItReadsNorADemoForABillThatIsNotThere() throws IOException {
    assertTrue(tell(List.of()));
    List<String> before = listing(temporary.resolve("demo"));
    refused("is in it", List.of(temporary.resolve("demo/sample-bill").toString()));
    assertThrows(
        UncheckedIOException.class, () -> tell(List.of(temporary.resolve("nowhere").toString())));
    assertEquals(before, listing(temporary.resolve("demo")));
  }

  @Test
  void twoAtOnceDoNotWriteToOneFolder() throws IOException {
    try (DemoFolder taken = DemoFolder.take(temporary.resolve("demo"))) {
      refused("another demo is writing here", List.of());
      assertTrue(Files.exists(taken.making()));
    }
    assertTrue(tell(List.of()));
  }

  @Test
  void saysNextWhatAShellReadsBack() throws IOException {
    Path spaced = temporary.resolve("it's a demo");
    System.setProperty("zon.called", "/my tools/zon");
    try {
      assertTrue(Demo.run(List.of(), true, spaced, new PrintWriter(told)));
    } finally {
      System.clearProperty("zon.called");
    }
    String quoted = "'" + temporary + "/it'\\''s a demo/receipt.txt'";
    assertTrue(
        told.toString().contains("'/my tools/zon' verify " + quoted + " '@"), told::toString);
  }

  @Test
  void tellsEachPeriodOfADeliveryByItself() throws IOException {
    Path sample = temporary.resolve("sample");
    SampleBill.write(sample);
    try (Stream<Path> walk = Files.walk(sample)) {
      for (Path manifest : walk.filter(file -> file.toString().endsWith(".json")).toList()) {
        Files.delete(manifest);
      }
    }
    assertTrue(tell(List.of(sample.toString())), told::toString);
    assertEquals(
        List.of(),
        words(told.toString(), "billed     2026-05, 755 rows", "billed     2026-06, 203 rows"),
        told::toString);
  }

  @Test
  void tellsEachDeliveryOnItsOwnDay() throws IOException {
    assertTrue(tell(List.of()));
    List<String> billed = told.toString().lines().filter(line -> line.contains("billed")).toList();
    assertTrue(billed.getFirst().startsWith("            billed     2026-05"), told::toString);
    assertTrue(billed.getLast().startsWith("2026-06-09  billed     2026-06"), told::toString);
  }

  @Test
  void leavesTheUsersBillAsItWas() throws IOException {
    Path sample = temporary.resolve("sample");
    SampleBill.write(sample);
    List<String> before = listing(sample);
    assertTrue(tell(List.of(sample.toString())), told::toString);
    assertEquals(before, listing(sample));
  }

  private static List<String> listing(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().map(DemoTest::describe).toList();
    }
  }

  private static String describe(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException fault) {
      return file + " " + fault;
    }
  }
}
