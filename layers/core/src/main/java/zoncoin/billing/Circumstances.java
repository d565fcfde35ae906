package zoncoin.billing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account brings along besides its bill, where a reward policy looks at it. An assessment
 * records it, so that its reward can be recomputed.
 *
 * @param tier how its tier came about, if the policy has tiers
 * @param isFirstPeriod whether it is the billing period in which the account enrolled for the first
 *     time
 */
public record Circumstances(Optional<TierReached> tier, boolean isFirstPeriod) {
  /** Of an account in no tier, whose first period is over. */
  public static final Circumstances NONE = new Circumstances(Optional.empty(), false);

  /** What stands where no tier was reached. */
  public static final String NO_TIER = "-";

  /**
   * The tier of a period, fixed when the period before closed.
   *
   * @param name its name; {@link #NO_TIER} if none was reached
   * @param vestedSpend the eligible spend that counted for it
   */
  public record TierReached(String name, BigDecimal vestedSpend) {}

  /** The name of the tier; {@link #NO_TIER} if there is none. */
  public String tierName() {
    return tier.map(TierReached::name).orElse(NO_TIER);
  }
}
