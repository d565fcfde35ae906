package zoncoin.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.seal.Stop;

/** Reads and writes items of a restored table; on a dry run, only notes what it would write. */
public final class Mend {
  private final Journal journal;
  private final Restored table;
  private final Rebuild.Mode mode;
  private final Map<Item.Key, Item> planned = new HashMap<>();
  private final List<String> left = new ArrayList<>();
  private long written;

  Mend(Journal journal, Restored table, Rebuild.Mode mode) {
    this.journal = journal;
    this.table = table;
    this.mode = mode;
  }

  /** The item as it is, or would be by now. */
  public Optional<Item> item(Item.Key key) {
    return Optional.ofNullable(planned.get(key)).or(() -> journal.item(key));
  }

  /** Puts an item in the place of the one that was read. */
  public void replace(Optional<Item> before, Item next) throws Stop {
    written++;
    if (mode == Rebuild.Mode.DRY) {
      planned.put(next.key(), next);
    } else if (!table.replace(before, next)) {
      throw Replay.writtenMeanwhile(next.key().toString());
    }
    // A crash here means: the next run finds it, and goes on.
  }

  /** Tells a person what only a person can mend. */
  public void leave(String what) {
    left.add(what);
  }

  List<String> left() {
    return List.copyOf(left);
  }

  long written() {
    return written;
  }
}
