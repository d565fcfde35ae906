package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Money;

/** What belongs to a delivery, and which delivery counts. */
class DeliveriesTest {
  private static final String SUBJECT = "999988887777/111122223333/2026-06/USD";

  @TempDir private Path folder;

  private void delivery(String execution, String modified, String... costs) {
    String files = "";
    for (int i = 0; i < costs.length; i++) {
      String key = "export/data/BILLING_PERIOD=2026-06/" + execution + "/x-" + i + ".csv.gz";
      String csv = Bills.csv(Bills.with(Bills.COST, costs[i]));
      Bills.write(folder.resolve(key), Bills.gzip(csv));
      files += (i > 0 ? "," : "") + "\"s3://bucket/prefix/" + key + "\"";
    }
    Path manifest =
        folder.resolve("export/metadata/BILLING_PERIOD=2026-06/" + execution + "/x-Manifest.json");
    Bills.write(
        manifest,
        "{\"exportArn\":\"arn:x\",\"executionId\":\""
            + execution
            + "\",\"dataFiles\":["
            + files
            + "]}");
    date(manifest, modified);
  }

  private static void date(Path file, String modified) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modified)));
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  private static Assessment only(Path place) {
    return Bills.assess(place).only();
  }

  @Test
  void readsOnlyWhatTheManifestLists() {
    delivery("run-1", "2026-07-03T06:00:00Z", "1", "2");
    Bills.write(
        folder.resolve("export/data/BILLING_PERIOD=2026-06/run-1/x-9.csv.gz"),
        Bills.gzip(Bills.csv(Bills.with(Bills.COST, "100"))));
    assertEquals("3", Money.print(only(folder).eligible()));
  }

  @Test
  void readsTheNewestDeliveryOfAPeriod() {
    delivery("run-2", "2026-07-03T06:00:00Z", "20");
    delivery("run-1", "2026-07-04T06:00:00Z", "10");
    delivery("run-3", "2026-07-02T06:00:00Z", "30");
    Assessment newest = only(folder);
    assertEquals("10", Money.print(newest.eligible()));
    assertEquals("run-1", newest.delivery().execution());
    assertEquals(Instant.parse("2026-07-04T06:00:00Z"), newest.delivery().modified());
  }

  @Test
  void ofTwoDeliveriesAtOnceReadsTheLargerExecution() {
    delivery("run-1", "2026-07-03T06:00:00Z", "10");
    delivery("run-2", "2026-07-03T06:00:00Z", "20");
    assertEquals("run-2", only(folder).delivery().execution());
  }

  @Test
  void findsTheDataOfAManifestGivenAlone() {
    delivery("run-1", "2026-07-03T06:00:00Z", "1", "2");
    assertEquals(
        "3",
        Money.print(
            only(folder.resolve("export/metadata/BILLING_PERIOD=2026-06/run-1/x-Manifest.json"))
                .eligible()));
  }

  @Test
  void readsAnS3UriFromTheFolderThatStandsForS3() {
    delivery("run-1", "2026-07-03T06:00:00Z", "1", "2");
    String uri = "s3://bucket/prefix/export/metadata/BILLING_PERIOD=2026-06/run-1/x-Manifest.json";
    List<Bill> bills =
        new DuckBillReader(ReaderSettings.standard().withMirror(folder))
            .read(List.of(uri), Eligibility.standard());
    assertEquals("3", Money.print(bills.getFirst().assessments().getFirst().eligible()));
  }

  @Test
  void filesGivenByThemselvesAreOneDelivery() {
    Path one = Bills.write(folder.resolve("one.csv"), Bills.csv(Bills.line()));
    Path two = Bills.write(folder.resolve("two.csv.gz"), Bills.gzip(Bills.csv(Bills.line())));
    Path three = ParquetBills.write(folder.resolve("three.parquet"), 10);
    date(one, "2026-07-01T00:00:00Z");
    date(two, "2026-07-03T00:00:00Z");
    date(three, "2026-07-02T00:00:00Z");
    Assessed assessments = Bills.assess(one, two, three);
    assertEquals("30", Money.print(assessments.of(SUBJECT).eligible()));
    assertEquals(
        Instant.parse("2026-07-03T00:00:00Z"), assessments.of(SUBJECT).delivery().modified());
  }

  @Test
  void aFolderWithoutAManifestIsTheDataFilesInIt() {
    Bills.write(folder.resolve("a/one.csv"), Bills.csv(Bills.line()));
    Bills.write(folder.resolve("b/one.csv"), Bills.csv(Bills.line()));
    Bills.write(folder.resolve("b/notes.txt"), "not a bill");
    assertEquals("20", Money.print(only(folder).eligible()));
  }

  @Test
  void namesOfFilesNeverReachTheDatabase() {
    Path odd = folder.resolve("it's [odd] *{a,b}? \"x\"; DROP TABLE.csv");
    assertEquals("10", Money.print(Bills.assess(odd, Bills.csv(Bills.line())).eligible()));
  }

  @Test
  void readsLegacyNamesAndFieldsOfSeveralLines() {
    Map<String, String> line =
        Bills.with("line_item_line_item_description", "two\nlines, \"quoted\"");
    String csv =
        Bills.csv(line, Bills.line())
            .replace("bill_payer_account_id", "bill/PayerAccountId")
            .replace("bill_billing_period_start_date", "bill/BillingPeriodStartDate")
            .replace("line_item_usage_account_id", "\"lineItem/UsageAccountId\"")
            .replace("line_item_line_item_type", "lineItem/LineItemType")
            .replace("line_item_net_unblended_cost", "lineItem/NetUnblendedCost");
    Assessment assessment =
        Bills.assess(folder.resolve("legacy.csv"), "\ufeff" + csv.replace("\n", "\r\n"));
    assertEquals(2, assessment.rows());
    assertEquals("20", Money.print(assessment.eligible()));
    assertEquals("cur", assessment.delivery().format());
  }

  @Test
  void readsABillWithoutNetCosts() {
    String csv = Bills.csv(Bills.line()).replace(",line_item_net_unblended_cost", "");
    String withoutNet = csv.replace(",10,\n", ",10\n");
    assertEquals("10", Money.print(Bills.assess(folder.resolve("b.csv"), withoutNet).eligible()));
  }
}
