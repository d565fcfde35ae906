package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Money;
import zoncoin.tlog.Malformed;

/** The amortised basis: what a commitment costs counts where it was used. */
class AmortisedTest {
  private static final String TYPE = "line_item_line_item_type";
  private static final String RESERVED = "reservation_effective_cost";
  private static final String PLANNED = "savings_plan_savings_plan_effective_cost";
  private static final String PLANNED_NET = "savings_plan_net_savings_plan_effective_cost";
  private static final String COMMITTED = "savings_plan_total_commitment_to_date";
  private static final String USED = "savings_plan_used_commitment";
  private static final String UNUSED_UPFRONT =
      "reservation_unused_amortized_upfront_fee_for_billing_period";
  private static final String UNUSED_RECURRING = "reservation_unused_recurring_fee";
  private static final List<String> COLUMNS =
      List.of(
          RESERVED,
          "reservation_net_effective_cost",
          PLANNED,
          PLANNED_NET,
          COMMITTED,
          USED,
          UNUSED_UPFRONT,
          "reservation_net_unused_amortized_upfront_fee_for_billing_period",
          UNUSED_RECURRING,
          "reservation_net_unused_recurring_fee");

  @TempDir private Path folder;

  /** A line of ten dollars, with all columns of commitments, which say nothing unless told to. */
  private static Map<String, String> line(String type, String... values) {
    Map<String, String> line = new LinkedHashMap<>(Bills.with(TYPE, type));
    COLUMNS.forEach(column -> line.put(column, ""));
    for (int i = 0; i < values.length; i += 2) {
      line.put(values[i], values[i + 1]);
    }
    return line;
  }

  private Path file(List<Map<String, String>> lines) {
    List<String> rows = new ArrayList<>();
    rows.add(String.join(",", lines.getFirst().keySet()));
    for (Map<String, String> line : lines) {
      rows.add(String.join(",", line.values().stream().map(Bills::quoted).toList()));
    }
    return Bills.write(folder.resolve("bill.csv"), String.join("\n", rows) + "\n");
  }

  private String eligible(Basis basis, List<Map<String, String>> lines) {
    return Money.print(Bills.assess(basis, file(lines)).eligible());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Usage                   | -                                        | 10
          Usage                   | line_item_net_unblended_cost=9           | 9
          Usage                   | reservation_effective_cost=3             | 10
          Credit                  | -                                        | 10
          DiscountedUsage         | reservation_effective_cost=3.25          | 3.25
          DiscountedUsage         | reservation_effective_cost=3.25,reservation_net_effective_cost=3 | 3
          SavingsPlanCoveredUsage | savings_plan_savings_plan_effective_cost=0.7 | 0.7
          SavingsPlanCoveredUsage | savings_plan_savings_plan_effective_cost=0.7,savings_plan_net_savings_plan_effective_cost=0.6 | 0.6
          SavingsPlanNegation     | -                                        | 0
          SavingsPlanRecurringFee | savings_plan_total_commitment_to_date=5,savings_plan_used_commitment=4.999999999999999999 | 0.000000000000000001
          SavingsPlanUpfrontFee   | -                                        | 0
          RIFee                   | reservation_unused_amortized_upfront_fee_for_billing_period=1,reservation_unused_recurring_fee=2 | 3
          RIFee                   | reservation_unused_amortized_upfront_fee_for_billing_period=1,reservation_unused_recurring_fee=2,reservation_net_unused_recurring_fee=1.5 | 2.5
          Fee                     | -                                        | 0
          Tax                     | -                                        | 0
          """)
  void countsEachType(String type, String values, String expected) {
    String[] pairs = values.equals("-") ? new String[0] : values.split("[=,]", -1);
    assertEquals(expected, eligible(Basis.AMORTISED, List.of(line(type, pairs))));
  }

  @Test
  void aMemberUnderACentrallyBoughtPlanEarnsOnlyWhenAmortised() {
    Map<String, String> covered =
        line("SavingsPlanCoveredUsage", PLANNED, "6.5", Bills.ACCOUNT, "444455556666");
    Map<String, String> negation = line("SavingsPlanNegation", Bills.COST, "-10");
    negation.put(Bills.ACCOUNT, "444455556666");
    Map<String, String> fee =
        line("SavingsPlanRecurringFee", Bills.COST, "7", COMMITTED, "7", USED, "6.5");
    Path bill = file(List.of(covered, negation, fee));
    assertEquals(List.of("7", "0"), eligibles(Basis.INVOICED, bill));
    assertEquals(List.of("0.5", "6.5"), eligibles(Basis.AMORTISED, bill));
  }

  private static List<String> eligibles(Basis basis, Path bill) {
    return new DuckBillReader(ReaderSettings.standard())
            .read(List.of(bill.toString()), zoncoin.billing.Eligibility.standard().on(basis))
            .getFirst()
            .assessments()
            .stream()
            .map(Assessment::eligible)
            .map(Money::print)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "DiscountedUsage, reservation_effective_cost",
    "SavingsPlanCoveredUsage, savings_plan_savings_plan_effective_cost",
    "SavingsPlanRecurringFee, savings_plan_total_commitment_to_date",
    "RIFee, reservation_unused_amortized_upfront_fee_for_billing_period"
  })
  void refusesALineThatDoesNotSayWhatItCosts(String type, String column) {
    Path file = file(List.of(line("Usage"), line(type)));
    Malformed refused = assertThrows(Malformed.class, () -> Bills.assess(Basis.AMORTISED, file));
    assertEquals(
        "bill.csv, row 2, column "
            + column
            + ": nothing: a cost is a finite number of at most 18 digits before the point and 18"
            + " behind",
        refused.getMessage());
    assertEquals(2, Bills.assess(Basis.INVOICED, file).rows(), "which the invoice does not need");
  }

  @Test
  void needsNoColumnsOfCommitmentsWhereThereAreNone() {
    Path file = Bills.write(folder.resolve("bill.csv"), Bills.csv(Bills.line()));
    assertEquals("10", Money.print(Bills.assess(Basis.AMORTISED, file).eligible()));
    Path covered =
        Bills.write(folder.resolve("bill.csv"), Bills.csv(Bills.with(TYPE, "DiscountedUsage")));
    Malformed refused = assertThrows(Malformed.class, () -> Bills.assess(Basis.AMORTISED, covered));
    assertEquals(
        "bill.csv, row 1: no column reservation_effective_cost, which says what this line comes to"
            + " amortised",
        refused.getMessage());
  }
}
