package zoncoin.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import zoncoin.dynamodblocal.DynamoDbLocal;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;

/**
 * DynamoDB Local, a process of its own, and a client of it as the functions have theirs. All tables
 * lie in one SQLite database, which one thread works on: sides that are measured in turn on one
 * server have it for themselves, each in its turn.
 */
final class LocalServer implements AutoCloseable {
  /** Most items of a BatchWriteItem. */
  private static final int BATCH = 25;

  private final AtomicLong calls = new AtomicLong();
  private final DynamoDbLocal server;
  private final DynamoDbClient client;

  private LocalServer(DynamoDbLocal server) {
    this.server = server;
    this.client = client(server.endpoint(), counting());
  }

  /** A client of such a server. */
  static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
    return client(endpoint, "bench", interceptors);
  }

  /** A client that sees the tables of that access key. */
  static DynamoDbClient client(
      URI endpoint, String accessKey, ExecutionInterceptor... interceptors) {
    return Once.dynamoDb(interceptors)
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "unchecked")))
        .build();
  }

  /** Where it answers. */
  URI endpoint() {
    return server.endpoint();
  }

  /** One that keeps its tables in memory. */
  static LocalServer inMemory() {
    return new LocalServer(DynamoDbLocal.inMemory(DynamoDbLocal.jars()));
  }

  /** One that keeps its tables in a file in that folder. */
  static LocalServer in(Path folder) {
    return new LocalServer(DynamoDbLocal.in(DynamoDbLocal.jars(), folder));
  }

  private ExecutionInterceptor counting() {
    return new ExecutionInterceptor() {
      @Override
      public void beforeTransmission(
          Context.BeforeTransmission context, ExecutionAttributes attributes) {
        calls.incrementAndGet();
      }
    };
  }

  /** The one client of this process: sends once, as in the cloud. */
  DynamoDbClient client() {
    return client;
  }

  /** Requests sent so far. */
  long calls() {
    return calls.get();
  }

  /** A new table with those items. */
  void create(String table, Collection<Map<String, AttributeValue>> items) {
    LedgerTable.create(client, table);
    load(table, items.stream());
  }

  /** Puts items, unconditionally. */
  void load(String table, Stream<Map<String, AttributeValue>> items) {
    items.gather(Gatherers.windowFixed(BATCH)).forEach(batch -> write(table, batch));
  }

  private void write(String table, List<Map<String, AttributeValue>> items) {
    List<WriteRequest> writes =
        items.stream()
            .map(item -> PutRequest.builder().item(item).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    BatchWriteItemResponse response =
        client.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)));
    if (!response.unprocessedItems().isEmpty()) {
      throw new IllegalStateException("DynamoDB Local left items unwritten in " + table);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
