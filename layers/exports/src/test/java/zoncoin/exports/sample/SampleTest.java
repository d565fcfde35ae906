package zoncoin.exports.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.tlog.Malformed;

class SampleTest {
  private static final List<Format> OF_TEXT =
      List.of(Format.CUR_2, Format.CUR_LEGACY_CSV, Format.FOCUS_1_0, Format.FOCUS_1_2);

  @TempDir private Path temporary;

  private Path write(String name, Packing packing, List<Format> formats) {
    Path folder = temporary.resolve(name);
    Sample.write(folder, small(7), new Sample.Form(formats, Optional.of(packing), false, 200));
    return folder;
  }

  private static Sample.Scope small(long seed) {
    return new Sample.Scope(seed, 2, 1, List.of("USD"), List.of(Stage.ESTIMATE, Stage.REFUNDED));
  }

  /**
   * The hash of everything that is written for a seed. It changes when the generator is changed on
   * purpose; it does not between machines.
   */
  @Test
  void aSeedWritesTheSameTextOnEveryMachine() throws IOException {
    Path folder = write("plain", Packing.NONE, OF_TEXT);
    assertEquals(
        "573556092072ed60baf99af2c529ad2a",
        HexFormat.of().formatHex(digest(folder)).substring(0, 32));
  }

  @Test
  void anotherSeedWritesAnotherBill() {
    Organisation seventh = Organisation.of(small(7));
    Organisation eighth = Organisation.of(small(8));
    assertTrue(!seventh.payer().id().equals(eighth.payer().id()));
  }

  @Test
  void packedFilesHoldTheSameTextAsPlainOnes() throws IOException {
    Path plain = write("plain", Packing.NONE, List.of(Format.CUR_LEGACY_CSV));
    Path gzip = write("gzip", Packing.GZIP, List.of(Format.CUR_LEGACY_CSV));
    Path zip = write("zip", Packing.ZIP, List.of(Format.CUR_LEGACY_CSV));
    int compared = 0;
    for (Path file : files(plain)) {
      String name = plain.relativize(file).toString();
      if (name.endsWith(".csv")) {
        byte[] text = Files.readAllBytes(file);
        try (InputStream unpacked =
            new GZIPInputStream(Files.newInputStream(gzip.resolve(name + ".gz")))) {
          assertArrayEquals(text, unpacked.readAllBytes(), name);
        }
        try (ZipInputStream unpacked =
            new ZipInputStream(Files.newInputStream(zip.resolve(name + ".zip")))) {
          String entry = String.valueOf(unpacked.getNextEntry());
          assertEquals(file.getFileName().toString(), entry);
          assertArrayEquals(text, unpacked.readAllBytes(), name);
        }
        compared++;
      }
    }
    assertTrue(compared > 4, "several chunks of two deliveries: " + compared);
  }

  @Test
  void aSeedWritesTheSameParquetTwice() throws IOException {
    Organisation organisation = Organisation.of(small(7));
    Rows rows = Format.FOCUS_1_2.rows(organisation);
    List<List<String>> bill =
        MonthlyBill.lines(organisation, YearMonth.of(2026, 2), Stage.RESTATED).stream()
            .flatMap(line -> rows.of(line, 1).stream())
            .toList();
    Chunk chunk = new Chunk(rows.columns(), bill);
    Path first = temporary.resolve("first/it");
    Path second = temporary.resolve("second/it");
    chunk.write(first, Packing.PARQUET, Instant.EPOCH);
    chunk.write(second, Packing.PARQUET, Instant.EPOCH);
    assertEquals(-1, Files.mismatch(first, second));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(temporary.resolve("mine"), "mine");
    Malformed refused =
        assertThrows(
            Malformed.class,
            () -> Sample.write(temporary, small(7), Sample.Form.of(List.of(Format.CUR_2))));
    assertEquals(temporary + ": not empty; nothing is overwritten", refused.getMessage());
    assertEquals(List.of(temporary.resolve("mine")), files(temporary));
  }

  @Test
  void whatAwsDoesNotDeliverIsRefused() {
    Malformed refused =
        assertThrows(
            Malformed.class,
            () ->
                new Sample.Form(
                    Arrays.asList(Format.values()), Optional.of(Packing.ZIP), false, 60));
    assertEquals("AWS delivers no cur-2.0 as zip", refused.getMessage());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** SHA-256 over the names and bytes of all files, by name. */
  private static byte[] digest(Path folder) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Path file : files(folder)) {
        sha256.update(folder.relativize(file).toString().replace('\\', '/').getBytes(UTF_8));
        sha256.update(Files.readAllBytes(file));
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
