package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Money;
import zoncoin.tlog.Malformed;

/** Whatever is wrong with a file or a manifest. */
class BadFileTest {
  @TempDir private Path folder;
  @TempDir private Path temporary;
  private BadInput bad = new BadInput(Path.of(""), Path.of(""));

  @BeforeEach
  void folders() {
    bad = new BadInput(folder, temporary);
  }

  @Test
  void aGzipCutShort() {
    byte[] whole = Bills.gzip(Bills.csv(Bills.line(), Bills.line()));
    for (int length : new int[] {whole.length - 1, whole.length - 8, whole.length / 2, 12}) {
      bad.refuses(
          "cut.csv.gz: cut short: the compressed data does not end",
          bad.file("cut.csv.gz", Arrays.copyOf(whole, length)));
    }
  }

  @Test
  void aGzipWithAnyByteChangedThatChangesWhatItHolds() throws IOException {
    String csv = Bills.csv(Bills.line(), Bills.with(Bills.COST, "20"));
    byte[] whole = Bills.gzip(csv);
    int refused = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      Path changed = bad.file("flipped.csv.gz", flipped);
      try {
        Inspection.inspect(
            new Found.Named("flipped.csv.gz", changed),
            folder.resolve("local-" + i),
            BadInput.MAX_TEXT_BYTES);
        assertEquals(csv, unzipped(changed), "byte " + i);
      } catch (Malformed expected) {
        refused++;
      }
    }
    // The header's time and system, and the bits that fill up the last byte of data, say nothing.
    assertTrue(refused > whole.length - 12, refused + " of " + whole.length);
  }

  private static String unzipped(Path gzip) throws IOException {
    try (InputStream text = new GZIPInputStream(Files.newInputStream(gzip))) {
      return new String(text.readAllBytes(), UTF_8);
    }
  }

  @Test
  void aGzipThatIsNone() {
    bad.refuses("plain.csv.gz: not a gzip file", bad.file("plain.csv.gz", Bills.csv(Bills.line())));
  }

  @Test
  void aParquetCutShortAnywhere() throws IOException {
    Path parquet = ParquetBills.write(folder.resolve("whole.parquet"), Bills.line());
    byte[] whole = Files.readAllBytes(parquet);
    for (int length : new int[] {whole.length - 1, whole.length - 9, whole.length / 2, 12, 5}) {
      bad.refuses(
          "cut.parquet: not a whole Parquet file",
          bad.file("cut.parquet", Arrays.copyOf(whole, length)));
    }
    bad.refuses("cut.parquet: not a Parquet file", bad.file("cut.parquet", "PAR"));
    bad.refuses("cut.parquet: empty", bad.file("cut.parquet", ""));
  }

  @Test
  void aManifestThatNamesAFileThatIsNotThere() {
    bad.file("data/there.csv", Bills.csv(Bills.line()));
    bad.refuses(
        "x-Manifest.json: names a file that is not there: s3://bucket/data/gone.csv",
        manifest("s3://bucket/data/there.csv", "s3://bucket/data/gone.csv"));
  }

  private Path manifest(String... files) {
    return bad.file(
        "metadata/x-Manifest.json",
        "{\"billingPeriod\":{\"start\":\"2026-06-01T00:00:00.000Z\"},\"dataFiles\":[\""
            + String.join("\",\"", files)
            + "\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/../x.csv",
        "/etc/passwd",
        "s3://bucket//x.csv",
        "a/./x.csv",
        "",
        "a\\u001b[31m.csv"
      })
  void aManifestThatNamesAFileOutsideItsFolder(String key) {
    String complaint = bad.complaint(manifest(key));
    assertTrue(
        complaint.matches("x-Manifest.json: (not the S3 URI or key|name) of a (source )?file.*"),
        complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"dataFiles":[]}      | x-Manifest.json: dataFiles names one file or more
          {"dataFiles":[1]}     | x-Manifest.json: dataFiles names one file or more
          {"files":["a.csv"]}   | x-Manifest.json: a manifest lists its files under dataFiles or reportKeys
          ["a.csv"]             | x-Manifest.json, line 1: not a JSON object
          {"dataFiles":["a.csv" | x-Manifest.json, line 1: not a JSON object
          """)
  void aManifestThatIsNone(String json, String complaint) {
    bad.refuses(complaint, bad.file("x-Manifest.json", json));
  }

  @Test
  void aManifestWhoseRunIsNoWord() {
    bad.file("data/x.csv", Bills.csv(Bills.line()));
    bad.refuses(
        "x-Manifest.json: execution id is one word: \"run 1\"",
        bad.file(
            "metadata/x-Manifest.json",
            "{\"executionId\":\"run 1\",\"dataFiles\":[\"s3://b/data/x.csv\"]}"));
  }

  @Test
  void aManifestOfAnotherPeriodThanItsLines() {
    bad.file("data/may.csv", Bills.csv(Bills.line(), period("2026-05-01T00:00:00.000Z")));
    bad.refuses(
        "s3://b/data/may.csv, row 2, column bill_billing_period_start_date:"
            + " \"2026-05-01T00:00:00.000Z\": the manifest is of 2026-06",
        manifest("s3://b/data/may.csv"));
  }

  private static Map<String, String> period(String start) {
    return Bills.with("bill_billing_period_start_date", start);
  }

  @Test
  void twoExportsOfOnePayerAndPeriod() {
    Path one = bad.file("one.csv", Bills.csv(Bills.line()));
    bad.file("data/two.csv", Bills.csv(Bills.line()));
    bad.refuses(
        "x-Manifest.json and one.csv both bill payer 999988887777 in 2026-06: read one of them",
        manifest("s3://b/data/two.csv"),
        one);
  }

  @Test
  void anEmptyExport() {
    bad.refuses(
        "bill.csv: an empty export: no line of a bill in it", bad.file("bill.csv", Bills.csv()));
    bad.refuses("none.csv: empty", bad.file("none.csv", ""));
    bad.refuses(
        "bill.csv.gz: an empty export: no line of a bill in it",
        bad.file("bill.csv.gz", Bills.gzip(Bills.csv())));
  }

  @Test
  void aFileThatIsNotABill() {
    bad.refuses(
        "page.csv: not a bill: no column bill_payer_account_id", bad.file("page.csv", "<html>\n"));
    bad.refuses(
        "binary.csv: not a bill: no column bill_payer_account_id",
        bad.file("binary.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}));
  }

  @Test
  void aFolderWithoutABill() {
    bad.refuses(
        folder + ": no bill in this folder: no …Manifest.json, .parquet, .csv or .csv.gz", folder);
  }

  @Test
  void anExportOfSomethingElseUnderTheSamePrefix() {
    bad.file("data/advice.csv", "account_id,action_type,estimated_monthly_savings\n1,Stop,2\n");
    bad.refuses(
        "s3://b/data/advice.csv: not a bill: no column bill_payer_account_id",
        manifest("s3://b/data/advice.csv"));
  }

  @Test
  void aZipOfTwoMembers() {
    String csv = Bills.csv(Bills.line());
    bad.refuses(
        "two.csv.zip: a zip of more than one file", bad.file("two.csv.zip", Bills.zip(csv, csv)));
    bad.refuses("none.csv.zip: not a zip file", bad.file("none.csv.zip", Bills.zip()));
    assertEquals(
        "10", Money.print(Bills.assess(bad.file("one.csv.zip", Bills.zip(csv))).only().eligible()));
  }

  @Test
  void aZipOrAGzipThatUnpacksToFarMoreThanItHolds() {
    String many = Bills.csv(Bills.line()).split("\n", -1)[1] + "\n";
    String bomb = Bills.csv() + many.repeat(100_000);
    byte[] zip = Bills.zip(bomb);
    bad.refuses(
        "bomb.csv.zip: more than " + 200L * zip.length + " bytes of text",
        bad.file("bomb.csv.zip", zip));
    byte[] gzip = Bills.gzip(bomb);
    bad.refuses(
        "bomb.csv.gz: more than " + 200L * gzip.length + " bytes of text",
        bad.file("bomb.csv.gz", gzip));
  }

  @Test
  void aTextOfMoreBytesThanTheReaderAllowsHoweverItIsPacked() {
    String csv = Bills.csv(Bills.line(), Bills.line());
    Path plain = bad.file("long.csv", csv);
    Path gzip = bad.file("long.csv.gz", Bills.gzip(csv));
    Path zip = bad.file("long.csv.zip", Bills.zip(csv));
    long bytes = csv.length();
    for (Path file : List.of(plain, gzip, zip)) {
      assertEquals(2, readWithin(bytes, file).getFirst().assessments().getFirst().rows());
      Malformed refused = assertThrows(Malformed.class, () -> readWithin(bytes - 1, file));
      assertEquals(
          file.getFileName() + ": more than " + (bytes - 1) + " bytes of text",
          refused.getMessage());
    }
  }

  private static List<Bill> readWithin(long bytes, Path file) {
    return new DuckBillReader(ReaderSettings.standard().withMaxTextBytes(bytes))
        .read(List.of(file.toString()), Eligibility.standard());
  }

  @Test
  void linesOfSeveralPayersInOneExport() {
    bad.file(
        "data/x.csv", Bills.csv(Bills.line(), Bills.with("bill_payer_account_id", "999988887778")));
    bad.refuses(
        "s3://b/data/x.csv, row 2, column bill_payer_account_id: \"999988887778\":"
            + " a delivery has one payer, and other lines say 999988887777",
        manifest("s3://b/data/x.csv"));
  }

  @Test
  void idsInTheOtherOrder() {
    Map<String, String> swapped = Bills.with("bill_payer_account_id", "111122223333");
    swapped.put(Bills.ACCOUNT, "444455556666");
    bad.file("data/x.csv", Bills.csv(swapped));
    Path manifest =
        bad.file(
            "metadata/x-Manifest.json",
            "{\"exportArn\":\"arn:aws:bcm-data-exports:us-east-1:999988887777:export/company\","
                + "\"dataFiles\":[\"s3://b/data/x.csv\"]}");
    bad.refuses(
        "s3://b/data/x.csv, row 1, column line_item_usage_account_id: \"444455556666\":"
            + " the export is 999988887777's, who is neither payer nor this",
        manifest);
  }

  @Test
  void aPlaceThatIsNotThereIsNoBadBill() {
    UncheckedIOException missing =
        assertThrows(UncheckedIOException.class, () -> bad.read(folder.resolve("none")));
    assertTrue(String.valueOf(missing.getMessage()).contains("none"));
  }
}
