package zoncoin.seal;

import java.util.ArrayList;
import java.util.List;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileFile;
import zoncoin.tlog.TileReader;

/** What a log grows by: from entries to the files that a commit adds. */
final class Growth {
  private Growth() {}

  /** Appends the entries to the frontier and gives every tile and entry bundle that changes. */
  static Staged grow(Frontier frontier, long size, List<SignedEntry> entries, TileReader log) {
    List<Staged.File> files = new ArrayList<>(bundles(size, entries, log));
    entries.forEach(entry -> frontier.append(entry.hash()));
    for (TileFile tile : frontier.takeTiles()) {
      files.add(new Staged.File(tile.path(), tile.bytes()));
    }
    return new Staged(
        size, entries.stream().map(entry -> entry.entry().transaction()).toList(), files);
  }

  private static List<Staged.File> bundles(long size, List<SignedEntry> entries, TileReader log) {
    List<Staged.File> files = new ArrayList<>();
    int next = 0;
    for (Tile bundle : Tile.bundlesBetween(size, size + entries.size())) {
      List<byte[]> leaves = new ArrayList<>();
      long first = bundle.index() * Tile.FULL_WIDTH;
      if (first < size) {
        leaves.addAll(EntryBundle.read(Tile.in(Tile.ENTRIES, bundle.index(), size), log));
      }
      while (leaves.size() < bundle.width()) {
        leaves.add(entries.get(next++).bytes());
      }
      files.add(new Staged.File(bundle.path(), EntryBundle.encode(leaves)));
    }
    return files;
  }
}
