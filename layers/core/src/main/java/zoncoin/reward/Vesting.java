package zoncoin.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import zoncoin.billing.Period;

/**
 * When coins can be spent, and until when. Both follow from the bill and the policy, never from the
 * day a job happens to run.
 *
 * @param due from when on they can be spent
 * @param lot the last month in which they can be spent (UTC)
 */
public record Vesting(Instant due, YearMonth lot) {
  /**
   * The vesting of a period's coins.
   *
   * @param period the billing period
   * @param firstFinal when its first final delivery was made; counts as the end of the period if
   *     before it
   * @param policy the policy in force for the period
   */
  public static Vesting of(Period period, Instant firstFinal, RewardPolicy policy) {
    Instant closed = firstFinal.isAfter(period.end()) ? firstFinal : period.end();
    // A day is 24 hours: UTC has no other.
    Instant due = closed.plus(Duration.ofDays(policy.vestDays()));
    YearMonth month = YearMonth.from(due.atOffset(ZoneOffset.UTC));
    return new Vesting(due, month.plusMonths(policy.lotMonths()));
  }
}
