package zoncoin.tlog;

/**
 * What a log commits to: how many leaves, and the Merkle Tree Hash over all of them (RFC 6962
 * §2.1).
 *
 * @param size number of leaves, zero or more
 * @param root hash over them; for size 0 the hash of nothing
 */
public record TreeHead(long size, Hash root) {
  /** The head of a log with no leaf. */
  public static final TreeHead EMPTY = new TreeHead(0, Hash.EMPTY);

  /** Refuses what no tree can have. */
  public TreeHead {
    if (size < 0) {
      throw new Malformed("tree head: size " + size + " is negative");
    }
    if (size == 0 && !root.equals(Hash.EMPTY)) {
      throw new Malformed(
          "tree head: root " + root + " of an empty tree is not the hash of nothing");
    }
  }
}
