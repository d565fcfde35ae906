package zoncoin.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries as a log stores them: each behind its length in two bytes, most significant first
 * (c2sp.org/tlog-tiles, "Log entries").
 *
 * <pre>{@code
 * 0000  0001 00  0001 10  0002 2021      the entries "", 00, 10 and 2021
 * }</pre>
 */
public final class EntryBundle {
  /** Entries a bundle holds at most: those of one full tile of level 0. */
  public static final int MAX_ENTRIES = Tile.FULL_WIDTH;

  /** Bytes an entry has at most: what two bytes can count. */
  public static final int MAX_ENTRY_BYTES = 0xffff;

  private EntryBundle() {}

  /**
   * Lays out entries one after the other.
   *
   * @param entries at most 256, each at most 65,535 bytes
   * @return the content of the bundle
   * @throws Malformed if there are more, or one is longer
   */
  public static byte[] encode(List<byte[]> entries) {
    if (entries.size() > MAX_ENTRIES) {
      throw new Malformed("entry bundle: " + entries.size() + " entries where 256 fit");
    }
    int length = 0;
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new Malformed("entry bundle: an entry of " + entry.length + " bytes where 65535 fit");
      }
      length += Short.BYTES + entry.length;
    }
    ByteBuffer bundle = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      bundle.putShort((short) entry.length).put(entry);
    }
    return bundle.array();
  }

  /**
   * Takes a bundle apart.
   *
   * @param bundle its content
   * @return the entries in order, at most 256
   * @throws Malformed if it is cut short or holds more
   */
  public static List<byte[]> decode(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      if (entries.size() == MAX_ENTRIES) {
        throw new Malformed("entry bundle: more than 256 entries");
      }
      if (rest.remaining() < Short.BYTES) {
        throw new Malformed("entry bundle: cut short in the length of entry " + entries.size());
      }
      int length = Short.toUnsignedInt(rest.getShort());
      if (rest.remaining() < length) {
        throw new Malformed("entry bundle: cut short in entry " + entries.size());
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    return entries;
  }

  /**
   * Reads the entries of a tile: the partial bundle or, if that one has been dropped, the first
   * entries of the full one.
   *
   * @param tile a tile of level {@link Tile#ENTRIES}
   * @param reader where the log's files are
   * @return exactly as many entries as the tile is wide; not yet proved to be the log's
   * @throws Malformed if neither file is there, or it does not hold as many entries as its name
   *     says
   */
  public static List<byte[]> read(Tile tile, TileReader reader) {
    Tile found = tile;
    Optional<byte[]> bundle = reader.read(tile.path());
    if (bundle.isEmpty()) {
      found = tile.full();
      bundle = reader.read(found.path());
    }
    List<byte[]> entries =
        decode(
            bundle.orElseThrow(
                () -> new Malformed(tile.path() + ": no such bundle, nor the full one")));
    if (entries.size() != found.width()) {
      throw new Malformed(
          found.path() + ": " + entries.size() + " entries where " + found.width() + " belong");
    }
    return entries.subList(0, tile.width());
  }
}
