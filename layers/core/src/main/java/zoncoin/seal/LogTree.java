package zoncoin.seal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Consistency;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * The tree of a log as its files have it: what a head or a checkpoint says has to agree with it.
 */
final class LogTree {
  private final LogFiles files;

  LogTree(LogFiles files) {
    this.files = files;
  }

  private Optional<byte[]> read(String path) {
    return files.read(path).map(LogFiles.Stored::bytes);
  }

  /** The growing edge, which must hash to what the head says. */
  Frontier edge(TreeHead head) throws Stop {
    return edge(head, this::read);
  }

  private static Frontier edge(TreeHead head, TileReader reader) throws Stop {
    try {
      return Frontier.resume(head, reader);
    } catch (Malformed edge) {
      throw disagrees(head, edge);
    }
  }

  private static Stop disagrees(TreeHead head, Malformed edge) {
    return new Stop(
        "the head of size %d and the log's files disagree: %s; restore whichever was changed"
            .formatted(head.size(), edge.getMessage()));
  }

  /** What the tree grows by; changes nothing but the frontier. */
  Staged grow(Frontier frontier, TreeHead head, List<SignedEntry> entries) throws Stop {
    try {
      return Growth.grow(frontier, head.size(), entries, this::read);
    } catch (Malformed edge) {
      throw disagrees(head, edge);
    }
  }

  /** What that bundle holds, which has to lead to that head before any file of it is written. */
  Staged open(LogFiles.Stored bundle, TreeHead head) throws Stop {
    Staged staged;
    try {
      staged = Staged.decode(bundle.bytes());
    } catch (Malformed damaged) {
      throw new Stop(damaged.getMessage() + "; restore it");
    }
    long size = staged.sizeBefore() + staged.transactions().size();
    if (size != head.size()) {
      throw new Stop(
          "the head of size %d names the bundle of a head of size %d; restore the head"
              .formatted(head.size(), size));
    }
    Map<String, byte[]> added = new HashMap<>();
    staged.files().forEach(file -> added.put(file.path(), file.bytes()));
    var _ = edge(head, path -> Optional.ofNullable(added.get(path)).or(() -> read(path)));
    return staged;
  }

  /**
   * Why nothing may be committed that adds those files: one of the entries' is there and other, so
   * a run wrote it that this table has forgotten, and what that run answered would be lost.
   */
  Optional<Stop> obstacle(TreeHead head, Staged staged) {
    return staged.files().stream()
        .filter(file -> Tile.parse(file.path()).level() == Tile.ENTRIES)
        .filter(
            file -> read(file.path()).filter(is -> !Arrays.equals(is, file.bytes())).isPresent())
        .findFirst()
        .map(
            file ->
                new Stop(
                    ("the log's %s is there, past the head of size %d, with other entries: another"
                            + " programme wrote it, or this one before its table was restored;"
                            + " rebuild the table from the log before sealing")
                        .formatted(file.path(), head.size())));
  }

  /** Writes a file of a bundle, unless it is there, byte for byte. */
  void apply(Staged.File file) throws Stop {
    if (files.create(file.path(), file.bytes())) {
      return;
    }
    Optional<byte[]> there = read(file.path());
    if (there.isEmpty() || !Arrays.equals(there.get(), file.bytes())) {
      throw new Stop(
          "the log's "
              + file.path()
              + " is not what the head's bundle says: another programme wrote it, or this one"
              + " before its table was restored; restore the table again, and rebuild it from the"
              + " log before anything is sealed");
    }
  }

  /** Whether the larger of two trees begins with all of the smaller, by the larger one's tiles. */
  boolean isOneLog(TreeHead smaller, TreeHead larger) {
    try {
      return Consistency.check(
          smaller, larger, Consistency.prove(smaller.size(), larger.size(), this::read));
    } catch (Malformed noSuchTile) {
      return false;
    }
  }

  /**
   * Done says that all entries are stamped. If somebody else said it, or a restored table has one
   * item older than another, entries of the log would be taken for waiting, and sealed twice.
   */
  void requireStamped(TreeHead head, Unsealed unsealed) throws Stop {
    if (head.size() == 0) {
      return;
    }
    TransactionId last = last(head);
    OptionalLong place =
        Optional.ofNullable(unsealed.read(Set.of(last)).get(last))
            .map(Unsealed.Leaf::logIndex)
            .orElse(OptionalLong.empty());
    if (!place.equals(OptionalLong.of(head.size() - 1))) {
      throw new Stop(
          ("the head of size %d is done and its last entry, %s, is not stamped: the table was"
                  + " changed or restored; restore it to a point at which that entry is stamped")
              .formatted(head.size(), last));
    }
  }

  /** The transaction of the last entry of a tree that is not empty. */
  private TransactionId last(TreeHead head) throws Stop {
    long bundle = (head.size() - 1) / Tile.FULL_WIDTH;
    try {
      List<byte[]> leaves =
          EntryBundle.read(Tile.in(Tile.ENTRIES, bundle, head.size()), this::read);
      return SignedEntry.parse(leaves.getLast()).entry().transaction();
    } catch (Malformed edge) {
      throw disagrees(head, edge);
    }
  }
}
