package zoncoin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Totals;
import zoncoin.reward.Breakdown;
import zoncoin.reward.Reward;
import zoncoin.reward.RewardPolicy;

/**
 * What {@code zon bill} says, however it says it.
 *
 * @param rows each assessment with its reward, oldest period first
 * @param totals of all bills, by currency
 * @param policy what the rewards are by
 * @param warnings what somebody should look at
 */
record BillReport(
    List<Row> rows,
    SortedMap<Currency, Totals> totals,
    RewardPolicy policy,
    List<String> warnings) {
  /**
   * An assessment and what it earns.
   *
   * @param assessment the assessment
   * @param breakdown its reward; empty where the policy has no peg for the currency
   */
  record Row(Assessment assessment, Optional<Breakdown> breakdown) {
    /** The reward in zon. */
    OptionalLong rewardZon() {
      return breakdown.stream().mapToLong(parts -> parts.reward().zon()).findFirst();
    }
  }

  /** Reports some bills. */
  static BillReport of(List<Bill> bills, RewardPolicy policy) {
    List<Assessment> assessments =
        bills.stream().flatMap(bill -> bill.assessments().stream()).toList();
    List<String> warnings = new ArrayList<>();
    bills.forEach(bill -> warnings.addAll(bill.warnings()));
    SortedMap<Currency, Totals> totals = Totals.byCurrency(assessments);
    totals.keySet().stream()
        .filter(currency -> policy.pegZon(currency).isEmpty())
        .forEach(currency -> warnings.add(withoutPeg(currency, policy)));
    return new BillReport(
        assessments.stream().map(one -> row(one, policy)).toList(), totals, policy, warnings);
  }

  /** As if the policy were in force for every period of the bill. */
  private static Row row(Assessment assessment, RewardPolicy policy) {
    return new Row(assessment, Reward.preview(assessment, policy, Circumstances.NONE));
  }

  private static String withoutPeg(Currency currency, RewardPolicy policy) {
    return "policy %s has no peg for %s: it earns nothing".formatted(policy.name(), currency);
  }
}
