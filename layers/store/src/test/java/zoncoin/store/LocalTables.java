package zoncoin.store;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** DynamoDB of {@link Endpoint}, with a table for each test. */
final class LocalTables {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalTables() {}

  /** Made when it is first asked for. */
  private static final class Made {
    static final DynamoDbClient CLIENT =
        at(Endpoint.of(Endpoint.DYNAMODB), Endpoint.turns(Endpoint.DYNAMODB)).build();
  }

  /** A client of a server on this machine that takes any signature. */
  static DynamoDbClientBuilder at(URI endpoint, ExecutionInterceptor... interceptors) {
    return Endpoint.at(endpoint, Once.dynamoDb(interceptors));
  }

  /** A client of the server, and the names of the operations that were asked of it. */
  record Heard(DynamoDbClient client, List<String> operations) {}

  /** A client of its own that is listened to. */
  static Heard heard() {
    List<String> operations = Collections.synchronizedList(new ArrayList<>());
    ExecutionInterceptor listener =
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(
              Context.BeforeExecution context, ExecutionAttributes attributes) {
            operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
          }
        };
    return new Heard(client(listener), operations);
  }

  /** A client of its own whose calls pass through an interceptor. */
  static DynamoDbClient client(ExecutionInterceptor interceptor) {
    return at(Endpoint.of(Endpoint.DYNAMODB), interceptor).build();
  }

  /** A client of the server; the test is skipped, visibly, where there is none. */
  static DynamoDbClient client() {
    Endpoint.of(Endpoint.DYNAMODB);
    return Made.CLIENT;
  }

  /** The name of a new, empty table. */
  static String fresh() {
    String name = Endpoint.own("table-" + TABLES.incrementAndGet());
    LedgerTable.create(client(), name);
    return name;
  }
}
