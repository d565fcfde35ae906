package zoncoin.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The growing edge of a log: all it takes to append a leaf, tell the root, and write the tiles. Not
 * for two threads at once.
 *
 * <p>A tree of <i>n</i> leaves is a row of complete subtrees, one for each bit of <i>n</i> that is
 * set. Appending a leaf is adding one to <i>n</i>: wherever the addition carries, two subtrees of
 * one height become one of the next. So each node of the tree is hashed exactly once, and what
 * merges at a height that is a multiple of eight is the next hash of a tile.
 */
public final class Frontier {
  private static final int MAX_HEIGHT = 63;
  private static final int TILE_HEIGHT = 8;

  private final TreeHasher hasher = new TreeHasher();
  private final Hash[] edge = new Hash[MAX_HEIGHT];
  private final TileTail[] tails = new TileTail[Tile.LEVELS];
  private final List<TileFile> completed = new ArrayList<>();
  private long size;

  private Frontier(long size) {
    this.size = size;
    Arrays.fill(edge, Hash.EMPTY);
    Arrays.setAll(tails, level -> new TileTail(level, Tile.countAt(level, size) / Tile.FULL_WIDTH));
  }

  /**
   * The edge of a log with no leaf.
   *
   * @return a new frontier
   */
  public static Frontier empty() {
    return new Frontier(0);
  }

  /**
   * The edge of a log as its tiles tell it: reads the partial tiles of the right edge, at most
   * eight.
   *
   * @param head what the log has committed to
   * @param reader where its tiles are
   * @return a frontier of that size, with nothing to take
   * @throws Malformed if a tile is missing, of a wrong length, or the tiles do not hash to the root
   */
  public static Frontier resume(TreeHead head, TileReader reader) {
    Frontier frontier = new Frontier(head.size());
    for (int level = 0; level < Tile.LEVELS; level++) {
      long count = Tile.countAt(level, head.size());
      if (count % Tile.FULL_WIDTH != 0) {
        Tile tile = Tile.in(level, count / Tile.FULL_WIDTH, head.size());
        frontier.restore(TileFile.read(tile, reader));
      }
    }
    if (!frontier.head().equals(head)) {
      throw new Malformed(
          "right edge of size " + head.size() + ": its tiles do not hash to root " + head.root());
    }
    return frontier;
  }

  private void restore(TileFile tile) {
    TileTail tail = tails[tile.tile().level()];
    for (int position = 0; position < tile.tile().width(); position++) {
      Hash node = tile.hash(position);
      tail.add(node);
      int height = tile.tile().level() * TILE_HEIGHT;
      for (int carry = position; (carry & 1) == 1; carry >>>= 1) {
        node = hasher.node(edge[height++], node);
      }
      edge[height] = node;
    }
    tail.markTaken();
  }

  /**
   * Adds a leaf to the right of the tree.
   *
   * @param leafHash its leaf hash ({@link TreeHasher#leaf})
   */
  public void append(Hash leafHash) {
    Hash node = leafHash;
    keep(0, node);
    int height = 0;
    while ((size >>> height & 1) == 1) {
      node = hasher.node(edge[height], node);
      height++;
      if (height % TILE_HEIGHT == 0) {
        keep(height / TILE_HEIGHT, node);
      }
    }
    edge[height] = node;
    size++;
  }

  private void keep(int level, Hash node) {
    TileTail tail = tails[level];
    tail.add(node);
    if (tail.isFull()) {
      completed.add(tail.complete());
    }
  }

  /**
   * What the log would commit to now.
   *
   * @return size and root; hashes the subtrees of the edge together, at most 62 times
   */
  public TreeHead head() {
    if (size == 0) {
      return TreeHead.EMPTY;
    }
    int height = Long.numberOfTrailingZeros(size);
    Hash root = edge[height];
    while (++height < MAX_HEIGHT) {
      if ((size >>> height & 1) == 1) {
        root = hasher.node(edge[height], root);
      }
    }
    return new TreeHead(size, root);
  }

  /**
   * The hash tiles that changed since they were last taken (or since the start): what has to be
   * written before the present size may be signed.
   *
   * @return the full ones in the order in which they filled, then the partial ones of the right
   *     edge by level
   */
  public List<TileFile> takeTiles() {
    List<TileFile> taken = new ArrayList<>(completed);
    completed.clear();
    for (TileTail tail : tails) {
      tail.take().ifPresent(taken::add);
    }
    return List.copyOf(taken);
  }
}
