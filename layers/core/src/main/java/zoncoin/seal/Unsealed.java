package zoncoin.seal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;

/**
 * The transactions that wait to be sealed, as the journal keeps them. {@code list} may lag behind;
 * the other reads are strongly consistent. Every method may throw {@link
 * zoncoin.ledger.NotApplied}, the writes also {@link zoncoin.ledger.Unknown}.
 */
public interface Unsealed {
  /** Some transactions that wait, oldest first as far as the index knows. */
  List<TransactionId> list(int limit);

  /** The leaf of that transaction, byte for byte, whatever it is worth. */
  Optional<Leaf> read(TransactionId transaction);

  /** The transaction of that step of that account. */
  Optional<TransactionId> step(Account.Chained account, long sequence);

  /** Notes the place of a transaction in the log, if it has none or the same; it waits no more. */
  void stamp(TransactionId transaction, long logIndex);

  /** Takes a transaction out of those that wait, without a place, and keeps why. */
  void quarantine(TransactionId transaction, String why);

  /**
   * A leaf as it is kept.
   *
   * @param bytes a signed entry, if it is what it should be
   * @param logIndex its place in the log, once it has one
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Leaf(byte[] bytes, OptionalLong logIndex) {}
}
