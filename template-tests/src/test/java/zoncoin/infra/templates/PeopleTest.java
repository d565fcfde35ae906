package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What people may do, each hand for itself. */
final class PeopleTest {
  private static final String INVOKE = "lambda:InvokeFunction";
  private static final String PROPOSE = "${Functions/Operate/Propose}";
  private static final String APPROVE = "${Functions/Operate/Approve}";

  private final Templates templates = Synthesis.templates();

  @Test
  void oneHandProposesAnotherApprovesAndNobodyHasBoth() {
    assertEquals(Set.of("OperatorRole"), templates.whoMay(INVOKE, PROPOSE));
    assertEquals(Set.of("ApproverRole"), templates.whoMay(INVOKE, APPROVE));
    for (String whole :
        List.of("${Functions/Operate/Function.Arn}", "${Functions/Operate/Function}")) {
      assertEquals(Set.of(), templates.whoMay(INVOKE, whole));
    }
    assertEquals("propose", templates.at("Functions/Operate/Propose").text("/Name"));
    assertEquals("approve", templates.at("Functions/Operate/Approve").text("/Name"));
  }

  @Test
  void noEventAndNoOtherServiceInvokesWhatOperatorsDecideBy() {
    for (Resource permission : templates.of("AWS::Lambda::Permission")) {
      assertTrue(!permission.text("/FunctionName").contains("Operate"), permission.path());
    }
  }

  @Test
  void anApproverCanDoNothingElse() {
    List<Statement> may =
        Statement.all(templates.at("People/ApproverRole"), "/Policies/0/PolicyDocument");
    assertEquals(List.of("Approve", "FindTheFunctions"), may.stream().map(Statement::sid).toList());
    assertEquals(List.of(APPROVE), may.getFirst().resources());
    assertEquals(Set.of("cloudformation:DescribeStacks"), Set.copyOf(may.getLast().actions()));
  }

  @Test
  void whoDecidesFindsTheFunctionsByTheOutputsOfThisStackAlone() {
    for (String role : List.of("People/OperatorRole", "People/ApproverRole")) {
      List<Statement> reading =
          Statement.all(templates.at(role), "/Policies/0/PolicyDocument").stream()
              .filter(said -> said.actions().contains("cloudformation:DescribeStacks"))
              .toList();
      assertEquals(1, reading.size(), role);
      assertEquals(List.of("${AWS::StackId}"), reading.getFirst().resources(), role);
    }
  }

  @Test
  void onlyWhoIsInTheConfigurationBecomesOne() {
    assertEquals("arn:aws:iam::999988887777:role/cashback-desk", trusted("People/OperatorRole"));
    assertEquals("arn:aws:iam::999988887777:role/cashback-control", trusted("People/ApproverRole"));
    assertEquals("arn:aws:iam::777788889999:root", trusted("AuditorRole"));
    assertEquals("arn:aws:iam::999988887777:role/cashback-rescue", trusted("RestorerRole"));
  }

  /** What it writes nobody uses: a table beside the ledger, and bundles that no head names. */
  @Test
  void whoRestoresWritesWhatWasRestoredAndStagesAndNothingElse() {
    for (String action : List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query")) {
      assertTrue(templates.whoMay(action, "${Ledger.Arn}-again").contains("RestorerRole"), action);
      assertTrue(!templates.whoMay(action, "${Ledger.Arn}").contains("RestorerRole"), action);
    }
    assertEquals(
        Set.of("RestorerRole", "Seal"), templates.whoMay("s3:PutObject", "${Staging.Arn}/8-a-b"));
    List<Statement> may = Statement.all(templates.at("RestorerRole"), "/Policies/0/PolicyDocument");
    assertEquals(
        List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "s3:PutObject"),
        may.stream()
            .flatMap(said -> said.actions().stream())
            .filter(action -> !action.matches("\\w+:(Batch)?(Get|List|Describe|Query|Condition).*"))
            .sorted()
            .toList());
    assertEquals(
        List.of("${Staging.Arn}/*"),
        may.stream()
            .filter(said -> said.actions().contains("s3:PutObject"))
            .flatMap(said -> said.resources().stream())
            .toList());
  }

  private String trusted(String role) {
    return Statement.all(templates.at(role), "/AssumeRolePolicyDocument").stream()
        .map(said -> said.principal().path("AWS").asText())
        .collect(Collectors.joining(" "));
  }

  @Test
  void anAuditorOnlyReadsAndNoBills() {
    Set<String> actions =
        Statement.all(templates.at("AuditorRole"), "/Policies/0/PolicyDocument").stream()
            .flatMap(said -> said.actions().stream())
            .collect(Collectors.toSet());
    assertEquals(Set.of("s3:GetObject", "s3:ListBucket"), actions);
    for (String bills : List.of("${Evidence.Arn}/source/e3b0", "${Exports.Arn}/111122223333/a")) {
      assertTrue(!templates.whoMay("s3:GetObject", bills).contains("AuditorRole"), bills);
    }
  }

  @Test
  void nobodyElseWritesDeletesSignsOrReadsAKey() {
    Set<String> actions =
        Stream.of("AuditorRole", "People/OperatorRole", "People/ApproverRole")
            .flatMap(
                role -> Statement.all(templates.at(role), "/Policies/0/PolicyDocument").stream())
            .flatMap(said -> said.actions().stream())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "cloudformation:DescribeStacks",
            "lambda:InvokeFunction",
            "s3:GetObject",
            "s3:ListBucket",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
            "sqs:SendMessage",
            "sqs:StartMessageMoveTask"),
        actions);
  }
}
