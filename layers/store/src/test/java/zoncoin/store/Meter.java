package zoncoin.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Listens to a client, and counts what was read and written in AWS's units, as {@link WriteUnits}
 * says; a read is half a unit per 4 KB, and a whole one if it is consistent (developer guide, "Read
 * and write operations").
 */
final class Meter implements ExecutionInterceptor {
  private static final int READ = 4_096;

  private final Map<Keys, Row> there = new HashMap<>();
  private int writes;
  private int halfReads;
  private int bytes;

  /** From here on. */
  void restart() {
    writes = 0;
    halfReads = 0;
    bytes = 0;
  }

  int writes() {
    return writes;
  }

  /** Whole units, the last one begun. */
  int reads() {
    return Math.ceilDiv(halfReads, 2);
  }

  /** By how many the table grew, its indexes included. */
  int bytes() {
    return bytes;
  }

  /** What failed was not written; nothing fails where it is used. */
  @Override
  public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
    SdkRequest request = done.request();
    switch (request) {
      case TransactWriteItemsRequest write -> {
        Row[] before = there.values().toArray(Row[]::new);
        writes += WriteUnits.of(write, before);
        write.transactItems().stream()
            .map(TransactWriteItem::put)
            .map(Put::item)
            .forEach(this::put);
      }
      case PutItemRequest put -> {
        Row after = Row.of(put.item());
        writes += WriteUnits.of(after, Optional.ofNullable(there.get(after.keys())));
        put(put.item());
      }
      case GetItemRequest get ->
          read(isTrue(get.consistentRead()), List.of(((GetItemResponse) done.response()).item()));
      case QueryRequest query ->
          read(isTrue(query.consistentRead()), ((QueryResponse) done.response()).items());
      case BatchGetItemRequest batch ->
          ((BatchGetItemResponse) done.response())
              .responses()
              .values()
              .forEach(items -> items.forEach(item -> read(true, List.of(item))));
      // A stamp, which CostTest pins.
      case UpdateItemRequest _ -> {}
      default -> throw new AssertionError("nobody says what this costs: " + request);
    }
  }

  /** What is not said is no. */
  private static boolean isTrue(@Nullable Boolean said) {
    return Boolean.TRUE.equals(said);
  }

  private void put(Map<String, AttributeValue> item) {
    Row row = Row.of(item);
    Row before = there.put(row.keys(), row);
    bytes += WriteUnits.stored(row) - (before == null ? 0 : WriteUnits.stored(before));
  }

  /** What one request reads is rounded up as a whole; nothing costs as much as a little. */
  private void read(boolean isConsistent, List<Map<String, AttributeValue>> items) {
    int size = items.stream().mapToInt(item -> WriteUnits.bytes(Row.of(item))).sum();
    halfReads += (isConsistent ? 2 : 1) * Math.max(1, Math.ceilDiv(size, READ));
  }
}
