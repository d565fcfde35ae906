package zoncoin.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
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

  /** The entries of the last bundle, which must be those whose hashes the tree has. */
  private static List<byte[]> edge(long index, long size, TileReader log) {
    Tile bundle = Tile.in(Tile.ENTRIES, index, size);
    List<byte[]> leaves = EntryBundle.read(bundle, log);
    Tile tile = Tile.in(0, index, size);
    byte[] hashes =
        log.read(tile.path())
            .or(() -> log.read(tile.full().path()))
            .orElseThrow(() -> new Malformed(tile.path() + ": no such tile, nor the full one"));
    for (int i = 0; i < leaves.size(); i++) {
      int at = i * Hash.BYTES;
      if (!Arrays.equals(
          Hash.leaf(leaves.get(i)).bytes(), Arrays.copyOfRange(hashes, at, at + Hash.BYTES))) {
        throw new Malformed(bundle.path() + ": entry " + i + " is not the one of " + tile.path());
      }
    }
    return leaves;
  }

  private static List<Staged.File> bundles(long size, List<SignedEntry> entries, TileReader log) {
    List<Staged.File> files = new ArrayList<>();
    int next = 0;
    for (Tile bundle : Tile.bundlesBetween(size, size + entries.size())) {
      List<byte[]> leaves = new ArrayList<>();
      long first = bundle.index() * Tile.FULL_WIDTH;
      if (first < size) {
        leaves.addAll(edge(bundle.index(), size, log));
      }
      while (leaves.size() < bundle.width()) {
        leaves.add(entries.get(next++).bytes());
      }
      files.add(new Staged.File(bundle.path(), EntryBundle.encode(leaves)));
    }
    return files;
  }
}
