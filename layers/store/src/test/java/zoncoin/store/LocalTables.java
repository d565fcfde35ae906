package zoncoin.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.dynamodblocal.DynamoDbLocal;

/** One DynamoDB Local for all tests of this process, with a table for each test. */
final class LocalTables {
  private static final Path JARS = DynamoDbLocal.jars();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalTables() {}

  /** Starts the server when it is first asked for; it ends with this process. */
  private static final class Server {
    static final DynamoDbClient CLIENT =
        Once.dynamoDb()
            .endpointOverride(DynamoDbLocal.inMemory(JARS).endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /** A client of the server; the test is skipped, visibly, where the build did not resolve it. */
  static DynamoDbClient client() {
    Assumptions.assumeTrue(
        Files.isDirectory(JARS),
        "no DynamoDB Local in " + JARS + ": ./mvnw -pl dynamodb-local test");
    return Server.CLIENT;
  }

  /** The name of a new, empty table. */
  static String fresh() {
    String name = "table-" + TABLES.incrementAndGet();
    LedgerTable.create(client(), name);
    return name;
  }
}
