package zoncoin.cli.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import zoncoin.dynamodblocal.DynamoDbLocal;
import zoncoin.rebuild.Rebuild;
import zoncoin.seal.LogFiles;
import zoncoin.seal.StagedFiles;
import zoncoin.store.DynamoHeads;
import zoncoin.store.DynamoJournal;
import zoncoin.store.DynamoRestored;
import zoncoin.store.FolderFiles;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;

/** The table of a ledger on DynamoDB Local, which keeps it in a folder. */
final class LocalDynamo implements LocalTable {
  private static final String TABLE = "zoncoin";
  private static final String ACCESS_KEY = "dynamodb-access-key";
  private static final int ACCESS_KEY_BYTES = 16;

  private final DynamoDbLocal server;
  private final DynamoDbClient reader;
  private final DynamoDbClient client;

  private LocalDynamo(DynamoDbLocal server, String accessKey) {
    this.server = server;
    this.reader = client(Once.dynamoDb(), server.endpoint(), accessKey);
    this.client =
        client(
            Once.dynamoDb(new ReadBack(reader, LedgerTable.key())), server.endpoint(), accessKey);
  }

  /**
   * The table in a folder, which nobody else may have open. Whoever knows the access key, a random
   * one that only the folder's owner can read, can use it: the server checks no signature.
   */
  static LocalDynamo in(PrivateFolder folder, SecureRandom random) {
    String accessKey =
        HexFormat.of()
            .formatHex(folder.secret(ACCESS_KEY, ACCESS_KEY_BYTES, random))
            .toUpperCase(Locale.ROOT);
    // Private: its file is named by the access key.
    Path tables = folder.folder("dynamodb").root();
    LocalDynamo table = new LocalDynamo(DynamoDbLocal.in(DynamoDbLocal.jars(), tables), accessKey);
    return Opening.orClose(
        table::close,
        () -> {
          if (table.client.listTables().tableNames().isEmpty()) {
            LedgerTable.create(table.client, TABLE);
          }
          return table;
        });
  }

  private static DynamoDbClient client(
      DynamoDbClientBuilder builder, URI endpoint, String accessKey) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "unchecked")))
        .build();
  }

  @Override
  public Functions.Stores stores(LogFiles log, LogFiles staging, LogFiles costs) {
    return Functions.Stores.of(journal(), heads(), log, staging, costs);
  }

  /** The ledger's journal. */
  DynamoJournal journal() {
    return new DynamoJournal(client, TABLE);
  }

  /** As whoever rebuilds it sees it, with what is staged in that folder. */
  Rebuild.Ports rebuilt(Path folder) {
    DynamoJournal journal = journal();
    FolderFiles staging = FolderFiles.of(folder);
    return new Rebuild.Ports(
        new DynamoRestored(client, TABLE),
        journal,
        journal,
        heads(),
        StagedFiles.of(staging, () -> staging.names("")));
  }

  /** The head of its log. */
  DynamoHeads heads() {
    return new DynamoHeads(client, TABLE);
  }

  /** The server, whose end is this table's. */
  ProcessHandle process() {
    return server.process();
  }

  @Override
  public void onLost(Runnable then) {
    var _ = process().onExit().thenRun(then);
  }

  @Override
  public void close() {
    client.close();
    reader.close();
    server.close();
  }
}
