package zoncoin.audit;

import zoncoin.ledger.SignedEntry;

/**
 * Sees each entry that an audit takes into its books, in the order of the log, by one thread at a
 * time. What it made of them is worth something only if the audit comes out sound.
 */
@FunctionalInterface
public interface Onlooker {
  /** Nobody looks. */
  Onlooker NONE = (index, signed) -> {};

  /**
   * The next entry.
   *
   * @param index its place in the log
   * @param signed the leaf
   */
  void see(long index, SignedEntry signed);

  /** There are no more. */
  default void end() {}
}
