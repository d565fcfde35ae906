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

  private final Templates templates = Synthesis.templates();

  @Test
  void theyAreEnoughToMakeEachResource() {
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

  private long made(JsonNode template, List<Statement> allowed) {
    List<Resource> resources = templates.of(template).toList();
    for (Resource resource : resources) {
      Making making = Making.of(resource);
      assertTrue(
          allowed.stream().anyMatch(said -> said.covers(making.action(), making.arn())),
          making.toString());
    }
    return resources.size();
  }

  /** What it takes to make a resource, in payer 111122223333's account. */
  private record Making(String action, String arn) {
    static Making of(Resource resource) {
      return switch (resource.type()) {
        case "AWS::BCMDataExports::Export" ->
            new Making(
                "bcm-data-exports:CreateExport",
                "arn:aws:bcm-data-exports:us-east-1:111122223333:export/"
                    + resource.text("/Export/Name")
                    + "-1f0c");
        case "AWS::CloudFormation::StackSet" ->
            new Making(
                "cloudformation:CreateStackSet",
                "arn:aws:cloudformation:us-east-1:111122223333:stackset/"
                    + resource.text("/StackSetName")
                    + ":1f0c");
        case "AWS::IAM::ManagedPolicy" ->
            new Making(
                "iam:CreatePolicy",
                "arn:aws:iam::111122223333:policy/" + resource.text("/ManagedPolicyName"));
        case "AWS::IAM::Role" ->
            new Making(
                "iam:CreateRole",
                "arn:aws:iam::111122223333:role"
                    + resource.text("/Path")
                    + resource.text("/RoleName"));
        default -> throw new AssertionError("these documents do not know " + resource.type());
      };
    }
  }
}
