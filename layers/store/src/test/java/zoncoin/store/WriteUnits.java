package zoncoin.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What writes cost by AWS's rule (developer guide, "DynamoDB item sizes and formats" and "Read and
 * write operations"): one unit per KB of the larger of the item before and after, twice that in a
 * transaction; and one per entry that is put into or taken out of an index, whose entries of keys
 * alone are all under 1 KB. DynamoDB Local reports another figure for transactions.
 */
final class WriteUnits {
  private static final int KILOBYTE = 1_024;
  private static final int OVERHEAD = 100;

  private WriteUnits() {}

  /**
   * Units of a transaction.
   *
   * @param before the items that are there, of those that are put
   */
  static int of(TransactWriteItemsRequest request, Row... before) {
    return request.transactItems().stream()
        .map(write -> Optional.ofNullable(write.put()).orElseThrow())
        .mapToInt(put -> of(put, List.of(before)))
        .sum();
  }

  private static int of(Put put, List<Row> before) {
    Row after = Row.of(put.item());
    Optional<Row> replaced =
        before.stream().filter(row -> row.keys().equals(after.keys())).findFirst();
    return 2 * kilobytes(after, replaced) + indexEntries(after, replaced);
  }

  /** Units of a single put or update. */
  static int of(Row after, Optional<Row> before) {
    return kilobytes(after, before) + indexEntries(after, before);
  }

  private static int kilobytes(Row after, Optional<Row> before) {
    int bytes = Math.max(bytes(after), before.map(WriteUnits::bytes).orElse(0));
    return Math.ceilDiv(bytes, KILOBYTE);
  }

  private static int indexEntries(Row after, Optional<Row> before) {
    return indexEntries(after, before, Keys.UNSEALED, Keys.TIME)
        + indexEntries(after, before, Keys.DUE, Keys.DUE_AT);
  }

  /** A changed entry is one taken out and one put in. */
  private static int indexEntries(Row after, Optional<Row> before, String key, String sort) {
    Optional<List<String>> now = indexKey(after, key, sort);
    Optional<List<String>> then = before.flatMap(row -> indexKey(row, key, sort));
    return now.equals(then) ? 0 : (int) (now.stream().count() + then.stream().count());
  }

  private static Optional<List<String>> indexKey(Row row, String key, String sort) {
    return row.has(key) ? Optional.of(List.of(row.text(key), row.text(sort))) : Optional.empty();
  }

  /**
   * What an item takes of the table, with its entries in the indexes: keys alone, and 100 bytes
   * each (developer guide, "Estimating space requirements" and "Storage considerations for
   * secondary indexes").
   */
  static int stored(Row row) {
    return bytes(row)
        + OVERHEAD
        + stored(row, Keys.UNSEALED, Keys.TIME)
        + stored(row, Keys.DUE, Keys.DUE_AT);
  }

  private static int stored(Row row, String key, String sort) {
    return row.has(key)
        ? OVERHEAD
            + Stream.of(Keys.PK, Keys.SK, key, sort)
                .mapToInt(name -> utf8(name) + utf8(row.text(name)))
                .sum()
        : 0;
  }

  /** Size of an item: UTF-8 names and values. */
  static int bytes(Row row) {
    return row.attributes().entrySet().stream()
        .mapToInt(attribute -> utf8(attribute.getKey()) + bytes(attribute.getValue()))
        .sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> Math.ceilDiv(value.n().replace("-", "").length(), 2) + 2;
      case BOOL -> 1;
      case M -> 3 + mapBytes(value.m());
      default -> throw new AssertionError("no item of ours has a " + value.type());
    };
  }

  private static int mapBytes(Map<String, AttributeValue> map) {
    return map.entrySet().stream().mapToInt(e -> 1 + utf8(e.getKey()) + bytes(e.getValue())).sum();
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
