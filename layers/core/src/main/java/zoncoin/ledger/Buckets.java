package zoncoin.ledger;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The coins of a chained account by bucket. Only non-zero buckets are kept; {@code debt} is
 * negative, every other is positive, and none is beyond {@link Amount#MAX_ZON}.
 *
 * @param amounts bucket to amount, in the order of the buckets' text
 */
public record Buckets(NavigableMap<Bucket, Amount> amounts) {
  /** No coins. */
  public static final Buckets NONE = new Buckets(new TreeMap<>());

  static final Comparator<Bucket.Spendable> SOONEST_FIRST =
      Comparator.comparing(Bucket.Spendable::month).thenComparing(Bucket.Spendable::word);

  /** Copies; refuses what {@link #isSound} refuses. */
  public Buckets {
    amounts = Collections.unmodifiableNavigableMap(new TreeMap<>(amounts));
    if (!isSound(amounts)) {
      throw new zoncoin.tlog.Malformed(
          "buckets are positive, debt negative, total absent: " + amounts);
    }
  }

  /** Whether these amounts could be the buckets of an account. */
  public static boolean isSound(Map<Bucket, Amount> amounts) {
    return amounts.entrySet().stream()
        .allMatch(
            e ->
                !e.getKey().equals(Bucket.Plain.TOTAL)
                    && e.getValue().isWithinLimit()
                    && !e.getValue().isZero()
                    && e.getValue().isPositive() == !e.getKey().equals(Bucket.Plain.DEBT));
  }

  /** What is in that bucket. */
  public Amount of(Bucket bucket) {
    return amounts.getOrDefault(bucket, Amount.ZERO);
  }

  /** What is owed, as a positive amount. */
  public Amount owed() {
    return of(Bucket.Plain.DEBT).negate();
  }

  /** The amounts after these postings of this account, which need not be sound. */
  NavigableMap<Bucket, Amount> moved(List<Posting> postings) {
    NavigableMap<Bucket, Amount> after = new TreeMap<>(amounts);
    for (Posting posting : postings) {
      Amount amount = of(posting.bucket()).plus(posting.amount());
      if (amount.isZero()) {
        after.remove(posting.bucket());
      } else {
        after.put(posting.bucket(), amount);
      }
    }
    return after;
  }

  /** The lots and gifts whose month is not over in the given one, soonest month first. */
  public List<Bucket.Spendable> spendable(YearMonth now, boolean gifts) {
    return lots().stream()
        .filter(lot -> !lot.month().isBefore(now))
        .filter(lot -> gifts || lot instanceof Bucket.Lot)
        .toList();
  }

  /** All lots and gifts, soonest month first, a gift before the lot of its month. */
  public List<Bucket.Spendable> lots() {
    return amounts.keySet().stream()
        .filter(Bucket.Spendable.class::isInstance)
        .map(Bucket.Spendable.class::cast)
        .sorted(SOONEST_FIRST)
        .toList();
  }

  /** The sum of these buckets. */
  public Amount sum(List<? extends Bucket> buckets) {
    return buckets.stream().map(this::of).reduce(Amount.ZERO, Amount::plus);
  }
}
