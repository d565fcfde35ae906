package zoncoin.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The calls that are made to the one table. None of them scans it.
 *
 * @param client never tries again by itself
 * @param name of the table
 */
record Table(DynamoDbClient client, String name) {
  /** One item, strongly consistent: one read unit per 4 KB. */
  Optional<Row> get(Keys keys) {
    Map<String, AttributeValue> item =
        Faults.read(
            keys.toString(),
            () ->
                client.getItem(b -> b.tableName(name).key(key(keys)).consistentRead(true)).item());
    return item.isEmpty() ? Optional.empty() : Optional.of(Row.of(item));
  }

  /**
   * Up to 100 items that are there, in the order of their keys, strongly consistent: one call for
   * all, and another for what DynamoDB leaves for later.
   */
  List<Row> getAll(List<Keys> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<Keys, Row> found = new HashMap<>();
    var _ = Faults.read("items from " + keys.getFirst(), () -> getMissing(keys, found));
    return keys.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).toList();
  }

  private Map<Keys, Row> getMissing(List<Keys> keys, Map<Keys, Row> found) {
    List<Map<String, AttributeValue>> missing =
        keys.stream().filter(key -> !found.containsKey(key)).map(Table::key).toList();
    KeysAndAttributes consistent =
        KeysAndAttributes.builder().keys(missing).consistentRead(true).build();
    BatchGetItemResponse some = client.batchGetItem(b -> b.requestItems(Map.of(name, consistent)));
    some.responses().getOrDefault(name, List.of()).stream()
        .map(Row::of)
        .forEach(row -> found.put(row.keys(), row));
    if (!some.unprocessedKeys().isEmpty()) {
      throw SdkClientException.create("items left for later");
    }
    return found;
  }

  /** The first page of a query. */
  List<Row> query(QueryRequest.Builder query) {
    QueryRequest request = query.tableName(name).build();
    return Faults.read(
        "what matches " + request.expressionAttributeValues(),
        () -> client.query(request).items().stream().map(Row::of).toList());
  }

  /** All pages of a query, fetched as the stream is read. */
  Stream<Row> queryAll(QueryRequest.Builder query) {
    QueryRequest first = query.tableName(name).build();
    String what = "what matches " + first.expressionAttributeValues();
    return Stream.iterate(
            Optional.of(Faults.read(what, () -> client.query(first))),
            Optional::isPresent,
            page ->
                page.filter(p -> p.hasLastEvaluatedKey())
                    .map(p -> first.toBuilder().exclusiveStartKey(p.lastEvaluatedKey()).build())
                    .map(next -> Faults.read(what, () -> client.query(next))))
        .flatMap(page -> page.orElseThrow().items().stream().map(Row::of));
  }

  /** Replaces an item whole: one write unit per KB, and one per index entry put or removed. */
  boolean put(Row row, Condition condition) {
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(name)
            .item(row.attributes())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names());
    if (!condition.values().isEmpty()) {
      put.expressionAttributeValues(condition.values());
    }
    return Faults.write(row.keys().toString(), isMet(() -> client.putItem(put.build())));
  }

  /**
   * Changes attributes of an item, in a way that changes nothing the second time: costs as much as
   * replacing it.
   *
   * @param change an update expression, whose names and values are the condition's
   */
  boolean update(Keys keys, String change, Condition condition) {
    UpdateItemRequest update =
        UpdateItemRequest.builder()
            .tableName(name)
            .key(key(keys))
            .updateExpression(change)
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .expressionAttributeValues(condition.values())
            .build();
    return Faults.repeatable(keys.toString(), isMet(() -> client.updateItem(update)));
  }

  /** All of it or nothing: two write units per KB of each item, and one per index entry. */
  Optional<List<CancellationReason>> transact(String what, TransactWriteItemsRequest request) {
    return Faults.write(
        what,
        () -> {
          try {
            client.transactWriteItems(request);
            return Optional.empty();
          } catch (TransactionCanceledException cancelled) {
            return Optional.of(cancelled.cancellationReasons());
          }
        });
  }

  private static Supplier<Boolean> isMet(Runnable write) {
    return () -> {
      try {
        write.run();
        return true;
      } catch (ConditionalCheckFailedException notMet) {
        return false;
      }
    };
  }

  private static Map<String, AttributeValue> key(Keys keys) {
    return Row.of(keys).attributes();
  }
}
