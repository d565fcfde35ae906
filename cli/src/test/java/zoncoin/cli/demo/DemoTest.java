package zoncoin.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.exports.SampleBill;
import zoncoin.tlog.Malformed;

final class DemoTest {
  @TempDir private Path temporary;

  private final StringWriter told = new StringWriter();

  private boolean tell(List<String> paths) throws IOException {
    return Demo.run(paths, temporary.resolve("demo"), new PrintWriter(told));
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
            "2026-06-04",
            "no line has an invoice id yet",
            "2026-06-18  vested",
            "redeemed",
            "settled",
            "paid",
            "sealed",
            "the receipt holds, offline",
            "all sound",
            "tampered",
            "found      entry 22"),
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
    Malformed refused = assertThrows(Malformed.class, () -> tell(List.of()));
    assertTrue(refused.getMessage().contains("--dir"), refused.getMessage());
    assertTrue(Files.exists(temporary.resolve("demo/entry.txt")));
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
