package zoncoin.tlog;

import java.util.List;

/**
 * A node that a proof leads from towards the root (the loop of RFC 9162 §2.1.3.2 and §2.1.4.2).
 *
 * @param hash the node's
 * @param index its place in its level
 * @param last the place of the last node of that level
 */
record Climb(Hash hash, long index, long last) {
  /** Whether these hashes, from the lowest up, lead to that root and not past it. */
  boolean leadsTo(Hash root, List<Hash> siblings, TreeHasher hasher) {
    Climb climb = this;
    for (Hash sibling : siblings) {
      if (climb.isAtRoot()) {
        return false;
      }
      climb = climb.past(sibling, hasher);
    }
    return climb.isAtRoot() && climb.hash.equals(root);
  }

  boolean isAtRoot() {
    return last == 0;
  }

  /** Whether the next hash of the proof is of what lies to the left. */
  boolean isRightChild() {
    return (index & 1) == 1 || index == last;
  }

  /** The node over this one and its sibling. */
  Climb past(Hash sibling, TreeHasher hasher) {
    if (!isRightChild()) {
      return new Climb(hasher.node(hash, sibling), index >>> 1, last >>> 1);
    }
    // The last node of a level may have no sibling there: climb to where it is a right child.
    int levels = Long.numberOfTrailingZeros(index) + 1;
    return new Climb(hasher.node(sibling, hash), index >>> levels, last >>> levels);
  }
}
