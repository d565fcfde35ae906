package zoncoin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Currency;
import zoncoin.billing.Totals;
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
   * @param rewardZon its reward; empty where the policy has no peg for the currency
   */
  record Row(Assessment assessment, OptionalLong rewardZon) {}

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
        assessments.stream().map(one -> new Row(one, Reward.of(one, policy))).toList(),
        totals,
        policy,
        warnings);
  }

  private static String withoutPeg(Currency currency, RewardPolicy policy) {
    return "policy %s has no peg for %s: it earns nothing".formatted(policy.name(), currency);
  }
}
