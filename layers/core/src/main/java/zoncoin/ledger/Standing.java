package zoncoin.ledger;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an account stands after a step: everything that decisions about it rest on.
 *
 * @param enrolment whether it takes part
 * @param buckets its coins
 * @param expired by month, earned coins that expired and were not clawed back since: a clawback
 *     takes from here what it must never take from the account again
 */
public record Standing(
    Enrolment enrolment, Buckets buckets, NavigableMap<YearMonth, Amount> expired) {
  /** An account that nothing has happened to. */
  public static final Standing NEW = new Standing(Enrolment.NONE, Buckets.NONE, new TreeMap<>());

  /** Copies. */
  public Standing {
    expired = Collections.unmodifiableNavigableMap(new TreeMap<>(expired));
  }

  /**
   * How the account stands after that entry, by the entry's own lines alone: deciding and auditing
   * both come here.
   *
   * @return empty if the entry would leave a bucket that cannot be, or takes more back from the
   *     expired coins of a month than expired
   */
  public Optional<Standing> after(Entry entry, Chain link) {
    List<Posting> own =
        entry.postings().stream().filter(p -> p.account().equals(link.account())).toList();
    NavigableMap<Bucket, Amount> amounts = buckets.moved(own);
    NavigableMap<YearMonth, Amount> gone = expiredAfter(entry);
    if (!Buckets.isSound(amounts) || gone.values().stream().anyMatch(a -> a.zon() < 0)) {
      return Optional.empty();
    }
    gone.values().removeIf(Amount::isZero);
    return Optional.of(
        new Standing(enrolmentAfter(entry.kind(), link), new Buckets(amounts), gone));
  }

  private Enrolment enrolmentAfter(Kind kind, Chain link) {
    return switch (kind) {
      case ENROL -> new Enrolment(Enrolment.State.ENROLLED, enrolment.isFrozen(), link.sequence());
      case LEAVE -> new Enrolment(Enrolment.State.LEFT, enrolment.isFrozen(), enrolment.since());
      case FREEZE -> new Enrolment(enrolment.state(), true, enrolment.since());
      case THAW -> new Enrolment(enrolment.state(), false, enrolment.since());
      case KEY,
          ISSUE,
          VEST,
          ADJUST,
          EXPIRE,
          HOLD,
          SETTLE,
          RELEASE,
          TRANSFER,
          COLLECT,
          REVERSE,
          POLICY,
          REPORT,
          CATALOGUE ->
          enrolment;
    };
  }

  /** Lots expire into {@code program:breakage:lot:<month>} and are clawed back from there. */
  private NavigableMap<YearMonth, Amount> expiredAfter(Entry entry) {
    NavigableMap<YearMonth, Amount> after = new TreeMap<>(expired);
    for (Posting posting : entry.postings()) {
      if (posting.account() instanceof Account.Program program
          && program.expired().orElse(null) instanceof Bucket.Lot lot) {
        after.merge(lot.month(), posting.amount(), Amount::plus);
      }
    }
    return after;
  }
}
