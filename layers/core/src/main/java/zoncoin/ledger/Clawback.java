package zoncoin.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * Takes coins back in a fixed order: from the lots they came into, from what expired of those, from
 * other lots soonest month first, and the rest as debt. Held coins are never taken. An earner's
 * lots whose month is over are as good as expired, so that the result is the same whether or not
 * the daily expiry ran. A receiver's gifts that are over are taken while they are there: once they
 * expired, the coins of others are what is left to take.
 */
final class Clawback {
  private final Draft draft;
  private final Account.Chained account;
  private final Set<YearMonth> months;
  private final Standing standing;
  private final boolean fromGifts;

  private Clawback(
      Draft draft,
      Account.Chained account,
      Set<YearMonth> months,
      Standing standing,
      boolean fromGifts) {
    this.draft = draft;
    this.account = account;
    this.months = months;
    this.standing = standing;
    this.fromGifts = fromGifts;
  }

  /** From an account whose coins vested into lots of these months. */
  static Clawback fromEarner(
      Draft draft, Account.Chained account, Set<YearMonth> months, Standing standing) {
    return new Clawback(draft, account, months, standing, false);
  }

  /** From an account that received coins of these months; what expired with it stays expired. */
  static Clawback fromReceiver(Draft draft, Account.Chained account, Set<YearMonth> months) {
    Standing noneExpired =
        new Standing(Enrolment.NONE, draft.buckets(account), new java.util.TreeMap<>());
    return new Clawback(draft, account, months, noneExpired, true);
  }

  /** Posts the whole amount. */
  void take(Amount amount) {
    List<Bucket.Spendable> own = months.stream().map(this::own).toList();
    Amount left = amount;
    for (Bucket.Spendable lot : own) {
      left = takeFrom(lot, left);
    }
    for (Bucket.Spendable lot : own) {
      Amount expired = standing.expired().getOrDefault(lot.month(), Amount.ZERO).min(left);
      draft.post(Account.Program.breakage(lot), Bucket.Plain.TOTAL, expired.negate());
      left = left.minus(expired);
    }
    for (Bucket.Spendable lot : standing.buckets().spendable(draft.month(), true)) {
      left = own.contains(lot) ? left : takeFrom(lot, left);
    }
    draft.post(account, Bucket.Plain.DEBT, left.negate());
  }

  private Bucket.Spendable own(YearMonth month) {
    return fromGifts ? new Bucket.Gift(month) : new Bucket.Lot(month);
  }

  private Amount takeFrom(Bucket.Spendable lot, Amount left) {
    Amount taken = standing.buckets().of(lot).min(left);
    draft.post(account, lot, taken.negate());
    return left.minus(taken);
  }
}
