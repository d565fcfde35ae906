package zoncoin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import zoncoin.tlog.Hash;

/**
 * The peer: all transactions in one hash chain with one head, done well. One thread writes, so that
 * no write is ever in vain; clients queue, and what has queued while a write was on its way goes
 * into the next one together (group commit). Each write is one TransactWriteItems that moves the
 * head if it is the one that was left.
 */
final class Chain implements AutoCloseable {
  private static final Hash FIRST = Hash.EMPTY;

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final DynamoDbClient client;
  private final String table;
  private final int groupSize;
  private final Thread writer;
  private Hash head = FIRST;
  private long size;

  /**
   * @param client of the server
   * @param table where its head is, and what is appended goes
   * @param groupSize how many appends go into one write at most
   */
  Chain(DynamoDbClient client, String table, int groupSize) {
    this.client = client;
    this.table = table;
    this.groupSize = groupSize;
    this.writer = Thread.ofPlatform().name("chain-of-" + table).start(this::writeAll);
  }

  private record Waiting(TransactWriteItemsRequest request, CompletableFuture<Hash> done) {}

  /** Appends that write and returns once it is durable. */
  void append(TransactWriteItemsRequest request) {
    Waiting waiting = new Waiting(request, new CompletableFuture<>());
    queue.add(waiting);
    var _ = waiting.done().join();
  }

  private void writeAll() {
    List<Waiting> group = new ArrayList<>();
    try {
      while (true) {
        group.clear();
        group.add(queue.take());
        var _ = queue.drainTo(group, groupSize - 1);
        write(group);
        group.forEach(waiting -> waiting.done().complete(head));
      }
    } catch (InterruptedException closed) {
      // The end.
    } catch (RuntimeException fault) {
      group.forEach(waiting -> waiting.done().completeExceptionally(fault));
    }
  }

  private void write(List<Waiting> group) {
    Hash next = head;
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Waiting waiting : group) {
      TransactWriteItemsRequest request = waiting.request();
      next = Hash.node(next, Hash.sha256(request.clientRequestToken().getBytes(UTF_8)));
      writes.addAll(request.transactItems());
    }
    size += group.size();
    writes.add(TransactWriteItem.builder().put(move(next)).build());
    client.transactWriteItems(
        TransactWriteItemsRequest.builder()
            .clientRequestToken(group.getFirst().request().clientRequestToken())
            .transactItems(writes)
            .build());
    head = next;
  }

  private Put move(Hash next) {
    Map<String, AttributeValue> item = new TreeMap<>();
    item.put("pk", AttributeValue.fromS("#chain"));
    item.put("sk", AttributeValue.fromS("head"));
    item.put("size", AttributeValue.fromN(Long.toString(size)));
    item.put("root", AttributeValue.fromS(next.base64()));
    Put.Builder put = Put.builder().tableName(table).item(item);
    return head.equals(FIRST)
        ? put.conditionExpression("attribute_not_exists(pk)").build()
        : put.conditionExpression("root = :head")
            .expressionAttributeValues(Map.of(":head", AttributeValue.fromS(head.base64())))
            .build();
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
