package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.exports.SampleBill;

class BillCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("zoncoin.root", ".."));
  private static final Path GOLDEN =
      ROOT.resolve("layers/exports/src/test/resources/zoncoin/exports/golden-cur-2.0");

  @TempDir private Path folder;

  @Test
  void saysForPeopleWhatABillIsWorthAndWhatEarnsNothing() {
    Answer answer = Answer.to("bill", GOLDEN);
    assertEquals(
        """
        payer         account       period   in   rows     unblended     eligible  reward ZNC  final
        999988887777  111122223333  2026-06  USD     9   140.3100002  133.0000002         266  yes
        999988887777  444455556666  2026-06  USD     6  1105.00        39.00               78  yes
        999988887777  999988887777  2026-06  USD     2   113.00         0.00                0  yes

        line type                in   rows    unblended     eligible
        Credit                   USD     1  -25.00       -25.00
        DiscountedUsage          USD     1    0.00         0.00
        Fee                      USD     2  600.00         0.00
        RIFee                    USD     1   30.00        30.00
        Refund                   USD     1   -2.50        -2.50
        SavingsPlanCoveredUsage  USD     1   50.00        50.00
        SavingsPlanNegation      USD     1  -50.00       -50.00
        SavingsPlanRecurringFee  USD     1   40.00        40.00
        SavingsPlanUpfrontFee    USD     1  365.00         0.00
        Tax                      USD     1    7.31         0.00
        Usage                    USD     6  343.5000002  129.5000002

        earns nothing, because:
        line type              in   rows  unblended  because
        Usage                  USD     1     200.00  not sold by AWS itself (Marketplace)
        Fee                    USD     1     100.00  product on the deny list (support, domain registration)
        Usage                  USD     1      13.00  product on the deny list (support, domain registration)
        Fee                    USD     1     500.00  line type earns nothing
        SavingsPlanUpfrontFee  USD     1     365.00  line type earns nothing
        Tax                    USD     1       7.31  line type earns nothing

        Rewards by policy standard-1: 2 % of what is eligible, spendable 14 days after the bill is final.
        """,
        answer.out());
    assertEquals("", answer.err());
    assertEquals(Zon.GOOD, answer.exit());
  }

  @Test
  void saysTheSameForProgramsWithAmountsAsStrings() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(GOLDEN.resolve("expected.json").toFile());
    JsonNode answer = Answer.to("bill", GOLDEN, "--json").json();
    assertEquals(3, answer.get("assessments").size());
    for (JsonNode one : answer.get("assessments")) {
      String subject = one.get("payer").textValue() + "/" + one.get("account").textValue();
      JsonNode totals = expected.get("by_account").get(subject + "/USD");
      assertEquals(totals.get("rows").longValue(), one.get("rows").longValue());
      assertSame(totals.get("unblended"), one.get("unblended"));
      assertSame(totals.get("eligible_net"), one.get("eligible"));
      assertEquals("2026-06", one.get("period").textValue());
      assertEquals("USD", one.get("currency").textValue());
      assertTrue(one.get("final").booleanValue());
    }
    assertEquals(266_000_000, answer.get("assessments").get(0).get("rewardZon").longValue());
    for (JsonNode type : answer.get("lineTypes")) {
      JsonNode totals = expected.get("by_line_item_type").get(type.get("type").textValue());
      assertEquals(totals.get("rows").longValue(), type.get("rows").longValue());
      assertSame(totals.get("unblended"), type.get("unblended"));
    }
    assertEquals(0, answer.get("warnings").size());
  }

  private static void assertSame(JsonNode expected, JsonNode actual) {
    assertTrue(actual.isTextual(), actual.toString());
    assertEquals(
        0, new BigDecimal(expected.textValue()).compareTo(new BigDecimal(actual.textValue())));
  }

  @Test
  void saysWhyAPeriodIsNotFinal() {
    SampleBill.write(folder);
    String out = Answer.to("bill", folder).out();
    List<String> open = out.lines().filter(line -> line.contains("  2026-06  ")).toList();
    assertEquals(5, open.size());
    assertTrue(
        open.stream().allMatch(line -> line.endsWith("  no: no line has an invoice id yet")), out);
  }

  @Test
  void earnsNothingInACurrencyWithoutAPegAndSaysSo() throws IOException {
    Path bill = write("bill.csv", line("EUR", "10"), line("USD", "10"));
    JsonNode answer = Answer.to("bill", bill, "--json").json();
    assertTrue(answer.get("assessments").get(0).get("rewardZon").isNull());
    assertEquals(20_000_000, answer.get("assessments").get(1).get("rewardZon").longValue());
    assertEquals(
        List.of(
            "the bill is in [EUR, USD]: assessed apart, never summed",
            "policy standard-1 has no peg for EUR: it earns nothing"),
        answer.get("warnings").valueStream().map(JsonNode::textValue).toList());
  }

  @Test
  void answersABadBillWithOneLineAndOne() throws IOException {
    Path bill = write("bill.csv", line("USD", "10"), line("USD", "NaN"));
    Answer answer = Answer.to("bill", bill);
    assertEquals("", answer.out());
    assertEquals(
        "zon: bill.csv, row 2, column line_item_unblended_cost: \"NaN\": a cost is a finite number"
            + " of at most 18 digits before the point and 18 behind (nothing was counted; fetch the"
            + " bill again)\n",
        answer.err());
    assertEquals(Zon.FOUND_WRONG, answer.exit());
  }

  @Test
  void answersAPathThatIsNotThereWithOneLineAndTwo() {
    Answer answer = Answer.to("bill", folder.resolve("none"));
    assertEquals("zon: there is no " + folder.resolve("none") + "\n", answer.err());
    assertEquals(Zon.WRONG_USE, answer.exit());
  }

  @Test
  void answersWhatIsNoBillWithTwoWhicheverCommandReadsIt() throws IOException {
    Path text = Files.writeString(folder.resolve("text.parquet"), "this is text\n");
    Path header = write("header.csv");
    Path bill = write("bill.csv", line("USD", "10"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    for (List<Path> paths :
        List.of(
            List.of(text), List.of(header), List.of(bill, bill), List.of(empty), List.of(other))) {
      List<Object> words = new ArrayList<>(paths);
      words.addFirst("bill");
      Answer read = Answer.to(words.toArray());
      words.set(0, "demo");
      words.addAll(List.of("--dir", folder.resolve("demo")));
      Answer told = Answer.to(words.toArray());
      assertEquals(Zon.WRONG_USE, read.exit(), read.err());
      assertEquals(1, read.err().lines().count(), read.err());
      assertTrue(read.err().contains("name a manifest, a folder or data files"), read.err());
      assertEquals(read.err(), told.err());
      assertEquals(Zon.WRONG_USE, told.exit());
    }
    assertTrue(Answer.to("bill", bill, bill).err().startsWith("zon: bill.csv: two files of this"));
  }

  @Test
  void answersADamagedBillWithOneAlsoInTheDemo() throws IOException {
    Path bill = write("bill.csv", line("USD", "10"), line("USD", "NaN"));
    Answer told = Answer.to("demo", bill, "--dir", folder.resolve("demo"));
    assertEquals(Zon.FOUND_WRONG, told.exit());
    assertEquals(Answer.to("bill", bill).err(), told.err());
    assertFalse(Files.exists(folder.resolve("demo")));
  }

  @Test
  void answersNoPathWithTwo() {
    assertEquals(Zon.WRONG_USE, Answer.to("bill").exit());
  }

  @Test
  void readsTheRealBillOfOctober2018() throws IOException {
    String samples = System.getProperty("zoncoin.samples");
    assumeTrue(samples != null, "skipped: give the folder of public bills as -Dzoncoin.samples=");
    Path bill =
        ROOT.resolve(String.valueOf(samples)).resolve("A2-cur-legacy-parquet-2018/Oct2018.parquet");
    JsonNode answer = Answer.to("bill", bill, "--json").json();
    assertEquals("71.4558054277", answer.at("/assessments/0/eligible").textValue());
    assertEquals("3993.0273261102", answer.at("/assessments/1/eligible").textValue());
    assertEquals(7_986_054_652L, answer.at("/assessments/1/rewardZon").longValue());
    assertEquals("Usage", answer.at("/lineTypes/2/type").textValue());
    assertEquals("3914.7077525379", answer.at("/lineTypes/2/unblended").textValue());
  }

  @Test
  void countsOnTheBasisThatIsAskedFor() throws IOException {
    Path bill =
        Files.writeString(
            folder.resolve("focus.csv"),
            "BilledCost,EffectiveCost,BillingAccountId,SubAccountId,BillingPeriodStart,"
                + "BillingCurrency,ChargeCategory,ChargeFrequency,ProviderName,PublisherName,"
                + "ServiceName,InvoiceId\n"
                + "0,6.5,999988887777,111122223333,2026-06-01,USD,Usage,Usage-Based,AWS,"
                + "Amazon Web Services,Amazon EC2,1\n"
                + "7,0,999988887777,999988887777,2026-06-01,USD,Purchase,Recurring,AWS,"
                + "Amazon Web Services,Amazon EC2,1\n"
                + "1,1,ocid1.tenancy,a,2026-06-01,USD,Usage,Usage-Based,Oracle,Oracle,Compute,1\n");
    assertEquals(
        """
        payer         account       period   in   rows  unblended  eligible  reward ZNC  final
        999988887777  111122223333  2026-06  USD     1       0.00      6.50          13  yes
        999988887777  999988887777  2026-06  USD     1       7.00      0.00           0  yes

        line type          in   rows  unblended  eligible
        RecurringPurchase  USD     1       7.00      0.00
        Usage              USD     1       0.00      6.50

        Rewards by policy standard-1-amortised: 2 % of what is eligible (amortised), spendable 14 days after the bill is final.
        warning: provider "Oracle" is not AWS: 1 lines of 1 USD earn nothing
        """,
        Answer.to("bill", bill, "--basis", "amortised").out());
    JsonNode invoiced = Answer.to("bill", bill, "--json", "--basis", "invoiced").json();
    assertEquals("7", invoiced.at("/assessments/1/eligible").textValue());
    assertEquals(Zon.WRONG_USE, Answer.to("bill", bill, "--basis", "cash").exit());
  }

  private Path write(String name, String... lines) throws IOException {
    String header =
        "bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,"
            + "line_item_currency_code,line_item_line_item_type,bill_billing_entity,"
            + "line_item_product_code,line_item_line_item_description,bill_invoice_id,"
            + "line_item_unblended_cost\n";
    return Files.writeString(folder.resolve(name), header + String.join("", lines));
  }

  private static String line(String currency, String cost) {
    return "999988887777,111122223333,2026-06-01T00:00:00Z,%s,Usage,AWS,AmazonEC2,,1,%s\n"
        .formatted(currency, cost);
  }
}
