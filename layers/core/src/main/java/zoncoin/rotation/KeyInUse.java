package zoncoin.rotation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.note.VerifierKey;

/**
 * The key that functions fetch, as it is noted beside the ledger. It is noted after it became so,
 * and lost with a table: then it is noted anew, as of a later time, which makes nobody retire a key
 * too soon.
 *
 * @param key which
 * @param since not before that
 */
public record KeyInUse(VerifierKey key, Instant since) {
  private static final String FAMILY = "issuer-key";

  /** What is noted of a desk; empty before it was ever rotated. */
  public static Optional<KeyInUse> read(Journal journal, Kind.Desk desk) {
    return journal.item(name(desk)).map(KeyInUse::of);
  }

  /**
   * Notes it, unless that key is noted already.
   *
   * @return what is noted then
   */
  static KeyInUse note(Journal journal, Kind.Desk desk, KeyInUse now) {
    Optional<Item> noted = journal.item(name(desk));
    if (noted.isPresent() && of(noted.get()).key().equals(now.key())) {
      return of(noted.get());
    }
    Map<String, String> fields =
        Map.of("key", now.key().toString(), "since", now.since().toString());
    Item next =
        noted
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(name(desk), fields, Optional.empty()));
    // If another notes it meanwhile, it notes the same, a moment sooner or later.
    var _ = journal.put(next);
    return now;
  }

  private static Item.Key name(Kind.Desk desk) {
    return new Item.Key(FAMILY, desk.word());
  }

  private static KeyInUse of(Item item) {
    return new KeyInUse(VerifierKey.parse(item.field("key")), Instant.parse(item.field("since")));
  }
}
