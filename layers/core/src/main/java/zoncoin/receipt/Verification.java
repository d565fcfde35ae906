package zoncoin.receipt;

import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.TreeHead;

/** What verifying a receipt came to. */
public sealed interface Verification {
  /**
   * Every link holds: entry, issuer, place, root, log.
   *
   * @param entry what the receipt is about
   * @param index where it is in the log
   * @param head the tree that the log signed
   */
  record Holds(SignedEntry entry, long index, TreeHead head) implements Verification {}

  /**
   * A link is broken.
   *
   * @param fault which, the first in the order of {@link Fault}
   * @param detail what was found there, in one line
   */
  record Fails(Fault fault, String detail) implements Verification {}

  /** The links of a receipt, in the order in which they are checked. */
  enum Fault {
    /** The checkpoint is of another log than the keys. */
    OTHER_LOG,
    /** A key of the log did not sign the checkpoint, or a signature is not its own. */
    CHECKPOINT_SIGNATURE,
    /** The hashes do not lead from the entry to the signed root. */
    INCLUSION,
    /** The entry says that it belongs to another log. */
    ENTRY_OF_OTHER_LOG,
    /** None of the issuer keys signed the entry. */
    ISSUER_SIGNATURE
  }
}
