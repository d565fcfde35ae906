package zoncoin.tlog;

import java.util.Arrays;
import java.util.Optional;

/** A tile or entry bundle with its content: what a log writes, once, under its path. */
public final class TileFile {
  private final Tile tile;
  private final byte[] bytes;

  private TileFile(Tile tile, byte[] bytes) {
    this.tile = tile;
    this.bytes = bytes;
  }

  /**
   * The content of a tile.
   *
   * @param tile which
   * @param bytes its content, copied
   * @return both
   */
  public static TileFile of(Tile tile, byte[] bytes) {
    return new TileFile(tile, bytes.clone());
  }

  /** Takes a fresh array that nobody else holds. */
  static TileFile owning(Tile tile, byte[] fresh) {
    return new TileFile(tile, fresh);
  }

  /**
   * Reads a hash tile: the partial file or, if that one has been dropped, the first hashes of the
   * full one (c2sp.org/tlog-tiles, "Partial Tiles").
   *
   * @param tile a tile of level 0 or above
   * @param reader where the log's files are
   * @return the tile at exactly its width
   * @throws Malformed if neither file is there or the one found has not the length of its name
   */
  public static TileFile read(Tile tile, TileReader reader) {
    Tile found = tile;
    Optional<byte[]> bytes = reader.read(tile.path());
    if (bytes.isEmpty()) {
      found = tile.full();
      bytes = reader.read(found.path());
    }
    int length =
        bytes.orElseThrow(() -> new Malformed(tile.path() + ": no such tile, nor the full one"))
            .length;
    if (length != found.width() * Hash.BYTES) {
      throw new Malformed(
          found.path() + ": " + length + " bytes where " + found.width() * Hash.BYTES + " belong");
    }
    return new TileFile(tile, Arrays.copyOf(bytes.get(), tile.width() * Hash.BYTES));
  }

  /** One hash of a hash tile, counted from its left. */
  Hash hash(int position) {
    return Hash.of(bytes, position * Hash.BYTES, Hash.BYTES);
  }

  /**
   * Which tile this is.
   *
   * @return its coordinates
   */
  public Tile tile() {
    return tile;
  }

  /**
   * Where it belongs, relative to the log's prefix.
   *
   * @return for instance {@code tile/0/x001/x234/067}
   */
  public String path() {
    return tile.path();
  }

  /**
   * What it contains.
   *
   * @return a new array
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TileFile that
        && tile.equals(that.tile)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * tile.hashCode() + Arrays.hashCode(bytes);
  }

  /** Path and length, for people. */
  @Override
  public String toString() {
    return path() + " (" + bytes.length + " bytes)";
  }
}
