package zoncoin.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import zoncoin.billing.Finality;
import zoncoin.billing.Period;
import zoncoin.billing.Source;

/**
 * When coins can be spent, and until when. Both follow from the bill and the policy, never from the
 * day a job happens to run.
 *
 * @param due from when on they can be spent
 * @param lot the last month in which they can be spent (UTC)
 */
public record Vesting(Instant due, YearMonth lot) {
  /**
   * From when on a period's coins wait: from its first final delivery on or, as long as there is
   * none, from when an exported bill closes by the clock, though nothing is delivered any more.
   *
   * @param period the billing period
   * @param newest what its newest delivery comes from; what is no export never closes so
   * @param firstFinal when its first final delivery was made, if one was
   */
  static Optional<Instant> begins(Period period, Source newest, Optional<Instant> firstFinal) {
    return firstFinal.or(
        () -> newest == Source.EXPORT ? Optional.of(Finality.closing(period)) : Optional.empty());
  }

  /**
   * The vesting of a period's coins.
   *
   * @param period the billing period
   * @param firstFinal when its first final delivery was made, or it closed without one; counts as
   *     the end of the period if before it
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
