package zoncoin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import zoncoin.tlog.Malformed;

/**
 * What a decision is made from: everything is read before, nothing is read meanwhile.
 *
 * @param log where entries will be sealed
 * @param now this machine's clock
 * @param nonce what hides the entry's leaf
 * @param heads the newest step of each chained account that the request moves
 * @param reference the entry that the request refers to, if there is one
 */
public record World(
    Entry.Log log,
    Instant now,
    Nonce nonce,
    Map<Account.Chained, Step> heads,
    Optional<Entry> reference) {
  /** Copies. */
  public World {
    heads = Map.copyOf(heads);
  }

  /** The time of an entry that extends these steps now, in whole milliseconds: never before any. */
  static Instant timeAfter(Collection<Step> heads, Instant now) {
    Instant latest = now.truncatedTo(ChronoUnit.MILLIS);
    for (Step head : heads) {
      latest = head.time().isAfter(latest) ? head.time() : latest;
    }
    return latest;
  }

  /** By how much that step is ahead of this machine's clock; negative if it is behind. */
  Duration ahead(Step head) {
    return Duration.between(now, head.time());
  }

  /** The newest step of that account, which must have been read. */
  public Step head(Account.Chained account) {
    Step head = heads.get(account);
    if (head == null) {
      throw new Malformed("the head of " + account + " was not read");
    }
    return head;
  }
}
