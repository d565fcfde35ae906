package zoncoin.reward;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.tlog.Malformed;

/**
 * What an assessment earns: {@code floor(rate × max(0, eligible) × peg)}, rounded once, at most the
 * cap.
 */
public final class Reward {
  private Reward() {}

  /**
   * The reward of an assessment, in zon.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @return zero or more; empty where the policy has no peg for the currency
   * @throws Malformed if the policy is not the one for this assessment, or the reward is more than
   *     one posting holds and the policy has no cap
   */
  public static OptionalLong of(Assessment assessment, RewardPolicy policy) {
    if (assessment.subject().period().compareTo(policy.from()) < 0) {
      throw new Malformed(
          "policy %s is in force from %s on; the assessment is of %s"
              .formatted(policy.name(), policy.from(), assessment.subject()));
    }
    if (!assessment.eligibility().equals(policy.eligibility().hash())) {
      throw new Malformed(
          "assessment of %s was not made by the rules of policy %s"
              .formatted(assessment.subject(), policy.name()));
    }
    return of(assessment.eligible(), assessment.subject().currency(), policy);
  }

  /** The arithmetic alone: the reward of so much eligible spend. */
  static OptionalLong of(BigDecimal eligible, Currency currency, RewardPolicy policy) {
    OptionalLong peg = policy.pegZon(currency);
    if (peg.isEmpty()) {
      return OptionalLong.empty();
    }
    BigDecimal exact =
        eligible
            .max(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(policy.rateMillionths(), 6))
            .multiply(BigDecimal.valueOf(peg.getAsLong()));
    BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
    BigDecimal most = BigDecimal.valueOf(policy.capZon());
    if (whole.compareTo(most) > 0 && policy.capZon() == RewardPolicy.MAX_ZON) {
      throw new Malformed(
          "reward of %s %s by policy %s is more than %d zon"
              .formatted(eligible.toPlainString(), currency, policy.name(), policy.capZon()));
    }
    return OptionalLong.of(whole.min(most).longValueExact());
  }
}
