package zoncoin.ledger;

import java.time.Instant;
import zoncoin.tlog.Hash;

/**
 * One step of a chained account's history. The newest is the account's head.
 *
 * @param account whose
 * @param sequence its number, from 1; 0 for an account without history
 * @param transaction the entry that made it
 * @param entry hash of that entry; {@link Hash#EMPTY} for sequence 0
 * @param time that entry's time
 * @param standing how the account stands after it
 */
public record Step(
    Account.Chained account,
    long sequence,
    TransactionId transaction,
    Hash entry,
    Instant time,
    Standing standing) {
  private static final TransactionId NOTHING = new TransactionId("-");

  /** Before the first step. */
  public static Step zero(Account.Chained account) {
    return new Step(account, 0, NOTHING, Hash.EMPTY, Instant.EPOCH, Standing.NEW);
  }

  /** The chain line of the entry that extends this step. */
  public Chain next() {
    return new Chain(account, Math.incrementExact(sequence), entry);
  }
}
