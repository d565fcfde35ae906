package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import software.amazon.awssdk.services.sqs.SqsClient;
import zoncoin.cli.cloud.Aws;
import zoncoin.note.Checkpoint;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.SignedNote;
import zoncoin.store.LedgerTable;
import zoncoin.store.Once;
import zoncoin.tlog.TreeHead;

/**
 * {@code --stack} in a process of its own, as its users have it, against servers that speak as AWS
 * does: CloudFormation, STS, DynamoDB, S3, SQS and KMS of moto, and a Lambda with our handlers.
 */
final class StackOnMotoTest {
  private static final Ed25519Signer LOG = Ed25519Signer.of("log.example", new byte[32]);
  private static final String TABLE = "blue-table";
  private static final String BUCKET = "blue-log";

  @TempDir private Path temporary;
  private MotoServer moto;
  private Aws aws;
  private List<String> keys;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    moto = MotoServer.start();
    aws = Aws.open(temporary.resolve("cloud"), Instant.parse("2026-07-18T09:30:00Z"));
    keys = aws.keysOf("owner");
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

  @AfterEach
  void close() throws IOException {
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

  private <B extends AwsClientBuilder<B, C>, C> C at(B builder) {
    return builder
        .endpointOverride(moto.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(keys.getFirst(), keys.getLast())))
        .build();
  }

  /** What {@code zon} says in a process whose environment names moto, and Lambda elsewhere. */
  private Answer zon(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", Launched.classPath()));
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

  @Test
  void aDecisionFindsItsFunctionByTheStackAndNamesWhoSigns()
      throws IOException, InterruptedException {
    assertEquals(
        "[\"issuance\",\"redemption\"]",
        zon("operate", "pause", "all", "--stack", "blue", "--json")
            .json()
            .path("changed")
            .toString());
    assertEquals(
        "arn:aws:sts::123456789012:user/moto", aws.events().getFirst().path("principal").asText());
    assertEquals(
        new Answer(
            Zon.WRONG_USE,
            "",
            "zon: there is no stack green-service in us-east-1, in the account of these"
                + " credentials: see AWS_REGION and AWS_PROFILE\n"),
        zon("operate", "pause", "all", "--stack", "green"));
  }

  /** A table, a bucket and a log of no entry, as the data stack makes them. */
  private void make() {
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

  private Map<String, JsonNode> doctor() throws IOException, InterruptedException {
    Answer answer = zon("doctor", "--stack", "blue", "--json");
    assertEquals("", answer.err());
    Map<String, JsonNode> lines = new TreeMap<>();
    for (JsonNode line : new ObjectMapper().readTree(answer.out())) {
      lines.put(line.path("check").asText().replaceFirst("-[A-Z0-9]+$", ""), line);
    }
    return lines;
  }

  private static void assertVerdict(String verdict, Map<String, JsonNode> lines, String... checks) {
    for (String check : checks) {
      assertTrue(lines.containsKey(check), check + " is none of " + lines.keySet());
      assertEquals(verdict, lines.get(check).path("verdict").asText(), lines.get(check)::toString);
    }
  }

  /** moto's KMS has neither of the log's two kinds of keys. */
  @Test
  void theDoctorFindsEachPartByTheStacks() throws IOException, InterruptedException {
    make();
    aws.answerNext(
        200,
        Map.of(),
        "{\"exports\":[{\"payer\":\"999988887777\",\"export\":\"arn:x\",\"state\":\"ours\"}]}");
    Map<String, JsonNode> lines = doctor();
    assertVerdict(
        "ok",
        lines,
        "identity",
        "clock",
        "table",
        "indexes",
        "recovery",
        "log bucket",
        "checkpoint",
        "head",
        "waiting",
        "published",
        "export 999988887777",
        "queue blue-service-FunctionsIssueFailures");
    assertVerdict("unknown", lines, "key ECC_NIST_EDWARDS25519", "key ML_DSA_44");
    assertTrue(lines.keySet().stream().noneMatch(check -> check.contains("Work")), lines::toString);
  }

  @Test
  void theDoctorSeesWhatIsNotAsItShouldBe() throws IOException, InterruptedException {
    make();
    try (DynamoDbClient dynamoDb = at(Once.dynamoDb());
        S3Client s3 = at(Once.s3().forcePathStyle(true));
        SqsClient sqs = at(Once.sqs())) {
      dynamoDb.updateTable(b -> b.tableName(TABLE).deletionProtectionEnabled(false));
      s3.deleteBucketPolicy(b -> b.bucket(BUCKET));
      for (String queue : sqs.listQueues().queueUrls()) {
        sqs.sendMessage(b -> b.queueUrl(queue).messageBody("{}"));
      }
    }
    assertVerdict(
        "wrong", doctor(), "table", "log bucket", "queue blue-service-FunctionsIssueFailures");
  }
}
