package zoncoin.audit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posting;

/** What an entry moves, or ought to move: to be compared as a whole. */
final class Moves {
  private final Map<Place, Amount> amounts = new HashMap<>();

  /** A bucket of an account. */
  private record Place(Account account, Bucket bucket) {}

  /**
   * Coins from one lot.
   *
   * @param lot where they were
   * @param amount more than nothing
   */
  record Part(Bucket.Spendable lot, Amount amount) {}

  /** What an entry moves. */
  static Moves of(Entry entry) {
    Moves moves = new Moves();
    entry.postings().forEach(p -> moves.add(p.account(), p.bucket(), p.amount()));
    return moves;
  }

  Moves add(Account account, Bucket bucket, Amount amount) {
    Place place = new Place(account, bucket);
    Amount sum = amounts.getOrDefault(place, Amount.ZERO).plus(amount);
    if (sum.isZero()) {
      amounts.remove(place);
    } else {
      amounts.put(place, sum);
    }
    return this;
  }

  Moves add(Account.Contra account, Amount amount) {
    return add(account, Bucket.Plain.TOTAL, amount);
  }

  /** Takes these coins from where they lie. */
  Moves take(Account account, List<Part> parts) {
    parts.forEach(part -> add(account, part.lot(), part.amount().negate()));
    return this;
  }

  /**
   * Puts these coins there: what is paid of debt comes from the soonest, the rest goes into the
   * lots named.
   */
  Moves give(Account account, List<Part> parts, Amount paid) {
    add(account, Bucket.Plain.DEBT, paid);
    Amount stillPaid = paid;
    for (Part part : parts) {
      Amount intoDebt = stillPaid.min(part.amount());
      stillPaid = stillPaid.minus(intoDebt);
      add(account, part.lot(), part.amount().minus(intoDebt));
    }
    return this;
  }

  /** What to draw for an amount, soonest month first, from lots that are not over. */
  static List<Part> soonest(Buckets buckets, YearMonth now, Amount amount, boolean gifts) {
    List<Part> parts = new ArrayList<>();
    Amount missing = amount;
    for (Bucket.Spendable lot : buckets.spendable(now, gifts)) {
      Amount drawn = buckets.of(lot).min(missing);
      if (drawn.isPositive()) {
        parts.add(new Part(lot, drawn));
        missing = missing.minus(drawn);
      }
    }
    return parts;
  }

  /** What an entry took from the lots of an account, in the order of their text. */
  static List<Part> taken(Entry entry, Account account) {
    List<Part> parts = new ArrayList<>();
    for (Posting posting : entry.postings()) {
      if (posting.account().equals(account)
          && !posting.amount().isPositive()
          && posting.bucket() instanceof Bucket.Spendable lot) {
        parts.add(new Part(lot, posting.amount().negate()));
      }
    }
    return parts;
  }

  /** The same coins, soonest month first, a gift before the lot of its month. */
  static List<Part> soonestFirst(List<Part> parts) {
    return parts.stream()
        .sorted(
            Comparator.comparing((Part part) -> part.lot().month())
                .thenComparing(part -> part.lot().text()))
        .toList();
  }

  static Amount sum(List<Part> parts) {
    return parts.stream().map(Part::amount).reduce(Amount.ZERO, Amount::plus);
  }

  /** Where coins of a lot go back to: that lot or, once it is over, the one of next month. */
  static Bucket.Spendable current(Bucket.Spendable lot, YearMonth now) {
    YearMonth month = lot.month().isBefore(now) ? now.plusMonths(1) : lot.month();
    return switch (lot) {
      case Bucket.Lot _ -> new Bucket.Lot(month);
      case Bucket.Gift _ -> new Bucket.Gift(month);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Moves that && amounts.equals(that.amounts);
  }

  @Override
  public int hashCode() {
    return amounts.hashCode();
  }

  /** Places and amounts, for people. */
  @Override
  public String toString() {
    return amounts.entrySet().stream()
        .map(e -> e.getKey().account() + " " + e.getKey().bucket().text() + " " + e.getValue())
        .sorted()
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
