package zoncoin.vault;

import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;

/**
 * The codes of a pool in the order in which they came. A slot may name a code that is gone, or one
 * that another slot names, too: that a code is free is said by the code alone.
 */
final class Slots {
  private static final String POOL = "code-pool";
  private static final String SLOT = "code-slot";
  private static final String COUNT = "slots";
  private static final String FIRST = "first";
  private static final String FINGERPRINT = "fingerprint";
  private static final int MAX_ATTEMPTS = 64;

  private final Journal journal;
  private final Pool pool;

  Slots(Journal journal, Pool pool) {
    this.journal = journal;
    this.pool = pool;
  }

  /**
   * Which slots may be of use.
   *
   * @param first the first that was not taken when somebody looked last, from 1
   * @param count how many there are
   */
  record Range(long first, long count) {
    private static Range of(Item item) {
      return new Range(Long.parseLong(item.field(FIRST)), Long.parseLong(item.field(COUNT)));
    }

    private Map<String, String> fields() {
      return Map.of(FIRST, Long.toString(first), COUNT, Long.toString(count));
    }
  }

  Range range() {
    return journal.item(poolKey()).map(Range::of).orElse(new Range(1, 0));
  }

  Fingerprint at(long slot) {
    return new Fingerprint(journal.item(slotKey(slot)).orElseThrow().field(FINGERPRINT));
  }

  /** Puts a code into the last slot, and counts it. */
  void append(Fingerprint fingerprint) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(poolKey());
      Range range = item.map(Range::of).orElse(new Range(1, 0));
      long last = range.count() + 1;
      boolean isOurs =
          journal.put(
                  Item.first(
                      slotKey(last), Map.of(FINGERPRINT, fingerprint.hex()), Optional.empty()))
              || at(last).equals(fingerprint);
      // A crash here means: a slot that is not counted. The next import counts it before its own.
      boolean isCounted = put(item, new Range(range.first(), last));
      if (isOurs && isCounted) {
        return;
      }
    }
    throw new NotApplied("couldn't find a free slot of " + pool.name() + ": others are at it");
  }

  /** Notes that all slots before that one are taken; if another changes the pool, he does. */
  void startAt(long slot) {
    Optional<Item> item = journal.item(poolKey());
    Range range = item.map(Range::of).orElse(new Range(1, 0));
    if (slot > range.first()) {
      put(item, new Range(slot, range.count()));
    }
  }

  private boolean put(Optional<Item> before, Range range) {
    return journal.put(
        before
            .map(item -> item.next(range.fields(), Optional.empty()))
            .orElseGet(() -> Item.first(poolKey(), range.fields(), Optional.empty())));
  }

  private Item.Key poolKey() {
    return new Item.Key(POOL, pool.name());
  }

  private Item.Key slotKey(long slot) {
    return new Item.Key(SLOT, pool.name() + "#" + slot);
  }
}
