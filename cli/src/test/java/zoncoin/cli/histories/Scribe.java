package zoncoin.cli.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.cli.cloud.Writes;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * Sees every write at the moment it is made, finds who asked for it, and moves the model by it.
 * What nobody asked for, what a rule of the model forbids at that moment, and an entry that posts
 * anything else than the model does is a failure.
 */
final class Scribe implements Writes {
  private final Model model;
  private final List<Call> calls;
  private final EntryScribe entryScribe;
  private final ItemScribe itemScribe;
  private final Map<String, byte[]> entries = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private Optional<Throwable> failure = Optional.empty();

  /**
   * @param model is moved
   * @param counterpart who delivers
   * @param calls all that was asked so far
   */
  Scribe(Model model, Counterpart counterpart, List<Call> calls) {
    this.model = model;
    this.calls = calls;
    Askers askers = new Askers(calls, model);
    this.entryScribe = new EntryScribe(model, askers, counterpart);
    this.itemScribe = new ItemScribe(model, askers);
  }

  /** What went wrong first, in whatever thread. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** The bytes of each entry. */
  Map<String, byte[]> entries() {
    return entries;
  }

  /** What was written since this was asked last. */
  List<String> written() {
    List<String> since = List.copyOf(written);
    written.clear();
    return since;
  }

  @Override
  public void appended(Journal.Append append) {
    Entry entry = append.signed().entry();
    entries.put(entry.transaction().text(), append.signed().bytes());
    guard(entry.kind().word() + " " + entry.transaction(), () -> entryScribe.write(append));
  }

  @Override
  public void put(Item item) {
    if (ItemScribe.FAMILIES.contains(item.key().family())) {
      guard("put " + item.key(), () -> itemScribe.write(item));
    }
  }

  private void guard(String what, Runnable change) {
    written.add(what);
    try {
      change.run();
    } catch (AssertionError | RuntimeException wrong) {
      failure = failure.or(() -> Optional.of(new AssertionError(what + " is written", wrong)));
    }
    look();
  }

  /** Every call that is under way may be answered by what is now, too. */
  void look() {
    for (Call call : calls) {
      if (!call.isOver()) {
        call.move();
        call.look(model);
      }
    }
  }
}
