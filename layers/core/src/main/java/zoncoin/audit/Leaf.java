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
 * @param bytes length of what was read there
 */
record Leaf(long index, Hash hash, Optional<Identified> entry, int bytes) {
  /**
   * An entry that could be read.
   *
   * @param signed the entry
   * @param id {@link Transactions#hash} of its transaction, made before the books are kept
   */
  record Identified(SignedEntry signed, Hash id) {
    static Identified of(SignedEntry signed) {
      return new Identified(signed, Transactions.hash(signed.entry().transaction()));
    }
  }
}
