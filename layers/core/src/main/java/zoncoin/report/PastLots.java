package zoncoin.report;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;

/**
 * What became of the lots whose month was over before a period began: the history that expected
 * breakage rests on.
 *
 * <pre>{@code
 * expected of a lot whose month is over   all that is left of it
 * expected of any other lot               min(what is left, ⌊vested into it × expired ÷ vested⌋)
 * }</pre>
 *
 * <p>with {@code expired ÷ vested} taken over the past lots, at most one. Where nothing ever vested
 * into past lots there is no history, and nothing is expected of the others.
 *
 * @param months how many such lots there were
 * @param vested what became spendable with them, less what was clawed back
 * @param expired what of it expired, less what was clawed back of that
 */
public record PastLots(long months, Amount vested, Amount expired) {
  static PastLots before(Period period, NavigableMap<YearMonth, Cohort> cohorts) {
    PastLots past = new PastLots(0, Amount.ZERO, Amount.ZERO);
    for (Cohort cohort : cohorts.headMap(period.month(), false).values()) {
      past =
          new PastLots(
              past.months + 1,
              past.vested.plus(cohort.vested()),
              past.expired.plus(cohort.expired()));
    }
    return past;
  }

  /** Whether there is a history to expect anything from. */
  public boolean isHistory() {
    return vested.isPositive();
  }

  /**
   * What of a lot is expected to expire.
   *
   * @param period at whose end
   * @param month the lot's
   * @param ofLot what vested into it
   * @param left what is left of it
   * @return empty if there is no history, and its month is not over
   */
  Optional<Amount> expected(Period period, YearMonth month, Amount ofLot, Amount left) {
    if (!month.isAfter(period.month())) {
      return Optional.of(left);
    }
    if (!isHistory()) {
      return Optional.empty();
    }
    Amount lost = expired.isPositive() ? expired.min(vested) : Amount.ZERO;
    Amount all = ofLot.isPositive() ? ofLot : Amount.ZERO;
    BigInteger share =
        BigInteger.valueOf(all.zon())
            .multiply(BigInteger.valueOf(lost.zon()))
            .divide(BigInteger.valueOf(vested.zon()));
    return Optional.of(Amount.of(share.longValueExact()).min(left));
  }
}
