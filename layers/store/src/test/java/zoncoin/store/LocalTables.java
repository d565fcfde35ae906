package zoncoin.store;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import zoncoin.dynamodblocal.DynamoDbLocal;

/** One DynamoDB Local for all tests of this process, with a table for each test. */
final class LocalTables {
  private static final Path JARS = DynamoDbLocal.jars();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalTables() {}

  /** Starts the server when it is first asked for; it ends with this process. */
  private static final class Server {
    static final URI ENDPOINT =
        Endpoint.given().orElseGet(() -> DynamoDbLocal.inMemory(JARS).endpoint());
    static final DynamoDbClient CLIENT = at(ENDPOINT).build();
  }

  /** A client of a server on this machine that takes any signature. */
  static DynamoDbClientBuilder at(URI endpoint, ExecutionInterceptor... interceptors) {
    return Once.dynamoDb(interceptors)
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
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
    client();
    return at(Server.ENDPOINT, interceptor).build();
  }

  /** A client of the server; the test is skipped, visibly, where the build did not resolve it. */
  static DynamoDbClient client() {
    Assumptions.assumeTrue(
        Endpoint.given().isPresent() || Files.isDirectory(JARS),
        "no DynamoDB Local in " + JARS + "; `./mvnw -pl dynamodb-local package` resolves it");
    return Server.CLIENT;
  }

  /** The name of a new, empty table. */
  static String fresh() {
    String name = Endpoint.own("table-" + TABLES.incrementAndGet());
    LedgerTable.create(client(), name);
    return name;
  }
}
