/**
 * Amazon DynamoDB Local as a child process.
 *
 * <pre>{@code
 * try (DynamoDbLocal server = DynamoDbLocal.inMemory(jars)) {
 *   DynamoDbClient client = DynamoDbClient.builder().endpointOverride(server.endpoint())...
 * }
 * }</pre>
 *
 * <p>It has a class path of its own, because it brings old versions of much that we use. It ends
 * when its standard input does, so that no parent that dies, however it dies, leaves it behind.
 *
 * <p><b>What differs from DynamoDB</b> (version 3.3.1): it never raises {@code
 * TransactionConflict}, reports a wrong consumed capacity for TransactWriteItems, accepts any
 * signature, listens on all interfaces, and keeps a table per access key. Killed while it writes,
 * it may forget the last transaction that it acknowledged.
 */
@NullMarked
package zoncoin.dynamodblocal;

import org.jspecify.annotations.NullMarked;
