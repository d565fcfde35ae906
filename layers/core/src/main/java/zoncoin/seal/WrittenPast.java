package zoncoin.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * The entries that a log's own bundles have past its published checkpoint. A run writes bundles in
 * their order and before any tile: what it wrote is full bundles, then at most one that is partial.
 */
final class WrittenPast {
  private final TileReader log;
  private final List<String> strays = new ArrayList<>();

  WrittenPast(TileReader log) {
    this.log = log;
  }

  /** From the end of the published log on, in order. */
  List<SignedEntry> read(TreeHead published) throws Stop {
    long index = published.size() / Tile.FULL_WIDTH;
    List<byte[]> begun = begun(published, index);
    List<SignedEntry> found = new ArrayList<>();
    Optional<List<byte[]>> bundle = bundle(new Tile(Tile.ENTRIES, index, Tile.FULL_WIDTH));
    while (bundle.isPresent()) {
      if (!begins(bundle.get(), begun)) {
        throw new Stop(
            ("the log's %s does not begin with what is published: another programme wrote it, or it"
                    + " was changed; nothing can be sealed in its place")
                .formatted(new Tile(Tile.ENTRIES, index, Tile.FULL_WIDTH).path()));
      }
      found.addAll(parse(bundle.get(), begun.size()));
      begun = List.of();
      bundle = bundle(new Tile(Tile.ENTRIES, ++index, Tile.FULL_WIDTH));
    }
    found.addAll(readPartial(index, begun));
    return found;
  }

  /** The widest of those that begin with what is published; the wider ones stand in the way. */
  private List<SignedEntry> readPartial(long index, List<byte[]> begun) {
    for (int width = Tile.FULL_WIDTH - 1; width > begun.size(); width--) {
      Tile tile = new Tile(Tile.ENTRIES, index, width);
      Optional<List<byte[]>> bundle = bundle(tile);
      if (bundle.filter(leaves -> begins(leaves, begun)).isPresent()) {
        return parse(bundle.get(), begun.size());
      }
      if (bundle.isPresent()) {
        strays.add(
            "the log's %s is of another history: nothing can be sealed at exactly that size"
                .formatted(tile.path()));
      }
    }
    return List.of();
  }

  /** Bundles that no log of this history can have, in words. */
  List<String> strays() {
    return List.copyOf(strays);
  }

  private List<byte[]> begun(TreeHead published, long index) {
    return published.size() % Tile.FULL_WIDTH == 0
        ? List.of()
        : EntryBundle.read(Tile.in(Tile.ENTRIES, index, published.size()), log);
  }

  private Optional<List<byte[]>> bundle(Tile tile) {
    return log.read(tile.path())
        .map(EntryBundle::decode)
        .map(
            leaves -> {
              if (leaves.size() != tile.width()) {
                throw new Malformed(tile.path() + ": has " + leaves.size() + " entries");
              }
              return leaves;
            });
  }

  private static boolean begins(List<byte[]> leaves, List<byte[]> begun) {
    for (int i = 0; i < begun.size(); i++) {
      if (!Arrays.equals(leaves.get(i), begun.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<SignedEntry> parse(List<byte[]> leaves, int from) {
    return leaves.subList(from, leaves.size()).stream().map(SignedEntry::parse).toList();
  }
}
