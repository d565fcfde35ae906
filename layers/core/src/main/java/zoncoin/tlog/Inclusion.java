package zoncoin.tlog;

import java.util.ArrayList;
import java.util.List;

/** The proof that a leaf is in a tree: the hashes beside its path to the root (RFC 6962 §2.1.1). */
public final class Inclusion {
  private Inclusion() {}

  /**
   * Makes the proof from a log's tiles.
   *
   * @param index of the leaf, less than {@code size}
   * @param size leaves in the tree
   * @param reader where the tiles are; what they say is not checked here, {@link #check} does
   * @return from the leaf's sibling up to the root's child, at most 63 hashes
   * @throws Malformed if a tile is missing or of a wrong length
   */
  public static List<Hash> prove(long index, long size, TileReader reader) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
    }
    List<Hash> proof = new ArrayList<>();
    addPath(proof, index, 0, size, new TileTree(size, reader));
    return List.copyOf(proof);
  }

  /** PATH(m, D[n]) of RFC 6962 §2.1.1, over the leaves from one index up to another. */
  private static void addPath(List<Hash> proof, long index, long from, long to, TileTree tree) {
    if (to - from == 1) {
      return;
    }
    long middle = from + TileTree.split(to - from);
    if (index < middle) {
      addPath(proof, index, from, middle, tree);
      proof.add(tree.hash(middle, to));
    } else {
      addPath(proof, index, middle, to, tree);
      proof.add(tree.hash(from, middle));
    }
  }

  /**
   * Checks a proof (the algorithm of RFC 9162 §2.1.3.2).
   *
   * @param leafHash of the entry, from its bytes
   * @param index where it is said to be
   * @param head a tree head that somebody trusted signed
   * @param proof as {@link #prove} gives it
   * @return whether the leaf is at that index of that tree
   */
  public static boolean check(Hash leafHash, long index, TreeHead head, List<Hash> proof) {
    return index >= 0
        && index < head.size()
        && new Climb(leafHash, index, head.size() - 1)
            .leadsTo(head.root(), proof, new TreeHasher());
  }
}
