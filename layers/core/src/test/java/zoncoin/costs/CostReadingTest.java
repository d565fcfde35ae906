package zoncoin.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Source;
import zoncoin.tlog.Malformed;

final class CostReadingTest {
  private static final Path SPECIFICATION = Path.of("src/main/java/zoncoin/costs/cost-reading.md");
  private static final Eligibility RULES = Eligibility.standard();

  /** The example that the specification opens with. */
  static String example() {
    try {
      return Files.readString(SPECIFICATION).split("```\n", -1)[1];
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void theExampleOfTheSpecificationIsAReadingThatPrintsBack() {
    CostReading reading = CostReading.parse(example());
    assertEquals(example(), reading.text());
    assertTrue(reading.isFinal());
  }

  @Test
  void noLineCanBeLeftOutDoubledOrMovedUnnoticed() {
    List<String> lines = example().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> doubled = new java.util.ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      assertThrows(Malformed.class, () -> CostReading.parse(String.join("\n", doubled) + "\n"));
      if (i > 0) {
        List<String> moved = new java.util.ArrayList<>(lines);
        java.util.Collections.swap(moved, i - 1, i);
        assertThrows(Malformed.class, () -> CostReading.parse(String.join("\n", moved) + "\n"));
      }
    }
  }

  @Test
  void aReadingBecomesABillOfExactDecimalsByTheRulesOfAnyBill() {
    CostReading reading = CostReading.parse(example());
    Bill bill = CostBill.of(reading, RULES);
    assertEquals(Source.COST_EXPLORER, bill.delivery().age().source());
    Assessment one = bill.assessments().getFirst();
    assertEquals(new BigDecimal("82.3100002"), one.unblended());
    assertEquals(new BigDecimal("72.5"), one.eligible());
    assertEquals(List.of("2026A0001"), one.invoices());
    assertTrue(one.finality().isFinal());
    assertEquals(List.of(), bill.warnings());
  }

  @ParameterizedTest
  @CsvSource({"no, yes, true", "yes, yes, false", "no, no, false", "yes, no, false"})
  void isFinalOnlyWhenItIsNoEstimateAndInvoiced(
      String estimated, String invoiced, boolean isFinal) {
    String text = example().replace("estimated no", "estimated " + estimated);
    CostReading reading =
        CostReading.parse(invoiced.equals("no") ? text.replace("invoice 2026A0001\n", "") : text);
    assertEquals(isFinal, reading.isFinal());
    assertEquals(
        isFinal, CostBill.of(reading, RULES).assessments().getFirst().finality().isFinal());
  }

  @ParameterizedTest
  @CsvSource({
    "Usage, Usage",
    "Recurring reservation fee, RIFee",
    "Support fee, Fee",
    "Enterprise Discount Program Discount, EdpDiscount",
    "Savings Plan negation, SavingsPlanNegation",
    "Savings Plan Negation, SavingsPlanNegation",
    "Savings Plan Covered Usage, SavingsPlanCoveredUsage",
    "Savings Plan Recurring Fee, SavingsPlanRecurringFee",
    "Savings Plan Upfront Fee, SavingsPlanUpfrontFee",
    "Reservation applied usage, DiscountedUsage",
    "Other out-of-cycle charges, Fee",
    "SavingsPlanUpfrontFee, SavingsPlanUpfrontFee",
    "DiscountedUsage, DiscountedUsage",
    "RIFee, RIFee",
    "Fee, Fee",
    "Recurring, Recurring",
    "Upfront, Upfront",
    "Support, Support",
    "Something new (2027), Something-new-2027",
    "3rd party, type-3rd-party",
  })
  void everyRecordTypeHasALineType(String recordType, String lineType) {
    assertEquals(new LineType(lineType), RecordType.lineType(recordType));
  }

  @Test
  void aRecordTypeThatNobodyKnowsEarnsNothingAndIsWarnedOf() {
    String text = example().replace(" Usage\n", " Unheard of\n");
    Bill bill = CostBill.of(CostReading.parse(text), RULES);
    assertEquals(new BigDecimal("-25"), bill.assessments().getFirst().eligible());
    assertTrue(bill.warnings().getFirst().startsWith("line type Unheard-of is not known"));
  }

  @Test
  void whatTheRulesDenyIsLeftOutOfTheQuestionOrWarnedOf() {
    CostExplorer.Query query =
        CostBill.query("999988887777", zoncoin.billing.Period.parse("2026-06"), RULES);
    assertEquals(List.of("AISPL", "AWS"), query.billingEntities());
    assertEquals(
        List.of(
            "AWS Premium Support",
            "AWS Support (Business)",
            "AWS Support (Developer)",
            "AWS Support (Enterprise)",
            "Amazon Registrar"),
        query.withoutServices());
    Eligibility more =
        new Eligibility(
            RULES.basis(),
            RULES.billingEntities(),
            RULES.earning(),
            RULES.notEarning(),
            List.of("AmazonBraket"),
            RULES.deniedRefunds(),
            RULES.named());
    Bill bill = CostBill.of(CostReading.parse(example()), more);
    assertEquals(
        List.of("Cost Explorer has no service for the denied product AmazonBraket"),
        bill.warnings());
  }
}
