package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import zoncoin.store.Once;

/** {@code --stack} against servers that speak as AWS does. */
final class StackOnMotoTest {
  @TempDir private Path temporary;
  private StacksOnMoto stacks;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    stacks = new StacksOnMoto(temporary);
  }

  @AfterEach
  void close() throws IOException {
    stacks.close();
  }

  @Test
  void aDecisionFindsItsFunctionByTheStackAndNamesWhoSigns()
      throws IOException, InterruptedException {
    assertEquals(
        "[\"issuance\",\"redemption\"]",
        stacks
            .zon("operate", "pause", "all", "--stack", "blue", "--json")
            .json()
            .path("changed")
            .toString());
    assertEquals(
        "arn:aws:sts::123456789012:user/moto",
        stacks.aws().events().getFirst().path("principal").asText());
    assertEquals(
        new Answer(
            Zon.WRONG_USE,
            "",
            "zon: there is no stack green-service in us-east-1, in the account of these"
                + " credentials: see AWS_REGION and AWS_PROFILE\n"),
        stacks.zon("operate", "pause", "all", "--stack", "green"));
  }

  private Map<String, JsonNode> doctor() throws IOException, InterruptedException {
    Answer answer = stacks.zon("doctor", "--stack", "blue", "--json");
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
    stacks.make();
    stacks
        .aws()
        .answerNext(
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
    stacks.make();
    try (DynamoDbClient dynamoDb = stacks.at(Once.dynamoDb());
        S3Client s3 = stacks.at(Once.s3().forcePathStyle(true));
        SqsClient sqs = stacks.at(Once.sqs())) {
      dynamoDb.updateTable(b -> b.tableName(StacksOnMoto.TABLE).deletionProtectionEnabled(false));
      s3.deleteBucketPolicy(b -> b.bucket(StacksOnMoto.BUCKET));
      for (String queue : sqs.listQueues().queueUrls()) {
        sqs.sendMessage(b -> b.queueUrl(queue).messageBody("{}"));
      }
    }
    assertVerdict(
        "wrong", doctor(), "table", "log bucket", "queue blue-service-FunctionsIssueFailures");
  }
}
