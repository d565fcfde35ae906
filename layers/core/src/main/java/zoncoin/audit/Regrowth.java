package zoncoin.audit;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileFile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * The tree grown again from its leaves and compared with what is stored: every hash tile above the
 * lowest level (those are compared with their entries, {@link Chunk}), earlier heads, the root.
 */
final class Regrowth {
  private static final int HEIGHT = 8;

  private final Frontier frontier = Frontier.empty();
  private final Map<Integer, TileFile> edge = new TreeMap<>();
  private final List<TreeHead> earlier;
  private final TileReader log;
  private final Findings findings;
  private long size;

  /**
   * @param earlier heads that were signed before, all of them no larger than the tree
   */
  Regrowth(List<TreeHead> earlier, TileReader log, Findings findings) {
    this.earlier = List.copyOf(earlier);
    this.log = log;
    this.findings = findings;
  }

  void append(Hash leafHash) {
    frontier.append(leafHash);
    size++;
    for (TreeHead head : earlier) {
      if (head.size() == size && !frontier.head().equals(head)) {
        findings.add(Finding.ofLog(Rule.EXTENSION, twoRoots(head)));
      }
    }
  }

  private String twoRoots(TreeHead head) {
    return "its first %d entries have root %s, and an earlier checkpoint says %s"
        .formatted(size, frontier.head().root(), head.root());
  }

  /** Compares the tiles that became full since the last time. */
  void compareFullTiles() {
    for (TileFile tile : frontier.takeTiles()) {
      if (!tile.tile().isFull()) {
        edge.put(tile.tile().level(), tile);
      } else if (tile.tile().level() > 0) {
        compare(tile);
      }
    }
  }

  /** Compares the right edge and the root: the tree is whole. */
  void compareEdge(TreeHead signed) {
    compareFullTiles();
    edge.values().stream().filter(tile -> isAtEdge(tile.tile())).forEach(this::compare);
    if (!frontier.head().equals(signed)) {
      findings.add(
          Finding.ofLog(
              Rule.ROOT,
              "its %d entries hash to %s, and the checkpoint says %s for size %d"
                  .formatted(size, frontier.head().root(), signed.root(), signed.size())));
    }
  }

  /** Whether it is a partial tile of the whole tree, above the lowest level. */
  private boolean isAtEdge(Tile tile) {
    long count = size >>> (HEIGHT * tile.level());
    return tile.level() > 0
        && tile.index() == count / Tile.FULL_WIDTH
        && tile.width() == count % Tile.FULL_WIDTH;
  }

  private void compare(TileFile expected) {
    Tile tile = expected.tile();
    try {
      OptionalInt at = StoredTile.read(tile, log).firstDifference(expected);
      if (at.isPresent()) {
        String detail = tile.path() + " has another hash at position " + at.getAsInt();
        findings.add(Finding.at(firstLeaf(tile, at.getAsInt()), Rule.TILE, detail));
      }
    } catch (Malformed missing) {
      findings.add(Finding.at(firstLeaf(tile, 0), Rule.TILE, missing.getMessage()));
    }
  }

  /** The first entry below a hash of a tile. */
  private static long firstLeaf(Tile tile, int position) {
    long hash = tile.index() * Tile.FULL_WIDTH + position;
    return hash << (HEIGHT * tile.level());
  }
}
