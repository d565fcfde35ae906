package zoncoin.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * Which 256 (or, at the right edge, fewer) neighbours of one height: a file of c2sp.org/tlog-tiles.
 *
 * <p>At level <i>l</i> each of its hashes covers 256<sup>l</sup> leaves. Level −1 is the entry
 * bundle: the entries whose leaf hashes the tile of level 0 with the same index holds.
 *
 * @param level −1 for entries, else 0 to 63
 * @param index from the left, zero or more
 * @param width how many hashes or entries: 256 when full, 1 to 255 when partial
 */
public record Tile(int level, long index, int width) {
  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  /** Hashes in a full tile, entries in a full bundle. */
  public static final int FULL_WIDTH = 256;

  /** Levels that trees of up to 2⁶³−1 leaves have. */
  static final int LEVELS = 8;

  private static final int MAX_LEVEL = 63;
  private static final int LEVEL_BITS = 8;
  private static final int INDEX_DIGITS = 3;

  /** Refuses coordinates that no path has. */
  public Tile {
    if (level < ENTRIES || level > MAX_LEVEL) {
      throw new Malformed("tile: level " + level + " is not entries or 0 to 63");
    }
    if (index < 0) {
      throw new Malformed("tile: index " + index + " is negative");
    }
    if (width < 1 || width > FULL_WIDTH) {
      throw new Malformed("tile: width " + width + " is not 1 to 256");
    }
  }

  /**
   * The tile at a place as wide as a tree of some size makes it.
   *
   * @param level −1 for entries, else 0 to 7
   * @param index from the left
   * @param size leaves in the tree
   * @return full, or partial at the right edge
   * @throws Malformed if that tree has no such tile
   */
  public static Tile in(int level, long index, long size) {
    long count = countAt(level, size);
    long left = index > count / FULL_WIDTH ? 0 : count - index * FULL_WIDTH;
    return new Tile(level, index, (int) Math.min(left, FULL_WIDTH));
  }

  /** How many hashes (or entries) of a level a tree of some size has: complete subtrees only. */
  static long countAt(int level, long size) {
    return level == ENTRIES ? size : size >>> (LEVEL_BITS * level);
  }

  /**
   * The hash tiles that a tree of the new size has and one of the old size has not (or has
   * narrower).
   *
   * <p>Only the tiles of the new size itself: a log that signs sizes in between also writes their
   * partial tiles.
   *
   * @param oldSize leaves before, at most {@code newSize}
   * @param newSize leaves after
   * @return by level from 0, then by index
   */
  public static List<Tile> tilesBetween(long oldSize, long newSize) {
    List<Tile> tiles = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      addBetween(tiles, level, oldSize, newSize);
    }
    return tiles;
  }

  /**
   * The entry bundles that a tree of the new size has and one of the old size has not (or has
   * narrower).
   *
   * @param oldSize leaves before, at most {@code newSize}
   * @param newSize leaves after
   * @return by index
   */
  public static List<Tile> bundlesBetween(long oldSize, long newSize) {
    List<Tile> bundles = new ArrayList<>();
    addBetween(bundles, ENTRIES, oldSize, newSize);
    return bundles;
  }

  private static void addBetween(List<Tile> tiles, int level, long oldSize, long newSize) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException("no tiles between sizes " + oldSize + " and " + newSize);
    }
    long newCount = countAt(level, newSize);
    for (long at = countAt(level, oldSize);
        at < newCount;
        at = (at / FULL_WIDTH + 1) * FULL_WIDTH) {
      tiles.add(in(level, at / FULL_WIDTH, newSize));
    }
  }

  /**
   * Whether this tile will never change.
   *
   * @return true if it has all its 256 hashes
   */
  public boolean isFull() {
    return width == FULL_WIDTH;
  }

  /**
   * The full tile at the same place: what to read when a partial one has been dropped.
   *
   * @return a tile whose first hashes are this tile's
   */
  public Tile full() {
    return new Tile(level, index, FULL_WIDTH);
  }

  /**
   * Where this tile is served, relative to the log's prefix (c2sp.org/tlog-tiles, "Merkle Tree" and
   * "Log entries").
   *
   * @return for instance {@code tile/0/x001/x234/067} or {@code tile/entries/273.p/112}
   */
  public String path() {
    StringBuilder elements = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      elements.insert(0, "x%03d/".formatted(rest % 1000));
    }
    String levelName = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + levelName + "/" + elements + (isFull() ? "" : ".p/" + width);
  }

  /**
   * Reads a path.
   *
   * @param path as {@link #path} prints it
   * @return the tile
   * @throws Malformed if the text is anything else
   */
  public static Tile parse(String path) {
    String[] levelAndRest = path.split("/", 3);
    if (levelAndRest.length != 3) {
      throw notAPath(path);
    }
    int partial = levelAndRest[2].indexOf(".p/");
    String elements = partial < 0 ? levelAndRest[2] : levelAndRest[2].substring(0, partial);
    int width = partial < 0 ? FULL_WIDTH : parseSmall(levelAndRest[2].substring(partial + 3));
    int level = levelAndRest[1].equals("entries") ? ENTRIES : parseSmall(levelAndRest[1]);
    Tile tile = new Tile(level, parseIndex(elements), width);
    // Printing settles every spelling at once: prefix, padding, x marks, leading zeros.
    if (!tile.path().equals(path)) {
      throw notAPath(path);
    }
    return tile;
  }

  private static long parseIndex(String elements) {
    String digits = elements.replace("x", "").replace("/", "");
    String significant = digits.replaceFirst("^0{1,2}", "");
    if (digits.length() < INDEX_DIGITS || significant.isEmpty()) {
      throw notAPath(elements);
    }
    return Canonical.parseCount("tile index", significant);
  }

  private static int parseSmall(String text) {
    return (int) Math.min(Canonical.parseCount("tile path", text), Integer.MAX_VALUE);
  }

  private static Malformed notAPath(String path) {
    return new Malformed("tile path " + Malformed.shown(path) + ": not as tlog-tiles prints it");
  }
}
