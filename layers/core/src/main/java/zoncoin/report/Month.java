package zoncoin.report;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;

/** What the entries of one month did, summed up. */
final class Month {
  private final YearMonth month;
  private final Map<Movement, Flow> flows = new EnumMap<>(Movement.class);
  private final NavigableMap<String, Sold> products = new TreeMap<>();
  private final NavigableMap<YearMonth, Cohort> cohorts = new TreeMap<>();
  private Amount setOff = Amount.ZERO;

  Month(YearMonth month) {
    this.month = month;
  }

  /**
   * What a product was redeemed for.
   *
   * @param redemptions how many were fulfilled
   * @param amount what was spent on them
   */
  record Sold(long redemptions, Amount amount) {
    Sold plus(Sold other) {
      return new Sold(redemptions + other.redemptions, amount.plus(other.amount));
    }
  }

  /** Takes an entry in whose movement that is. */
  void add(Movement movement, Entry entry) {
    Holdings change = Holdings.NONE;
    Amount expired = Amount.ZERO;
    for (Posting posting : entry.postings()) {
      change = change.plus(Holdings.of(posting));
      addToCohort(entry.kind(), posting);
      if (posting.account() instanceof Account.Program program) {
        program.product().ifPresent(product -> sell(product, posting.amount()));
        if (program.expired().isPresent()) {
          expired = expired.plus(posting.amount());
        }
      }
    }
    if (movement == Movement.RELEASED && expired.isPositive()) {
      // Cancelled after its month was over: that part of what was held expires at once.
      Holdings lost = Holdings.ofHeld(expired.negate());
      flow(Movement.EXPIRED, new Flow(0, lost));
      change = change.plus(lost.negate());
    }
    if (movement == Movement.CLAWED_BACK) {
      setOff = setOff.minus(expired);
    }
    flow(movement, new Flow(1, change));
  }

  private void flow(Movement movement, Flow more) {
    flows.merge(movement, more, Flow::plus);
  }

  private void sell(String product, Amount amount) {
    products.merge(product, new Sold(1, amount), Sold::plus);
  }

  private void addToCohort(Kind kind, Posting posting) {
    boolean isOfCohort = kind == Kind.VEST || kind == Kind.ADJUST;
    Amount vested = isOfCohort ? posting.amount() : Amount.ZERO;
    if (posting.bucket() instanceof Bucket.Spendable lot) {
      Cohort one = Cohort.openedIn(month).withVested(vested);
      cohorts.merge(
          lot.month(),
          switch (lot) {
            case Bucket.Lot _ -> one.withEarned(posting.amount());
            case Bucket.Gift _ -> one.withReceived(posting.amount());
          },
          Cohort::plus);
    }
    if (posting.account() instanceof Account.Program program) {
      Optional<Bucket.Spendable> lost = program.expired();
      lost.ifPresent(
          lot ->
              cohorts.merge(
                  lot.month(),
                  Cohort.openedIn(month).withVested(vested).withExpired(posting.amount()),
                  Cohort::plus));
    }
  }

  Flow of(Movement movement) {
    return flows.getOrDefault(movement, Flow.NONE);
  }

  /** By how much all movements together changed the holdings. */
  Holdings change() {
    return flows.values().stream().map(Flow::change).reduce(Holdings.NONE, Holdings::plus);
  }

  NavigableMap<String, Sold> products() {
    return products;
  }

  NavigableMap<YearMonth, Cohort> cohorts() {
    return cohorts;
  }

  /** What was clawed back of coins that had expired before. */
  Amount setOff() {
    return setOff;
  }
}
