package zoncoin.seal;

import java.util.List;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.SignedCheckpoint;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/**
 * The entries of a published log, in its order, for the programme's own use: who reads them here
 * trusts the folder, which only the sealer writes. Everybody else audits.
 */
public final class SealedEntries {
  private static final String CHECKPOINT = "checkpoint";

  private final TileReader log;

  /**
   * @param log the published log
   */
  public SealedEntries(TileReader log) {
    this.log = log;
  }

  /** How many entries the newest checkpoint covers; 0 before the first. */
  public long size() {
    return log.read(CHECKPOINT)
        .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
        .orElse(0L);
  }

  /** Takes an entry and its place in the log. */
  @FunctionalInterface
  public interface Reader {
    /** Takes one. */
    void read(long index, SignedEntry entry);
  }

  /**
   * Reads entries, a bundle of them at a time.
   *
   * @param from the first
   * @param size the log's, as {@link #size} told it: the last is the one before
   * @param reader takes each
   */
  public void read(long from, long size, Reader reader) {
    for (long bundle = from / Tile.FULL_WIDTH; bundle * Tile.FULL_WIDTH < size; bundle++) {
      List<byte[]> entries = EntryBundle.read(Tile.in(Tile.ENTRIES, bundle, size), log);
      for (int i = 0; i < entries.size(); i++) {
        long index = bundle * Tile.FULL_WIDTH + i;
        if (index >= from) {
          reader.read(index, SignedEntry.parse(entries.get(i)));
        }
      }
    }
  }
}
