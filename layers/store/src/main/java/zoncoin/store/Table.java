package zoncoin.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
  /** What one BatchGetItem takes (API reference, BatchGetItem). */
  static final int MAX_BATCH = 100;

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
   * Those of many items that are there, each strongly consistent: a call per hundred, and one read
   * unit per 4 KB of each item.
   *
   * @param wanted what the items are about
   * @param where each lies
   * @param decode what is wanted of an item
   */
  <K, V> Map<K, V> getAll(Set<K> wanted, Function<K, Keys> where, Function<Row, V> decode) {
    Map<Keys, K> asked = new LinkedHashMap<>();
    wanted.forEach(one -> asked.put(where.apply(one), one));
    Map<K, V> found = new HashMap<>();
    List<Keys> left = new ArrayList<>(asked.keySet());
    while (!left.isEmpty()) {
      List<Keys> some = left.subList(0, Math.min(MAX_BATCH, left.size()));
      BatchGetItemResponse answer = Faults.read(some.getFirst() + " and more", () -> ask(some));
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(name, List.of())) {
        Row row = Row.of(item);
        found.put(requireNonNull(asked.get(row.keys())), decode.apply(row));
      }
      some.clear();
      unprocessed(answer).forEach(left::add);
    }
    return found;
  }

  /** As the other, in the order of the keys. */
  List<Row> getAll(List<Keys> keys) {
    Map<Keys, Row> found = getAll(Set.copyOf(keys), key -> key, row -> row);
    return keys.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).toList();
  }

  /** Answers for some of the items at least: where it is for none, that is a fault. */
  private BatchGetItemResponse ask(List<Keys> some) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(some.stream().map(Table::key).toList())
            .consistentRead(true)
            .build();
    BatchGetItemResponse answer = client.batchGetItem(b -> b.requestItems(Map.of(name, keys)));
    if (unprocessed(answer).count() == some.size()) {
      throw SdkClientException.create("none of " + some.size() + " keys was processed");
    }
    return answer;
  }

  /** Beyond 16 MB of an answer, or beyond what the table's partitions can do now. */
  private static Stream<Keys> unprocessed(BatchGetItemResponse answer) {
    return answer.unprocessedKeys().values().stream()
        .flatMap(ofTable -> ofTable.keys().stream())
        .map(key -> Row.of(key).keys());
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

  static Supplier<Boolean> isMet(Runnable write) {
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
