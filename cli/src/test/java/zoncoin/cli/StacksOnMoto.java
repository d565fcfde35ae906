package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import zoncoin.cli.cloud.Aws;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.TransactionId;
import zoncoin.note.Checkpoint;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.store.DynamoJournal;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;
import zoncoin.tlog.TreeHead;

/**
 * The stacks of a programme on servers that speak as AWS does: CloudFormation, STS, DynamoDB, S3,
 * SQS and KMS of moto, and a Lambda with our handlers; and {@code zon} in a process of its own, as
 * its users have it.
 */
final class StacksOnMoto implements AutoCloseable {
  static final Ed25519Signer LOG = Ed25519Signer.of("log.example", new byte[32]);
  static final String TABLE = "blue-table";
  static final String BUCKET = "blue-log";

  private final Path temporary;
  private final MotoServer moto;
  private final Aws aws;
  private final List<String> keys;

  /** Deploys both stacks: what they tell of is not there yet. */
  StacksOnMoto(Path temporary) throws IOException, InterruptedException {
    this.temporary = temporary;
    this.moto = MotoServer.start();
    this.aws = Aws.open(temporary.resolve("cloud"), Instant.parse("2026-07-18T09:30:00Z"));
    this.keys = aws.keysOf("owner");
    Map<String, String> service = new TreeMap<>(Aws.outputs());
    service.put("Keys", LOG.verifierKey().toString());
    deploy("blue-service", service);
    deploy(
        "blue-data",
        Map.of(
            "Table",
            TABLE,
            "LogBucket",
            BUCKET,
            "LogKeyEd25519",
            "no-key",
            "LogKeyMlDsa44",
            "no-key-either"));
  }

  Aws aws() {
    return aws;
  }

  @Override
  public void close() throws IOException {
    aws.close();
    moto.close();
  }

  /** A stack of two queues, which tells that. */
  private void deploy(String name, Map<String, String> told) {
    Map<String, Object> outputs = new TreeMap<>();
    told.forEach((output, value) -> outputs.put(output, Map.of("Value", value)));
    Map<String, Object> template =
        Map.of(
            "Resources",
            Map.of(
                "FunctionsIssueFailures", Map.of("Type", "AWS::SQS::Queue"),
                "FunctionsIssueWork", Map.of("Type", "AWS::SQS::Queue")),
            "Outputs",
            outputs);
    try (CloudFormationClient client =
        at(CloudFormationClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))) {
      client.createStack(
          b -> b.stackName(name).templateBody(new ObjectMapper().valueToTree(template).toString()));
    }
  }

  <B extends AwsClientBuilder<B, C>, C> C at(B builder) {
    return builder
        .endpointOverride(moto.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.getFirst(), keys.getLast())))
        .build();
  }

  /** What {@code zon} says in a process whose environment names moto, and Lambda elsewhere. */
  Answer zon(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String recording = Recorded.classPath(temporary.resolve("recording"));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-D" + Recorded.FILE + "=" + temporary.resolve("requests"),
            "-cp",
            Launched.classPath() + File.pathSeparator + recording));
    command.add(Zon.class.getName());
    command.addAll(List.of(words));
    Path err = temporary.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    URI lambda = aws.address();
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", keys.getFirst(),
                "AWS_SECRET_ACCESS_KEY", keys.getLast(),
                "AWS_ENDPOINT_URL", moto.address().toString(),
                "AWS_ENDPOINT_URL_LAMBDA", lambda.toString()));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), out, java.nio.file.Files.readString(err));
  }

  /** A table, a bucket and a log of no entry, as the data stack makes them. */
  void make() {
    try (DynamoDbClient dynamoDb = at(Once.dynamoDb());
        S3Client s3 = at(Once.s3().forcePathStyle(true))) {
      LedgerTable.create(dynamoDb, TABLE);
      dynamoDb.updateTable(b -> b.tableName(TABLE).deletionProtectionEnabled(true));
      dynamoDb.updateContinuousBackups(
          b ->
              b.tableName(TABLE)
                  .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
      s3.createBucket(b -> b.bucket(BUCKET));
      s3.putBucketVersioning(
          b ->
              b.bucket(BUCKET)
                  .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
      s3.putBucketPolicy(
          b ->
              b.bucket(BUCKET)
                  .policy(
                      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                          + "\"Action\":\"s3:DeleteObject\",\"Resource\":\"arn:aws:s3:::blue-log/*\"}]}"));
      String text = Checkpoint.of("log.example", TreeHead.EMPTY).text();
      s3.putObject(
          b -> b.bucket(BUCKET).key("checkpoint"),
          RequestBody.fromBytes(SignedNote.sign(text, 0, List.of(LOG)).bytes()));
    }
  }

  /** Names the keys of both issuers in the table, in an entry that is in the log or is not yet. */
  List<NoteSigner> found(boolean isSealed) {
    NoteSigner billing = Ed25519Signer.of("log.example/billing", new byte[32]);
    NoteSigner desk = Ed25519Signer.of("log.example/desk", new byte[32]);
    Issuer issuer = Issuer.of(billing, desk);
    try (DynamoDbClient dynamoDb = at(Once.dynamoDb())) {
      DynamoJournal journal = new DynamoJournal(dynamoDb, TABLE);
      Ledger ledger =
          new Ledger(
              new Ledger.Programme(
                  new Entry.Log("log.example", 60), new Nonce.Key(new byte[32]), issuer),
              journal,
              new Ledger.Waiting(InstantSource.system(), new Random(1), pause -> {}));
      new Founding(ledger, journal, issuer).found();
      if (isSealed) {
        journal.stamp(List.of(TransactionId.ofKey(1)), 0);
      }
    }
    return List.of(billing, desk);
  }

  /** The actions that {@code zon} asked AWS for since the last time. */
  Set<String> actions() throws IOException {
    return Recorded.actions(temporary.resolve("requests"));
  }
}
