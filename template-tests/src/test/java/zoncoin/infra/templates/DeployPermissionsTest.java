package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** Payers and members can read what deploying takes before they let anybody do it. */
final class DeployPermissionsTest {
  private static final Path DOCS = Synthesis.ROOT.resolve("docs");
  private static final List<Statement> PAYER =
      Statement.all(DOCS.resolve("deploy-permissions-payer.json"));
  private static final List<Statement> MEMBER =
      Statement.all(DOCS.resolve("deploy-permissions-member.json"));

  private static final JsonNode HANDLERS =
      Templates.json(
          Synthesis.ROOT.resolve("template-tests/src/test/resources/handler-permissions.json"));

  private final Templates templates = Synthesis.templates();

  @Test
  void theyAreEnoughForCloudFormationToMakeChangeAndDeleteEachResource() {
    assertEquals(4, made(templates.payer(), PAYER));
    assertEquals(2, made(templates.member(), MEMBER));
  }

  @Test
  void nothingIsAllowedEverywhereButToReadATemplate() {
    for (Statement said : Stream.concat(PAYER.stream(), MEMBER.stream()).toList()) {
      assertTrue(said.allows(), said.sid());
      assertTrue(said.actions().stream().noneMatch(action -> action.contains("*")), said.sid());
      if (said.resources().contains("*")) {
        assertEquals(List.of("cloudformation:GetTemplateSummary"), said.actions());
      }
    }
  }

  @Test
  void noMemberIsMadeToTrustAnybody() {
    assertFalse(MEMBER.stream().anyMatch(said -> said.covers("iam:CreateRole")));
    assertFalse(MEMBER.stream().anyMatch(said -> said.covers("iam:AttachRolePolicy")));
  }

  /**
   * Nobody but whoever deploys has to make, change or delete anything: nothing was bootstrapped.
   */
  private long made(JsonNode template, List<Statement> allowed) {
    List<Resource> resources = templates.of(template).toList();
    for (Resource resource : resources) {
      for (String action : asked(resource)) {
        String arn = arn(resource, action);
        assertTrue(
            allowed.stream().anyMatch(said -> said.covers(action, arn)),
            resource + " takes " + action + " on " + arn);
      }
    }
    return resources.size();
  }

  /** The actions of a type's handlers, but for properties that the resource does without. */
  private static List<String> asked(Resource resource) {
    JsonNode type = HANDLERS.path(resource.type());
    assertTrue(type.has("always"), "nobody looked up what it takes to make " + resource.type());
    return type.properties().stream()
        .filter(
            part ->
                part.getKey().equals("always")
                    || !resource.property("/" + part.getKey()).isMissingNode())
        .flatMap(part -> part.getValue().valueStream())
        .map(JsonNode::asText)
        .toList();
  }

  /** What an action is on, in payer 111122223333's account. */
  private static String arn(Resource resource, String action) {
    return switch (resource.type()) {
      // What delivers an export is authorised as a report of the service before it.
      case "AWS::BCMDataExports::Export" ->
          action.startsWith("cur:")
              ? "arn:aws:cur:us-east-1:111122223333:definition/" + resource.text("/Export/Name")
              : "arn:aws:bcm-data-exports:us-east-1:111122223333:export/"
                  + resource.text("/Export/Name")
                  + "-1f0c";
      case "AWS::CloudFormation::StackSet" ->
          "arn:aws:cloudformation:us-east-1:111122223333:stackset/"
              + resource.text("/StackSetName")
              + ":1f0c";
      case "AWS::IAM::ManagedPolicy" ->
          "arn:aws:iam::111122223333:policy/" + resource.text("/ManagedPolicyName");
      case "AWS::IAM::Role" ->
          "arn:aws:iam::111122223333:role" + resource.text("/Path") + resource.text("/RoleName");
      default -> throw new AssertionError("these documents do not know " + resource.type());
    };
  }
}
