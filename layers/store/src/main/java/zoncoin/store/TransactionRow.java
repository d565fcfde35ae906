package zoncoin.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Journal;
import zoncoin.ledger.SignedEntry;
import zoncoin.seal.Unsealed;
import zoncoin.tlog.Malformed;

/**
 * A transaction as an item: the note, which is the leaf, once; what was asked; and either the shard
 * of those that wait or the place in the log. A usual one is under 1 KB, a note of 1 KB is under 2.
 */
final class TransactionRow {
  static final String LOG_INDEX = "logIndex";
  private static final String QUARANTINED = "quarantined";
  private static final String NOTE = "note";
  private static final String REQUEST = "request";

  /** Ends the waiting by a place in the log. */
  static final String STAMP = "SET #logIndex = :logIndex REMOVE #unsealed";

  /** Ends the waiting by a reason why there is no place. */
  static final String QUARANTINE = "SET #quarantined = :quarantined REMOVE #unsealed";

  private TransactionRow() {}

  static Row encode(SignedEntry signed, String request) {
    String id = signed.entry().transaction().text();
    return Row.of(Keys.of(signed.entry().transaction()))
        .with(NOTE, new String(signed.bytes(), StandardCharsets.UTF_8))
        .with(REQUEST, request)
        .with(Keys.UNSEALED, Keys.shard(id))
        .with(Keys.TIME, signed.entry().time());
  }

  /** One that has its place in the log, and never waits; or that waits. */
  static Row encode(Journal.Recorded recorded) {
    return recorded.logIndex().isPresent()
        ? encodeSealed(recorded)
        : encode(recorded.signed(), recorded.request());
  }

  private static Row encodeSealed(Journal.Recorded sealed) {
    return Row.of(Keys.of(sealed.signed().entry().transaction()))
        .with(NOTE, new String(sealed.signed().bytes(), StandardCharsets.UTF_8))
        .with(REQUEST, sealed.request())
        .with(LOG_INDEX, sealed.logIndex().orElseThrow())
        .with(Keys.TIME, sealed.signed().entry().time());
  }

  static Journal.Recorded decode(Row row) {
    return new Journal.Recorded(
        SignedEntry.parse(leaf(row).bytes()), row.text(REQUEST), logIndex(row));
  }

  /** The leaf, whatever it is worth: the sealer judges it. */
  static Unsealed.Leaf leaf(Row row) {
    String note = row.textIfAny(NOTE).orElse("");
    try {
      return new Unsealed.Leaf(note.getBytes(StandardCharsets.UTF_8), logIndex(row));
    } catch (Malformed noNumber) {
      // No ledger wrote that. An empty leaf is no entry, so the sealer sets it aside.
      return new Unsealed.Leaf(new byte[0], OptionalLong.empty());
    }
  }

  private static OptionalLong logIndex(Row row) {
    return row.has(LOG_INDEX) ? OptionalLong.of(row.number(LOG_INDEX)) : OptionalLong.empty();
  }

  /** That there is such a transaction, without a place or with that one. */
  static Condition isAt(long logIndex) {
    return new Condition(
        "attribute_exists(#pk) AND (attribute_not_exists(#logIndex) OR #logIndex = :logIndex)",
        Map.of("#pk", Keys.PK, "#logIndex", LOG_INDEX, "#unsealed", Keys.UNSEALED),
        Map.of(":logIndex", AttributeValue.fromN(Long.toString(logIndex))));
  }

  /** That there is such a transaction; names why it is set aside. */
  static Condition isThere(String why) {
    return new Condition(
        "attribute_exists(#pk)",
        Map.of("#pk", Keys.PK, "#quarantined", QUARANTINED, "#unsealed", Keys.UNSEALED),
        Map.of(":quarantined", AttributeValue.fromS(why)));
  }
}
