package zoncoin.audit;

import java.time.Instant;
import java.util.Optional;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Standing;
import zoncoin.tlog.Hash;

/**
 * One chained account as the log has told of it so far.
 *
 * @param sequence of its newest step, 0 before the first
 * @param entry hash of that step's entry
 * @param time of that entry
 * @param standing how the account stands; empty once that cannot be known, because an entry of it
 *     is wrong or could not be read: its coins are then no longer judged
 */
record Book(long sequence, Hash entry, Instant time, Optional<Standing> standing) {
  /** An account that the log has not told of. */
  static final Book NEW = new Book(0, Hash.EMPTY, Instant.MIN, Optional.of(Standing.NEW));

  /** Whether that line goes on where this book ends. */
  boolean isFollowedBy(Chain link) {
    return link.sequence() == sequence + 1 && link.previous().equals(entry);
  }

  /** The book with one step more. */
  Book with(Chain link, Hash hash, Instant at, Optional<Standing> after) {
    return new Book(link.sequence(), hash, at.isAfter(time) ? at : time, after);
  }
}
