package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** The table, and that data outlives whatever happens to its stack. */
final class DataTest {
  private final Templates templates = Synthesis.templates();

  /** What nobody may do to a resource holds as long as the resource does. */
  @Test
  void everythingButPeoplesRolesOutlivesItsStack() {
    List<Resource> kept =
        templates.ofData().filter(resource -> !resource.path().endsWith("Role")).toList();
    assertEquals(13 + 6 + 3, kept.size(), kept.toString());
    for (Resource resource : kept) {
      assertEquals("Retain", resource.body().path("DeletionPolicy").asText(), resource.path());
      assertEquals("Retain", resource.body().path("UpdateReplacePolicy").asText(), resource.path());
    }
  }

  /** It stands beside the template: CDK sets it when it deploys. */
  @Test
  void theStackItselfRefusesToBeDeleted() {
    JsonNode artifacts =
        Templates.json(Synthesis.folder().resolve("manifest.json")).get("artifacts");
    for (String stack : List.of("data", "service")) {
      assertEquals(
          stack.equals("data"),
          artifacts.at("/zoncoin-" + stack + "/properties/terminationProtection").asBoolean(),
          stack);
    }
  }

  @Test
  void theStackTellsWhatItsOperatorsCommandsAreAbout() {
    Map<String, String> told =
        Map.of(
            "Table", "${Ledger}",
            "LogBucket", "${Log}",
            "StagingBucket", "${Staging}",
            "EvidenceBucket", "${Evidence}",
            "LogKeyEd25519", "${CheckpointEd25519.Arn}",
            "LogKeyMlDsa44", "${CheckpointMlDsa44.Arn}");
    told.forEach((name, of) -> assertEquals(of, templates.told(name), name));
  }

  @Test
  void theTableCanBeBroughtBackToAnySecondOfFiveWeeks() {
    Resource table = templates.at("Ledger");
    assertEquals(
        "{\"PointInTimeRecoveryEnabled\":true,\"RecoveryPeriodInDays\":35}",
        table.property("/PointInTimeRecoverySpecification").toString());
  }

  @Test
  void theTableCannotBeDeletedByAccident() {
    assertTrue(templates.at("Ledger").property("/DeletionProtectionEnabled").asBoolean());
  }

  @Test
  void nobodyDeletesFromTheTable() {
    List<String> deletions =
        List.of(
            "dynamodb:BatchWriteItem",
            "dynamodb:DeleteItem",
            "dynamodb:DeleteTable",
            "dynamodb:PartiQLDelete");
    for (String action : deletions) {
      assertEquals(Set.of(), templates.whoMay(action, "${Ledger.Arn}"), action);
    }
  }

  @Test
  void lookupOnlyReads() {
    Set<String> allowed =
        templates.grantsOf("Lookup").stream()
            .flatMap(said -> said.actions().stream())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "s3:GetObject",
            "s3:ListBucket",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments"),
        allowed);
  }

  @Test
  void indexesAndStreamCarryKeysOnly() {
    Resource table = templates.at("Ledger");
    assertEquals("KEYS_ONLY", table.text("/StreamSpecification/StreamViewType"));
    assertEquals(
        List.of("unsealed by unsealed, time", "due by due, dueAt"),
        table.property("/GlobalSecondaryIndexes").valueStream().map(DataTest::index).toList());
  }

  @Test
  void aPayerDeliversUnderItsOwnIdAndNowhereElse() {
    List<Statement> deliveries =
        Statement.all(templates.at("Exports/Policy"), "/PolicyDocument").stream()
            .filter(said -> said.allows() && said.covers("s3:PutObject"))
            .toList();
    assertEquals(1, deliveries.size());
    Statement delivery = deliveries.getFirst();
    assertEquals(
        List.of(
            "${Exports.Arn}/111122223333/*", "${Exports.Arn}/aws-programmatic-access-test-object"),
        delivery.resources());
    assertEquals(
        "{\"Service\":[\"bcm-data-exports.amazonaws.com\",\"billingreports.amazonaws.com\"]}",
        delivery.principal().toString());
    assertEquals(
        "{\"ArnLike\":{\"aws:SourceArn\":["
            + "\"arn:${AWS::Partition}:bcm-data-exports:us-east-1:111122223333:export/*\","
            + "\"arn:${AWS::Partition}:cur:us-east-1:111122223333:definition/*\"]},"
            + "\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}",
        delivery.condition());
  }

  @Test
  void onlyIssueReadsBills() {
    assertEquals(
        Set.of("Issue"),
        templates.whoMay("s3:GetObject", "${Exports.Arn}/111122223333/a/data/b.parquet"));
  }

  private static String index(JsonNode index) {
    assertEquals("KEYS_ONLY", index.at("/Projection/ProjectionType").asText());
    return index.get("IndexName").asText()
        + " by "
        + index
            .get("KeySchema")
            .valueStream()
            .map(key -> key.get("AttributeName").asText())
            .collect(Collectors.joining(", "));
  }
}
