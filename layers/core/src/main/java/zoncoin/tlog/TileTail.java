package zoncoin.tlog;

import java.util.Arrays;
import java.util.Optional;

/** The last, still growing tile of one level. */
final class TileTail {
  private static final byte[] NOT_BEGUN = new byte[0];

  private final int level;
  private long index;
  private int width;
  private int taken;
  private byte[] hashes = NOT_BEGUN;

  TileTail(int level, long index) {
    this.level = level;
    this.index = index;
  }

  void add(Hash node) {
    if (width == 0) {
      hashes = new byte[Tile.FULL_WIDTH * Hash.BYTES];
    }
    node.copyTo(hashes, width * Hash.BYTES);
    width++;
  }

  boolean isFull() {
    return width == Tile.FULL_WIDTH;
  }

  /** Hands over the full tile and begins the next one. */
  TileFile complete() {
    TileFile full = TileFile.owning(new Tile(level, index, Tile.FULL_WIDTH), hashes);
    index++;
    width = 0;
    taken = 0;
    return full;
  }

  /** The partial tile, if it is not empty and has grown since it was last taken. */
  Optional<TileFile> take() {
    if (width == taken) {
      return Optional.empty();
    }
    markTaken();
    byte[] content = Arrays.copyOf(hashes, width * Hash.BYTES);
    return Optional.of(TileFile.owning(new Tile(level, index, width), content));
  }

  void markTaken() {
    taken = width;
  }
}
