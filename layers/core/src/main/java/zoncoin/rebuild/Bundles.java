package zoncoin.rebuild;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import zoncoin.audit.Onlooker;
import zoncoin.audit.Progress;
import zoncoin.ledger.SignedEntry;
import zoncoin.seal.RemnantSearch;
import zoncoin.seal.Stop;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * The entry bundles of a log, twice: an audit sees them, then they are walked along, and each has
 * to be what the audit saw. In between, 32 bytes are kept of each.
 */
final class Bundles implements Onlooker {
  private final TileReader log;
  private final List<Hash> digests = new ArrayList<>();
  private ByteArrayOutputStream leaves = new ByteArrayOutputStream();
  private Instant newest = Instant.EPOCH;

  Bundles(TileReader log) {
    this.log = log;
  }

  /** Takes what is in a bundle. */
  @FunctionalInterface
  interface Taker {
    /** The entries of a bundle, the first of which has that place. */
    void take(long first, List<SignedEntry> entries, Mend mend) throws Stop;
  }

  @Override
  public void see(long index, SignedEntry signed) {
    leaves.writeBytes(signed.hash().bytes());
    newest = signed.entry().time().isAfter(newest) ? signed.entry().time() : newest;
    if (index % Tile.FULL_WIDTH == Tile.FULL_WIDTH - 1) {
      close();
    }
  }

  /** Both look on: this, and who looks for what was left past the log. */
  Onlooker and(RemnantSearch search) {
    return (index, signed) -> {
      see(index, signed);
      search.see(signed);
    };
  }

  private void close() {
    digests.add(Hash.sha256(leaves.toByteArray()));
    leaves = new ByteArrayOutputStream();
  }

  /** The time of the newest entry that was seen. */
  Instant newest() {
    return newest;
  }

  /** Walks along a log that the audit found sound. */
  void walk(TreeHead tree, Taker taker, Mend mend, Progress progress) throws Stop {
    if (leaves.size() > 0) {
      close();
    }
    for (Tile bundle : Tile.bundlesBetween(0, tree.size())) {
      long first = bundle.index() * Tile.FULL_WIDTH;
      taker.take(first, read(bundle), mend);
      progress.at(first + bundle.width(), tree.size());
    }
  }

  private List<SignedEntry> read(Tile bundle) throws Stop {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    List<SignedEntry> entries = new ArrayList<>();
    try {
      for (byte[] leaf : EntryBundle.read(bundle, log)) {
        entries.add(SignedEntry.parse(leaf));
        hashes.writeBytes(entries.getLast().hash().bytes());
      }
    } catch (Malformed changed) {
      throw changed(bundle);
    }
    if (!Hash.sha256(hashes.toByteArray()).equals(digests.get((int) bundle.index()))) {
      throw changed(bundle);
    }
    return entries;
  }

  private static Stop changed(Tile bundle) {
    return new Stop("the log's " + bundle.path() + " changed since it was audited");
  }
}
