package zoncoin.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a tree extends an older one: nothing taken away, nothing changed (RFC 6962
 * §2.1.2).
 */
public final class Consistency {
  private Consistency() {}

  /**
   * Makes the proof from a log's tiles.
   *
   * @param from size of the older tree
   * @param to size of the newer one, at least {@code from}
   * @param reader where the tiles of the newer tree are; {@link #check} finds out if they lie
   * @return at most 63 hashes; none if the older tree is empty or both are one size
   * @throws Malformed if a tile is missing or of a wrong length
   */
  public static List<Hash> prove(long from, long to, TileReader reader) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no tree of size " + to + " extends one of size " + from);
    }
    List<Hash> proof = new ArrayList<>();
    if (from > 0 && from < to) {
      addSubproof(proof, from, 0, to, new TileTree(to, reader));
    }
    return List.copyOf(proof);
  }

  /**
   * SUBPROOF(m, D[n], b) of RFC 6962 §2.1.2, where b is whether the subtree begins at the first
   * leaf.
   */
  private static void addSubproof(List<Hash> proof, long old, long from, long to, TileTree tree) {
    if (old == to) {
      if (from != 0) {
        proof.add(tree.hash(from, to));
      }
      return;
    }
    long middle = from + TileTree.split(to - from);
    if (old <= middle) {
      addSubproof(proof, old, from, middle, tree);
      proof.add(tree.hash(middle, to));
    } else {
      addSubproof(proof, old, middle, to, tree);
      proof.add(tree.hash(from, middle));
    }
  }

  /**
   * Checks a proof (the algorithm of RFC 9162 §2.1.4.2).
   *
   * @param from the older tree head
   * @param to the newer tree head
   * @param proof as {@link #prove} gives it
   * @return whether the newer tree begins with all leaves of the older one
   */
  public static boolean check(TreeHead from, TreeHead to, List<Hash> proof) {
    if (from.size() == 0) {
      return proof.isEmpty();
    }
    if (from.size() == to.size()) {
      return proof.isEmpty() && from.root().equals(to.root());
    }
    if (from.size() > to.size() || proof.isEmpty()) {
      return false;
    }
    // A complete older tree is itself the first node of the path, so the proof leaves it out.
    return Long.bitCount(from.size()) == 1
        ? checkPath(from, to, from.root(), proof)
        : checkPath(from, to, proof.getFirst(), proof.subList(1, proof.size()));
  }

  private static boolean checkPath(TreeHead from, TreeHead to, Hash first, List<Hash> path) {
    TreeHasher hasher = new TreeHasher();
    Climb climb = climbFrom(first, from.size(), to.size());
    Hash oldRoot = first;
    for (Hash sibling : path) {
      if (climb.isAtRoot()) {
        return false;
      }
      oldRoot = climb.isRightChild() ? hasher.node(sibling, oldRoot) : oldRoot;
      climb = climb.past(sibling, hasher);
    }
    return climb.isAtRoot() && climb.hash().equals(to.root()) && oldRoot.equals(from.root());
  }

  /** From the last complete subtree of the older tree, where it lies in the newer one. */
  static Climb climbFrom(Hash first, long from, long to) {
    int height = Long.numberOfTrailingZeros(from);
    return new Climb(first, (from - 1) >>> height, (to - 1) >>> height);
  }
}
