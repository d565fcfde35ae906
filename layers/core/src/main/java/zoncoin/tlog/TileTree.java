package zoncoin.tlog;

import java.util.HashMap;
import java.util.Map;

/**
 * A tree seen through its tiles: the hash of any subtree that a proof names, each tile read once.
 */
final class TileTree {
  private static final int TILE_HEIGHT = 8;

  private final TreeHasher hasher = new TreeHasher();
  private final Map<Tile, TileFile> read = new HashMap<>();
  private final long size;
  private final TileReader reader;

  TileTree(long size, TileReader reader) {
    this.size = size;
    this.reader = reader;
  }

  /**
   * Where RFC 6962 §2.1 divides leaves: the largest power of two smaller than their number.
   *
   * @param count two or more
   */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }

  /**
   * The Merkle Tree Hash of the leaves from one index up to, not including, another (RFC 6962
   * §2.1).
   */
  Hash hash(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int height = Long.numberOfTrailingZeros(count);
      return subtree(height, from >>> height);
    }
    long middle = from + split(count);
    return hasher.node(hash(from, middle), hash(middle, to));
  }

  /** A complete subtree: one hash of a tile, or up to 128 of them hashed together. */
  private Hash subtree(int height, long index) {
    int level = height / TILE_HEIGHT;
    int above = height % TILE_HEIGHT;
    long first = index << above;
    int position = (int) (first % Tile.FULL_WIDTH);
    return merge(tile(level, first / Tile.FULL_WIDTH), position, 1 << above);
  }

  private Hash merge(TileFile tile, int position, int count) {
    if (count == 1) {
      return tile.hash(position);
    }
    int half = count / 2;
    return hasher.node(merge(tile, position, half), merge(tile, position + half, half));
  }

  private TileFile tile(int level, long index) {
    return read.computeIfAbsent(Tile.in(level, index, size), tile -> TileFile.read(tile, reader));
  }
}
