package zoncoin.bench;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import zoncoin.store.LedgerTable;

/**
 * A client of no server: a table in this process, with no more of DynamoDB than posting asks for
 * and no conditions, which would all hold. What is written through it are the very items that a
 * journal makes, so that they can be made beforehand and sent elsewhere. Safe for use by many
 * threads that move different accounts.
 */
final class MemoryTable implements DynamoDbClient {
  private static final String PK = LedgerTable.key().getFirst();
  private static final String SK = LedgerTable.key().getLast();

  /** By partition key and sort key. */
  private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> partitions =
      new ConcurrentHashMap<>();

  private final Consumer<TransactWriteItemsRequest> commit;

  /** An empty table. */
  MemoryTable() {
    this(List.of(), request -> {});
  }

  /**
   * A table of those items that tells of each write before it takes it.
   *
   * @param commit returns once the write is durable
   */
  MemoryTable(
      Collection<Map<String, AttributeValue>> items, Consumer<TransactWriteItemsRequest> commit) {
    this.commit = commit;
    items.forEach(this::put);
  }

  /** All items, in no order. */
  List<Map<String, AttributeValue>> items() {
    return partitions.values().stream().flatMap(items -> items.values().stream()).toList();
  }

  private void put(Map<String, AttributeValue> item) {
    partitions
        .computeIfAbsent(text(item, PK), absent -> new ConcurrentSkipListMap<>())
        .put(text(item, SK), item);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Map<String, AttributeValue> found =
        partition(text(request.key(), PK)).getOrDefault(text(request.key(), SK), Map.of());
    return GetItemResponse.builder().item(found).build();
  }

  /** The newest of a partition: a journal's query for the head of an account. */
  @Override
  public QueryResponse query(QueryRequest request) {
    String pk = request.expressionAttributeValues().values().iterator().next().s();
    return QueryResponse.builder()
        .items(partition(pk).descendingMap().values().stream().limit(1).toList())
        .build();
  }

  private NavigableMap<String, Map<String, AttributeValue>> partition(String pk) {
    return partitions.getOrDefault(pk, Collections.emptyNavigableMap());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    commit.accept(request);
    request.transactItems().stream().map(TransactWriteItem::put).map(Put::item).forEach(this::put);
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    put(request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
