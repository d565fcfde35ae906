package zoncoin.seal;

import java.time.Instant;
import zoncoin.tlog.TreeHead;

/**
 * What the log has committed to, kept in one item that is only ever swapped whole.
 *
 * @param tree size and root
 * @param time when it was committed; never earlier than the one before
 * @param staging name of the bundle that holds what this commit adds; unique to the run that staged
 *     it
 * @param isDone whether all that follows from the commit was done: files applied, checkpoint
 *     published, entries stamped
 */
public record Head(TreeHead tree, Instant time, String staging, boolean isDone) {
  /** A log with nothing in it. */
  public static final Head EMPTY = new Head(TreeHead.EMPTY, Instant.EPOCH, "", true);

  /** The same commit, all done. */
  public Head done() {
    return new Head(tree, time, staging, true);
  }
}
