package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.billing.Finality;
import zoncoin.billing.Money;

/** FOCUS 1.0 and 1.2. */
class FocusTest {
  @TempDir private Path folder;
  @TempDir private Path temporary;
  private BadInput bad = new BadInput(Path.of(""), Path.of(""));

  @BeforeEach
  void folders() {
    bad = new BadInput(folder, temporary);
  }

  private Assessment assess(String csv) {
    return Bills.assess(folder.resolve("focus.csv"), csv);
  }

  private Assessment assess(Basis basis, String csv) {
    return Bills.assess(basis, Bills.write(folder.resolve("focus.csv"), csv));
  }

  /** Each kind of charge: the line type it is told in, and what of it counts on either basis. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Usage      |            | Usage-Based | Usage             |  8 |  6
          Usage      | Correction | Usage-Based | Refund            |  8 |  6
          Credit     |            | One-Time    | Credit            |  8 |  6
          Adjustment |            | One-Time    | Adjustment        |  8 |  6
          Purchase   |            | Recurring   | RecurringPurchase |  8 |  6
          Purchase   | Correction | Recurring   | Refund            |  8 |  6
          Purchase   |            | One-Time    | OneTimePurchase   |  0 |  0
          Purchase   | Correction | One-Time    | OneTimePurchase   |  0 |  0
          Tax        |            | Usage-Based | Tax               |  0 |  0
          Tax        | Correction | Usage-Based | Tax               |  0 |  0
          Barter     |            | Usage-Based | Barter            |  0 |  0
          """)
  void countsEachKindOfCharge(
      String category,
      String kind,
      String frequency,
      String type,
      String invoiced,
      String amortised) {
    Map<String, String> line =
        FocusLines.with(
            "ChargeCategory",
            category,
            "ChargeClass",
            kind == null ? "NULL" : kind,
            "ChargeFrequency",
            frequency,
            "BilledCost",
            "8",
            "EffectiveCost",
            "6");
    Assessment onInvoice = assess(Basis.INVOICED, FocusLines.csv(line));
    assertEquals(type, onInvoice.lines().getFirst().type().name());
    assertEquals(invoiced, Money.print(onInvoice.eligible()));
    assertEquals(amortised, Money.print(assess(Basis.AMORTISED, FocusLines.csv(line)).eligible()));
    assertEquals("8", Money.print(onInvoice.unblended()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Amazon Web Services EMEA SARL         | AmazonEC2          | Amazon Elastic Compute Cloud | 10
          Amazon Web Services India Private Ltd | AmazonEC2          | Amazon Elastic Compute Cloud | 10
          AWS                                   | AmazonEC2          | Amazon Elastic Compute Cloud | 10
          Red Hat Inc.                          | AmazonEC2          | Amazon Elastic Compute Cloud | 0
          AWSome Analytics Ltd.                 | AmazonEC2          | Amazon Elastic Compute Cloud | 0
          Amazonas Data GmbH                    | AmazonEC2          | Amazon Elastic Compute Cloud | 0
          NULL                                  | AmazonEC2          | Amazon Elastic Compute Cloud | 0
          Amazon Web Services, Inc.             | AWSSupportBusiness | AWS Support (Business)       | 0
          Amazon Web Services, Inc.             | NULL               | AWS Support (Business)       | 0
          Amazon Web Services, Inc.             | NULL               | AWS Premium Support          | 0
          Amazon Web Services, Inc.             | NULL               | Amazon Registrar             | 0
          Amazon Web Services, Inc.             | NULL               | Amazon Route 53              | 10
          """)
  void earnsOnlyWhatAwsPublishesAndNobodyDenies(
      String publisher, String code, String service, String eligible) {
    Map<String, String> line =
        FocusLines.with("PublisherName", publisher, "x_ServiceCode", code, "ServiceName", service);
    assertEquals(eligible, Money.print(assess(FocusLines.csv(line)).eligible()));
  }

  @Test
  void takesNothingBackForARefundOfASavingsPlansOneTimeFee() {
    Map<String, String> refund =
        FocusLines.with(
            "BilledCost", "-4",
            "ChargeClass", "Correction",
            "ChargeDescription", "Refund for one-time fee for Savings Plan 12");
    assertEquals("10", Money.print(assess(FocusLines.csv(FocusLines.line(), refund)).eligible()));
    refund.put("ChargeDescription", "Refund for an hour");
    assertEquals("6", Money.print(assess(FocusLines.csv(FocusLines.line(), refund)).eligible()));
  }

  @Test
  void isFinalByInvoiceIn12AndByTimeIn10() throws IOException {
    Assessment invoiced = assess(FocusLines.csv(FocusLines.line()));
    assertEquals("focus-1.2", invoiced.delivery().format());
    assertEquals(List.of("2026A0001"), invoiced.invoices());
    assertEquals(Finality.INVOICED, invoiced.finality());
    Path open =
        Bills.write(
            folder.resolve("open.csv"), FocusLines.csv(FocusLines.with("InvoiceId", "NULL")));
    Files.setLastModifiedTime(open, FileTime.from(Instant.parse("2026-07-31T00:00:00Z")));
    assertEquals(Finality.NOT_INVOICED, Bills.assess(open).only().finality());
    Path file =
        Bills.write(
            folder.resolve("focus.csv"), FocusLines.csvWithout("InvoiceId", FocusLines.line()));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-07-30T00:00:00Z")));
    Assessment early = Bills.assess(file).only();
    assertEquals("focus-1.0", early.delivery().format());
    assertEquals(Finality.NOT_SETTLED, early.finality());
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-07-31T00:00:00Z")));
    assertEquals(Finality.SETTLED, Bills.assess(file).only().finality());
  }

  @Test
  void chargesOfNoSubAccountAreTheBillingAccountsOwn() {
    assertEquals(
        "999988887777",
        assess(FocusLines.csv(FocusLines.with("SubAccountId", "NULL"))).subject().account());
  }

  @Test
  void onlyAwsEarnsWhereSeveralProvidersShareAFile() {
    Map<String, String> azure =
        FocusLines.with(
            "ProviderName", "Microsoft",
            "BillingAccountId", "/providers/Microsoft.Billing/billingAccounts/8611537",
            "BillingPeriodStart", "2025-02-14 00:00:00",
            "SubAccountId", "a-b-c",
            "BilledCost", "1.97651418586");
    Path file =
        Bills.write(folder.resolve("all.csv"), FocusLines.csv(azure, FocusLines.line(), azure));
    Bill bill = Bills.read(file).getFirst();
    assertEquals(
        List.of("provider \"Microsoft\" is not AWS: 2 lines of 3.95302837172 USD earn nothing"),
        bill.warnings());
    assertEquals("10", Money.print(bill.assessments().getFirst().unblended()));
    assertEquals(1, bill.assessments().size());
  }

  @Test
  void refusesABillWithoutALineOfAws() {
    bad.refuses(
        "oci.csv: no line of AWS in it",
        bad.file("oci.csv", FocusLines.csv(FocusLines.with("ProviderName", "Oracle"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BillingAccountId   | 1234567890123 | an account is 12 digits: "1234567890123"
          SubAccountId       | 11353890204   | an account is 12 digits: "11353890204"
          BillingCurrency    | $             | currency is three capital letters: "$"
          BillingPeriodStart | 5/1/25        | a billing period starts at midnight UTC of a first: "5/1/25"
          ChargeCategory     | Us age        | line type is one word of at most 64 letters and digits: "Us age"
          BilledCost         | $10,000.00    | a cost is a finite number of at most 18 digits before the point and 18 behind
          BilledCost         | NaN           | a cost is a finite number of at most 18 digits before the point and 18 behind
          ChargePeriodStart  | 2026-07-01    | usage outside its billing period, which ends before 2026-07-01
          """)
  void refusesAValueThatIsNotInItsForm(String column, String value, String rule) {
    Path file =
        bad.file("focus.csv", FocusLines.csv(FocusLines.line(), FocusLines.with(column, value)));
    bad.refuses("focus.csv, row 2, column " + column + ": \"" + value + "\": " + rule, file);
  }

  @Test
  void refusesAFileThatIsNotWhole() {
    for (String column : List.of("PublisherName", "ServiceName", "SubAccountId", "ProviderName")) {
      bad.refuses(
          "focus.csv: not a bill: no column " + column,
          bad.file("focus.csv", FocusLines.csvWithout(column, FocusLines.line())));
    }
  }

  @Test
  void refusesAFileThatMixesWithAnotherFormat() {
    Path one = bad.file("cur.csv", Bills.csv(Bills.line()));
    Path two = bad.file("focus.csv", FocusLines.csv(FocusLines.line()));
    String complaint = bad.complaint(one, two);
    assertTrue(complaint.endsWith("where another file of the delivery is cur"), complaint);
  }
}
