package zoncoin.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.tlog.Malformed;

/**
 * Something kept beside the ledger that moves with it, in the same write: what was issued for an
 * assessment, a redemption, a budget. It says nothing that the log does not; it saves reading the
 * log.
 *
 * @param key its name
 * @param revision how often it was written, from 1; a write asserts that its predecessor is the
 *     newest
 * @param fields its content, name to text
 * @param due when something is to be done about it, if ever
 */
public record Item(
    Key key, long revision, NavigableMap<String, String> fields, Optional<Instant> due) {
  /** Copies; the revision is 1 or more. */
  public Item {
    fields = Collections.unmodifiableNavigableMap(new TreeMap<>(fields));
    if (revision < 1) {
      throw new Malformed("item revision is 1 or more: " + revision);
    }
  }

  /** The first revision of an item. */
  public static Item first(Key key, Map<String, String> fields, Optional<Instant> due) {
    return new Item(key, 1, new TreeMap<>(fields), due);
  }

  /** The next revision, with this content. */
  public Item next(Map<String, String> content, Optional<Instant> nextDue) {
    return new Item(key, Math.incrementExact(revision), new TreeMap<>(content), nextDue);
  }

  /** The text of a field; {@link Malformed} if the item has none of that name. */
  public String field(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new Malformed("item " + key + " has a field " + name);
    }
    return value;
  }

  /**
   * The name of an item: the family it is stored with and its name there.
   *
   * @param family what kind of thing, such as {@code redemption}
   * @param name which one
   */
  public record Key(String family, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byFamily = family.compareTo(other.family);
      return byFamily != 0 ? byFamily : name.compareTo(other.name);
    }

    @Override
    public String toString() {
      return family + " " + name;
    }
  }
}
