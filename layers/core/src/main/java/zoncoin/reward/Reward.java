package zoncoin.reward;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Grouping;
import zoncoin.billing.Period;
import zoncoin.tlog.Malformed;

/**
 * What an assessment earns: by a policy with one rate {@code floor(rate × max(0, eligible) × peg)},
 * rounded once, at most the cap. By any other, see {@code reward-policy.md}.
 */
public final class Reward {
  private Reward() {}

  /**
   * The reward of an assessment, in zon, of an account in no tier and after its first period.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @return zero or more; empty where the policy has no peg for the currency
   * @throws Malformed if the policy is not the one for this assessment, or the reward is more than
   *     one posting holds and the policy has no cap
   */
  public static OptionalLong of(Assessment assessment, RewardPolicy policy) {
    return zon(explain(assessment, policy, Circumstances.NONE));
  }

  private static OptionalLong zon(Optional<Breakdown> breakdown) {
    return breakdown.stream().mapToLong(parts -> parts.reward().zon()).findFirst();
  }

  /**
   * How the reward of an assessment comes about.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @param circumstances what the account brings along
   * @return empty where the policy has no peg for the currency
   * @throws Malformed as {@link #of}, or if the policy has no tier of that name
   */
  public static Optional<Breakdown> explain(
      Assessment assessment, RewardPolicy policy, Circumstances circumstances) {
    if (assessment.subject().period().compareTo(policy.from()) < 0) {
      throw new Malformed(
          "policy %s is in force from %s on; the assessment is of %s"
              .formatted(policy.name(), policy.from(), assessment.subject()));
    }
    return preview(assessment, policy, circumstances);
  }

  /**
   * As {@link #explain}, also if the policy is not in force for the period.
   *
   * @throws Malformed if the assessment was made by the rules of another policy, or as above
   */
  public static Optional<Breakdown> preview(
      Assessment assessment, RewardPolicy policy, Circumstances circumstances) {
    if (!assessment.eligibility().equals(policy.eligibility().hash())) {
      throw new Malformed(
          "assessment of %s was not made by the rules of policy %s"
              .formatted(assessment.subject(), policy.name()));
    }
    Grouping by = policy.eligibility().grouping();
    if (!by.isNone() && !assessment.groups().by().equals(by)) {
      throw new Malformed(
          "assessment of %s does not tell apart what policy %s looks at: %s"
              .formatted(assessment.subject(), policy.name(), by.words()));
    }
    List<GroupTotal> groups =
        by.isNone()
            ? List.of(new GroupTotal(Group.NONE, assessment.eligible()))
            : assessment.groups().totals();
    return Tariff.of(policy, assessment.subject().period(), assessment.subject().currency())
        .map(tariff -> tariff.earn(groups, circumstances));
  }

  /**
   * The arithmetic alone: the reward of so much eligible spend in zon, nothing told apart; empty
   * where the policy has no peg for the currency.
   */
  public static OptionalLong of(BigDecimal eligible, Currency currency, RewardPolicy policy) {
    Period period = policy.from();
    List<GroupTotal> all = List.of(new GroupTotal(Group.NONE, eligible));
    return zon(
        Tariff.of(policy, period, currency).map(tariff -> tariff.earn(all, Circumstances.NONE)));
  }
}
