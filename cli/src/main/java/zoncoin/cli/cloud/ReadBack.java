package zoncoin.cli.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Reads what was written before it is believed: DynamoDB Local that is killed may forget the last
 * write it acknowledged, but no write that it has been asked for since. DynamoDB itself needs none
 * of this.
 */
final class ReadBack implements ExecutionInterceptor {
  private final DynamoDbClient reader;
  private final List<String> key;

  /**
   * @param reader another client of the same table
   * @param key names of the attributes of a key
   */
  ReadBack(DynamoDbClient reader, List<String> key) {
    this.reader = reader;
    this.key = key;
  }

  /** What was written where. */
  private record Written(String table, Map<String, AttributeValue> item) {}

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    written(context.request()).ifPresent(this::readBack);
  }

  private void readBack(Written written) {
    Map<String, AttributeValue> names = new java.util.HashMap<>(written.item());
    names.keySet().retainAll(key);
    if (!isThere(written.table(), names)) {
      throw SdkClientException.create("what was written is not there: " + names);
    }
  }

  /** If that cannot be found out it is not known, whatever kept the second call from its answer. */
  private boolean isThere(String table, Map<String, AttributeValue> names) {
    try {
      return reader.getItem(b -> b.tableName(table).key(names).consistentRead(true)).hasItem();
    } catch (SdkException | UncheckedIOException fault) {
      throw SdkClientException.create("couldn't read back " + names, new IOException(fault));
    }
  }

  private static Optional<Written> written(SdkRequest request) {
    return switch (request) {
      case PutItemRequest put -> Optional.of(new Written(put.tableName(), put.item()));
      case UpdateItemRequest update -> Optional.of(new Written(update.tableName(), update.key()));
      case TransactWriteItemsRequest all ->
          all.transactItems().stream().flatMap(item -> written(item).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<Written> written(TransactWriteItem item) {
    if (item.put() != null) {
      return Optional.of(new Written(item.put().tableName(), item.put().item()));
    }
    return item.update() == null
        ? Optional.empty()
        : Optional.of(new Written(item.update().tableName(), item.update().key()));
  }
}
