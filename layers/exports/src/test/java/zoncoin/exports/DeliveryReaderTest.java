package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Subject;
import zoncoin.memory.MemoryEvidence;
import zoncoin.tlog.Malformed;

/** The golden set, delivered into a bucket. */
class DeliveryReaderTest {
  private static final Path GOLDEN = Path.of("src/test/resources/zoncoin/exports/golden-cur-2.0");
  private static final Instant WRITTEN = Instant.parse("2026-07-03T06:00:00Z");
  private static final String MANIFEST =
      "999988887777/zoncoin-golden-a/metadata/BILLING_PERIOD=2026-06/"
          + "zoncoin-golden-a-Manifest.json";
  private static final String PLACE = "s3://exports/" + MANIFEST;

  private final MemoryDeliveries bucket = new MemoryDeliveries();
  private final MemoryEvidence evidence = new MemoryEvidence();

  @TempDir private Path temporary = Path.of("");

  @BeforeEach
  void deliver() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN.resolve("zoncoin-golden-a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = "999988887777/" + GOLDEN.relativize(file);
        bucket.put(key, Files.readAllBytes(file), WRITTEN);
      }
    }
    rewriteManifest("s3://example-billing/", "s3://exports/999988887777/");
  }

  private void rewriteManifest(String from, String to) throws IOException {
    String manifest =
        Files.readString(GOLDEN.resolve(MANIFEST.substring("999988887777/".length())));
    assertTrue(manifest.contains(from));
    bucket.put(MANIFEST, manifest.replace(from, to).getBytes(UTF_8), WRITTEN.plusSeconds(1));
  }

  private List<Bill> read() {
    ReaderSettings settings = new ReaderSettings(1, 256L << 20, temporary, Path.of(""), 1L << 30);
    return new DeliveryReader(bucket, evidence, settings)
        .read(List.of(PLACE), Eligibility.standard());
  }

  private static Map<Subject, BigDecimal> eligible(List<Bill> bills) {
    Map<Subject, BigDecimal> eligible = new TreeMap<>();
    bills.forEach(
        bill -> bill.assessments().forEach(each -> eligible.put(each.subject(), each.eligible())));
    return eligible;
  }

  private void assertNothingIsLeft() {
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void readsFromTheBucketWhatItReadsFromAFolder() {
    assertEquals(eligible(Bills.read(GOLDEN)), eligible(read()));
    assertNothingIsLeft();
  }

  @Test
  void datesTheDeliveryAsTheManifestWasPutThere() {
    assertEquals(WRITTEN.plusSeconds(1), read().getFirst().delivery().modified());
  }

  @Test
  void opensTheManifestAndExactlyTheFilesItLists() {
    bucket.put(
        "999988887777/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/old.csv.gz",
        new byte[1],
        WRITTEN);
    read();
    assertEquals(3, bucket.opened.size());
  }

  /** Two files that overflow a long together are too long, too. */
  @Test
  void readsNothingOfADeliveryThatTheDiskHasNoRoomFor() {
    String data = "999988887777/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/zoncoin-golden-a-";
    for (String file : List.of(data + "00001.csv.gz", data + "00002.csv.gz")) {
      bucket.claim(file, Long.MAX_VALUE);
      UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::read);
      String said = String.valueOf(fault.getCause());
      assertTrue(said.contains("its 2 files have ") && said.contains("nothing was read"), said);
    }
    assertEquals(List.of(MANIFEST, MANIFEST), bucket.opened);
    assertNothingIsLeft();
  }

  @Test
  void opensAFileAgainWhoseConnectionBroke() {
    bucket.breaking(2);
    assertEquals(eligible(Bills.read(GOLDEN)), eligible(read()));
    assertEquals(5, bucket.opened.size());
  }

  @Test
  void givesUpOnAFileThatBreaksAgainAndAgain() {
    bucket.breaking(3);
    assertThrows(UncheckedIOException.class, this::read);
    assertNothingIsLeft();
  }

  @Test
  void readsAgainWhatWasReplacedMeanwhile() throws IOException {
    String manifest =
        Files.readString(GOLDEN.resolve(MANIFEST.substring("999988887777/".length())))
            .replace("s3://example-billing/", "s3://exports/999988887777/");
    Instant later = WRITTEN.plusSeconds(60);
    bucket.afterOpening(
        () -> {
          bucket.put(MANIFEST, manifest.getBytes(UTF_8), later);
          bucket.afterOpening(() -> {});
        });
    List<Bill> bills = read();
    assertEquals(later, bills.getFirst().delivery().modified());
    assertEquals(eligible(Bills.read(GOLDEN)), eligible(bills));
    assertEquals(6, bucket.opened.size());
    assertNothingIsLeft();
  }

  @Test
  void refusesToReadWhatIsReplacedEachTime() {
    byte[] manifest = bucket.content(MANIFEST);
    long[] seconds = {60};
    bucket.afterOpening(() -> bucket.put(MANIFEST, manifest, WRITTEN.plusSeconds(seconds[0]++)));
    UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::read);
    assertTrue(String.valueOf(fault.getCause()).contains("was replaced while it was read"));
    assertNothingIsLeft();
  }

  @Test
  void refusesAFileThatIsNewerThanItsManifest() {
    String file =
        "999988887777/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/zoncoin-golden-a-00002.csv.gz";
    bucket.put(file, new byte[1], WRITTEN.plusSeconds(2));
    UncheckedIOException fault = assertThrows(UncheckedIOException.class, this::read);
    assertTrue(String.valueOf(fault.getCause()).contains("was replaced while it was read"));
  }

  @Test
  void refusesAManifestThatListsFilesOfAnotherPayer() throws IOException {
    rewriteManifest("s3://example-billing/", "s3://exports/444455556666/");
    assertThrows(Malformed.class, this::read);
    rewriteManifest("s3://example-billing/", "s3://somebody-elses/999988887777/");
    assertThrows(Malformed.class, this::read);
    rewriteManifest("s3://example-billing/", "/etc/");
    assertThrows(Malformed.class, this::read);
  }

  /** By its URI and by its key: its lines would count twice. */
  @Test
  void refusesAManifestThatListsAFileInTwoWays() {
    String file =
        "999988887777/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/zoncoin-golden-a-00002.csv.gz";
    String manifest = new String(bucket.content(MANIFEST), UTF_8);
    String listed = "\"s3://exports/" + file + "\"";
    assertTrue(manifest.contains(listed));
    bucket.put(
        MANIFEST,
        manifest.replace(listed, listed + ", \"" + file + "\"").getBytes(UTF_8),
        WRITTEN.plusSeconds(1));
    Malformed refused = assertThrows(Malformed.class, this::read);
    assertTrue(String.valueOf(refused.getMessage()).contains("names a file twice"));
  }

  @Test
  void refusesAKeyThatLeavesItsFolder() throws IOException {
    rewriteManifest("s3://example-billing/", "s3://exports/999988887777/../../../../");
    assertThrows(Malformed.class, this::read);
    assertNothingIsLeft();
  }

  @Test
  void saysWhichManifestIsNotThere() {
    ReaderSettings settings = new ReaderSettings(1, 256L << 20, temporary, Path.of(""), 1L << 30);
    UncheckedIOException fault =
        assertThrows(
            UncheckedIOException.class,
            () ->
                new DeliveryReader(new MemoryDeliveries(), evidence, settings)
                    .read(List.of(PLACE), Eligibility.standard()));
    assertTrue(String.valueOf(fault.getMessage()).contains(MANIFEST));
  }
}
