package zoncoin.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import zoncoin.memory.MemoryFiles;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileFile;
import zoncoin.tlog.TreeHasher;
import zoncoin.tlog.TreeHead;

/** Appending and laying out a log, beside the hashing that no log can do without. */
final class TreeBench {
  private static final int BATCH = 1_000;

  private TreeBench() {}

  /** Leaves hashed, appended, and every tile and bundle written to memory, a root every 1,000. */
  static Object appendAndSeal(List<byte[]> leaves) {
    return layOut(leaves, new MemoryFiles());
  }

  static TreeHead layOut(List<byte[]> leaves, MemoryFiles files) {
    TreeHasher hasher = new TreeHasher();
    Frontier frontier = Frontier.empty();
    TreeHead head = TreeHead.EMPTY;
    for (int start = 0; start < leaves.size(); start += BATCH) {
      int end = Math.min(start + BATCH, leaves.size());
      for (byte[] leaf : leaves.subList(start, end)) {
        frontier.append(hasher.leaf(leaf));
      }
      for (TileFile tile : frontier.takeTiles()) {
        files.create(tile.path(), tile.bytes());
      }
      for (Tile bundle : Tile.bundlesBetween(start, end)) {
        int first = (int) bundle.index() * Tile.FULL_WIDTH;
        List<byte[]> entries = leaves.subList(first, first + bundle.width());
        files.create(bundle.path(), EntryBundle.encode(entries));
      }
      head = frontier.head();
    }
    return head;
  }

  /** SHA-256 over exactly the leaf and node inputs of that tree. */
  static Object bareHashes(List<byte[]> leaves) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      List<byte[]> level = new ArrayList<>(leaves.size());
      for (byte[] leaf : leaves) {
        sha256.update((byte) 0);
        level.add(sha256.digest(leaf));
      }
      while (level.size() > 1) {
        List<byte[]> above = new ArrayList<>(level.size() / 2 + 1);
        for (int i = 0; i + 1 < level.size(); i += 2) {
          sha256.update((byte) 1);
          sha256.update(level.get(i));
          above.add(sha256.digest(level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
          above.add(level.getLast());
        }
        level = above;
      }
      return level.getFirst();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
