package zoncoin.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Writes that were given up by who sent them, and arrive all the same; closing waits for them. */
final class LateWrites implements Consumer<SdkRequest>, AutoCloseable {
  private static final int LATEST_MILLIS = 250;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DynamoDbClient client;

  LateWrites(DynamoDbClient client) {
    this.client = client;
  }

  @Override
  public void accept(SdkRequest write) {
    var _ = threads.submit(() -> carryOut(write));
  }

  private boolean carryOut(SdkRequest write) throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextInt(LATEST_MILLIS));
    try {
      switch (write) {
        case TransactWriteItemsRequest all -> client.transactWriteItems(all);
        case PutItemRequest put -> client.putItem(put);
        default -> throw new IllegalArgumentException("no write that is sent once: " + write);
      }
      return true;
    } catch (DynamoDbException refused) {
      // Nobody waits for the answer.
      return false;
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
