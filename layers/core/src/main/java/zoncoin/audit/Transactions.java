package zoncoin.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.Kind;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/**
 * Which transactions a log has, and where, in 24 bytes each: the first half of SHA-256 of the id,
 * index and kind, in one open-addressed table. 128 bits make two ids meet by chance, or by design,
 * as good as never.
 */
final class Transactions {
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int FIELDS = 3;
  private static final int KIND_BITS = 8;
  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Slot: high and low half of the fingerprint, and 1 + (index and kind), which is 0 if empty. */
  private long[] table = new long[FIRST_SLOTS * FIELDS];

  private long count;

  /**
   * A transaction that stands in the log.
   *
   * @param index where
   * @param kind what it does
   */
  record Known(long index, Kind kind) {}

  /** SHA-256 of a transaction id, by which it is remembered. */
  static Hash hash(TransactionId transaction) {
    return Hash.sha256(transaction.text().getBytes(StandardCharsets.US_ASCII));
  }

  /** The transaction whose id has that hash, if it was added. */
  Optional<Known> find(Hash id) {
    ByteBuffer key = ByteBuffer.wrap(id.bytes());
    long value = table[slot(table, key.getLong(), key.getLong()) + 2] - 1;
    return value < 0
        ? Optional.empty()
        : Optional.of(new Known(value >>> KIND_BITS, KINDS.get((int) value & 0xff)));
  }

  /** Adds a transaction that {@link #find} did not find. */
  void add(Hash id, long index, Kind kind) {
    if (++count * 3 > table.length / FIELDS * 2L) {
      grow();
    }
    ByteBuffer key = ByteBuffer.wrap(id.bytes());
    put(table, key.getLong(), key.getLong(), 1 + (index << KIND_BITS | KINDS.indexOf(kind)));
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(table.length, 2)];
    for (int at = 0; at < table.length; at += FIELDS) {
      if (table[at + 2] != 0) {
        put(larger, table[at], table[at + 1], table[at + 2]);
      }
    }
    table = larger;
  }

  private static void put(long[] table, long high, long low, long value) {
    int at = slot(table, high, low);
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = value;
  }

  /** Where that fingerprint is, or the empty slot where it belongs. */
  private static int slot(long[] table, long high, long low) {
    int slots = table.length / FIELDS;
    int slot = (int) (high & (slots - 1));
    while (table[slot * FIELDS + 2] != 0
        && (table[slot * FIELDS] != high || table[slot * FIELDS + 1] != low)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot * FIELDS;
  }
}
