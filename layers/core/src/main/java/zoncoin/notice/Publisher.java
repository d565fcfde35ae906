package zoncoin.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Announces what was sealed since it last did. Nothing is kept between calls but the cursor, an
 * item; any number may run at once: then some notices come twice.
 */
public final class Publisher {
  /** The cursor. */
  static final Item.Key CURSOR = new Item.Key("notice", "cursor");

  /** Entry bundles of one call: what a function of some minutes surely gets out. */
  static final int MAX_BUNDLES = 64;

  private static final String CHECKPOINT = "checkpoint";
  private static final String NEXT = "next";

  private final Log log;
  private final Journal journal;
  private final NoticeBoard board;

  /**
   * @param log what is announced
   * @param journal where the cursor is
   * @param board where notices go
   */
  public Publisher(Log log, Journal journal, NoticeBoard board) {
    this.log = log;
    this.journal = journal;
    this.board = board;
  }

  /**
   * What is announced.
   *
   * @param keys that sign its checkpoints
   * @param files where it is read from; nothing read is trusted
   */
  public record Log(TrustedKeys keys, TileReader files) {}

  /**
   * What a call did.
   *
   * @param entries how many it walked past
   * @param notices how many of their notices it put out
   * @param next where the next call begins
   * @param isAll whether that is the end of the log as it was signed
   */
  public record Published(long entries, long notices, long next, boolean isAll) {}

  /**
   * Announces.
   *
   * @throws Malformed if the log is not what was signed, or ends before the cursor: nothing of it
   *     is announced, and somebody has to look
   */
  public Published publish() {
    TreeHead head = head();
    Optional<Item> cursor = journal.item(CURSOR);
    long first = cursor.map(item -> Long.parseLong(item.field(NEXT))).orElse(0L);
    if (first > head.size()) {
      throw new Malformed(
          "log has %d entries, of which %d were announced".formatted(head.size(), first));
    }
    long next = first;
    long notices = 0;
    for (int bundle = 0; bundle < MAX_BUNDLES && next < head.size(); bundle++) {
      List<SignedEntry> entries = read(next, head);
      List<Notice> made = notices(next, entries);
      board.put(made);
      // A crash here means: the same notices are put out once more. They come twice, none is lost.
      Item moved = move(cursor, next + entries.size());
      if (!journal.put(moved)) {
        // Another moved it: what comes next is that one's.
        return new Published(next - first, notices + made.size(), next, false);
      }
      cursor = Optional.of(moved);
      next += entries.size();
      notices += made.size();
    }
    return new Published(next - first, notices, next, next == head.size());
  }

  private static Item move(Optional<Item> cursor, long next) {
    Map<String, String> fields = Map.of(NEXT, Long.toString(next));
    return cursor
        .map(item -> item.next(fields, Optional.empty()))
        .orElseGet(() -> Item.first(CURSOR, fields, Optional.empty()));
  }

  /** A log without a checkpoint has not begun. */
  private TreeHead head() {
    Optional<byte[]> file = log.files().read(CHECKPOINT);
    if (file.isEmpty()) {
      return TreeHead.EMPTY;
    }
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(file.get());
    TrustedKeys keys = log.keys();
    if (!checkpoint.verify(keys.origin(), keys.log()).isSignedByAll(keys.log())) {
      throw new Malformed("checkpoint is not signed by the keys of " + keys.origin());
    }
    return checkpoint.checkpoint().head();
  }

  /** The rest of the bundle in which that entry is, each proved to be in the signed tree. */
  private List<SignedEntry> read(long next, TreeHead head) {
    long number = next / Tile.FULL_WIDTH;
    TileReader remembered = remembering(log.files());
    List<byte[]> bundle = EntryBundle.read(Tile.in(Tile.ENTRIES, number, head.size()), remembered);
    List<SignedEntry> entries = new ArrayList<>();
    for (long index = next; index < number * Tile.FULL_WIDTH + bundle.size(); index++) {
      SignedEntry entry = SignedEntry.parse(bundle.get((int) (index % Tile.FULL_WIDTH)));
      if (!Inclusion.check(
          entry.hash(), index, head, Inclusion.prove(index, head.size(), remembered))) {
        throw new Malformed("entry " + index + " is not the one that was signed");
      }
      entries.add(entry);
    }
    return entries;
  }

  private static List<Notice> notices(long first, List<SignedEntry> entries) {
    List<Notice> notices = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      notices.addAll(Notices.of(first + i, entries.get(i).entry()));
    }
    return notices;
  }

  /** The proofs of one bundle share their tiles. */
  private static TileReader remembering(TileReader files) {
    Map<String, Optional<byte[]>> read = new HashMap<>();
    return path -> {
      Optional<byte[]> known = read.getOrDefault(path, Optional.empty());
      if (known.isEmpty()) {
        known = files.read(path);
        read.put(path, known);
      }
      return known;
    };
  }
}
