package zoncoin.store;

import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;

/**
 * The calls of {@link Table} through the Enhanced Client, for the rows of one schema; what is tried
 * again is said by {@link Faults} here too.
 *
 * @param mapped with one of {@link EnhancedRows}
 */
record MappedTable<T>(DynamoDbTable<T> mapped) {

  /** One item, strongly consistent. */
  Optional<T> get(Keys keys) {
    Key key = Key.builder().partitionValue(keys.pk()).sortValue(keys.sk()).build();
    return Faults.read(
        keys.toString(),
        () -> Optional.ofNullable(mapped.getItem(b -> b.key(key).consistentRead(true))));
  }

  /** The item of a partition that sorts last, strongly consistent: one call. */
  Optional<T> last(String pk) {
    QueryConditional partition = QueryConditional.keyEqualTo(k -> k.partitionValue(pk));
    return Faults.read(
        "the last of " + pk,
        () ->
            mapped
                .query(
                    b ->
                        b.queryConditional(partition)
                            .consistentRead(true)
                            .scanIndexForward(false)
                            .limit(1))
                .iterator()
                .next()
                .items()
                .stream()
                .findFirst());
  }

  /** Replaces an item whole. */
  boolean put(String what, T row, Condition condition) {
    PutItemEnhancedRequest<T> put =
        PutItemEnhancedRequest.<T>builder(mapped.tableSchema().itemType().rawClass())
            .item(row)
            .conditionExpression(expression(condition))
            .build();
    return Faults.write(what, Table.isMet(() -> mapped.putItem(put)));
  }

  /** One put of a transaction. */
  TransactPutItemEnhancedRequest<T> transactPut(
      T row, Consumer<TransactPutItemEnhancedRequest.Builder<T>> more) {
    TransactPutItemEnhancedRequest.Builder<T> put =
        TransactPutItemEnhancedRequest.<T>builder(mapped.tableSchema().itemType().rawClass())
            .item(row);
    more.accept(put);
    return put.build();
  }

  static Expression expression(Condition condition) {
    return Expression.builder()
        .expression(condition.expression())
        .expressionNames(condition.names())
        .expressionValues(condition.values())
        .build();
  }
}
