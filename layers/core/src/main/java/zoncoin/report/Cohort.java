package zoncoin.report;

import java.time.YearMonth;
import zoncoin.ledger.Amount;

/**
 * All coins of one month of expiry, in whosever hands.
 *
 * @param opened the month in which the first of them came
 * @param earned what there is of them in lots
 * @param received what there is of them in gifts
 * @param vested what became spendable with this month, less what was clawed back of it
 * @param expired what of it expired, less what was clawed back of that
 */
record Cohort(YearMonth opened, Amount earned, Amount received, Amount vested, Amount expired) {
  static Cohort openedIn(YearMonth month) {
    return new Cohort(month, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);
  }

  Cohort plus(Cohort other) {
    return new Cohort(
        opened.isBefore(other.opened) ? opened : other.opened,
        earned.plus(other.earned),
        received.plus(other.received),
        vested.plus(other.vested),
        expired.plus(other.expired));
  }

  Cohort withEarned(Amount more) {
    return new Cohort(opened, earned.plus(more), received, vested, expired);
  }

  Cohort withReceived(Amount more) {
    return new Cohort(opened, earned, received.plus(more), vested, expired);
  }

  Cohort withVested(Amount more) {
    return new Cohort(opened, earned, received, vested.plus(more), expired);
  }

  Cohort withExpired(Amount more) {
    return new Cohort(opened, earned, received, vested, expired.plus(more));
  }

  /** What there is of it. */
  Amount balance() {
    return earned.plus(received);
  }
}
