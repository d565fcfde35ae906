package zoncoin.seal;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;

/**
 * The transactions that wait to be sealed, as the journal keeps them. {@code list} may lag behind;
 * the other reads are strongly consistent, each item for itself. Every method may throw {@link
 * zoncoin.ledger.NotApplied}, the writes also {@link zoncoin.ledger.Unknown}. How many are asked
 * for at once is the caller's to choose.
 */
public interface Unsealed {
  /** Some transactions that wait, oldest first as far as the index knows. */
  List<TransactionId> list(int limit);

  /** The leaves of those of the transactions that are there, byte for byte, whatever worth. */
  Map<TransactionId, Leaf> read(Set<TransactionId> transactions);

  /** The transactions of those of the steps that are there. */
  Map<StepName, TransactionId> steps(Set<StepName> steps);

  /**
   * Notes the places of transactions in the log, each if it has none or the same; they wait no
   * more. In no order, perhaps several at a time, so that after a fault any may be noted; but the
   * last of them after all the others, so that where it is noted, all are.
   *
   * @param transactions at least one, in the order of the log
   * @param first the place of the first of them
   */
  void stamp(List<TransactionId> transactions, long first);

  /** Takes a transaction out of those that wait, without a place, and keeps why. */
  void quarantine(TransactionId transaction, String why);

  /**
   * A step of an account, by its number.
   *
   * @param account whose
   * @param sequence from 1
   */
  record StepName(Account.Chained account, long sequence) {}

  /**
   * A leaf as it is kept.
   *
   * @param bytes a signed entry, if it is what it should be
   * @param logIndex its place in the log, once it has one
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Leaf(byte[] bytes, OptionalLong logIndex) {}
}
