package zoncoin.audit;

import java.util.Optional;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.Hash;

/**
 * One place of the log, read: what goes into the tree there, and the entry, if it is the one that
 * the log commits to and could be read.
 *
 * @param index its place
 * @param hash what the tree has there
 * @param entry what the books are kept from
 * @param bytes its length
 */
record Leaf(long index, Hash hash, Optional<Identified> entry, int bytes) {
  /**
   * An entry that could be read.
   *
   * @param signed the entry
   * @param idHash {@link Transactions#hash} of its transaction id, made beforehand
   */
  record Identified(SignedEntry signed, Hash idHash) {
    static Identified of(SignedEntry signed) {
      return new Identified(signed, Transactions.hash(signed.entry().transaction()));
    }
  }
}
