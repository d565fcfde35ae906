package zoncoin.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileFile;
import zoncoin.tlog.TileReader;

/** A hash tile as the log keeps it, to be compared. */
final class StoredTile {
  private final byte[] bytes;

  private StoredTile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a tile, or the full one whose beginning it is.
   *
   * @throws Malformed if neither is there, or the one found has another length
   */
  static StoredTile read(Tile tile, TileReader log) {
    return new StoredTile(TileFile.read(tile, log).bytes());
  }

  /** A hash of a tile, if there is one. */
  static Optional<Hash> hash(Optional<StoredTile> tile, int position) {
    int offset = position * Hash.BYTES;
    return tile.map(t -> Hash.of(Arrays.copyOfRange(t.bytes, offset, offset + Hash.BYTES)));
  }

  /** The first position at which it is not as it should be. */
  OptionalInt firstDifference(TileFile expected) {
    int at = Arrays.mismatch(bytes, expected.bytes());
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at / Hash.BYTES);
  }
}
