package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What runs, what starts it, and what it may do at all. */
final class FunctionsTest {
  private final Templates templates = Synthesis.templates();

  @Test
  void everyHandlerRunsOnJava25AndArm() {
    assertEquals(
        Set.of(
            "zoncoin.functions.issue.IssueHandler::handleRequest",
            "zoncoin.functions.vest.VestHandler::handleRequest",
            "zoncoin.functions.seal.SealHandler::handleRequest",
            "zoncoin.functions.redeem.RedeemHandler::handleRequest",
            "zoncoin.functions.lookup.LookupHandler::handleRequest",
            "zoncoin.functions.estimate.EstimateHandler::handleRequest",
            "zoncoin.functions.reconcile.ReconcileHandler::handleRequest",
            "zoncoin.functions.operate.OperateHandler::handleRequest",
            "zoncoin.functions.report.ReportHandler::handleRequest",
            "zoncoin.functions.fulfil.FulfilHandler::handleRequest",
            "zoncoin.functions.collect.CollectHandler::handleRequest",
            "zoncoin.functions.found.FoundHandler::handleRequest",
            "zoncoin.functions.publish.PublishHandler::handleRequest",
            "zoncoin.functions.rotate.RotateHandler::handleRequest"),
        functions().stream()
            .map(function -> function.text("/Handler"))
            .collect(Collectors.toSet()));
    for (Resource function : functions()) {
      assertEquals("java25", function.text("/Runtime"));
      assertEquals("arm64", function.text("/Architectures/0"));
    }
  }

  @Test
  void whereSomebodyWaitsTheJvmStartsFast() {
    for (Resource function : functions()) {
      assertEquals(
          Set.of("Lookup", "Redeem").contains(name(function))
              ? "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
              : "",
          function.property("/Environment/Variables/JAVA_TOOL_OPTIONS").asText());
    }
  }

  @Test
  void whatIsWaitedForStartsFromASnapshotBehindItsAlias() {
    Set<String> snapshots =
        functions().stream()
            .filter(function -> !function.property("/SnapStart").isMissingNode())
            .peek(
                function -> assertEquals("PublishedVersions", function.text("/SnapStart/ApplyOn")))
            .map(FunctionsTest::name)
            .collect(Collectors.toSet());
    assertEquals(Set.of("Lookup", "Redeem", "Seal"), snapshots);
    for (String name : snapshots) {
      Resource alias = templates.at("Functions/" + name + "/Live");
      assertEquals("live", alias.text("/Name"));
      assertTrue(
          alias
              .text("/FunctionVersion")
              .startsWith("${Functions/" + name + "/Function/CurrentVersion"));
      // AWS Lambda developer guide, "Lambda SnapStart": no more disk than that.
      assertEquals(512, diskMib(templates.at("Functions/" + name + "/Function")));
    }
  }

  private static int diskMib(Resource function) {
    return function.property("/EphemeralStorage/Size").asInt();
  }

  @Test
  void everyFunctionHasTheCoreLayerAndIssueAloneDuckDb() {
    for (Resource function : functions()) {
      boolean readsBills = name(function).equals("Issue");
      assertEquals(
          readsBills
              ? "[\"${Functions/LayerCore}\",\"${Functions/LayerExports}\"]"
              : "[\"${Functions/LayerCore}\"]",
          function.property("/Layers").toString());
      assertEquals(readsBills ? 10_240 : 512, diskMib(function));
    }
  }

  @Test
  void everyFunctionIsTracedAndLogsJson() {
    for (Resource function : functions()) {
      assertEquals("Active", function.text("/TracingConfig/Mode"));
      assertEquals("JSON", function.text("/LoggingConfig/LogFormat"));
    }
  }

  @Test
  void whatARoleMayDoStandsInTheRoleActionByAction() {
    assertTrue(
        templates
            .all()
            .noneMatch(
                resource ->
                    resource.type().endsWith("Policy") && resource.type().startsWith("AWS::IAM::")),
        "policies beside the roles");
    for (Resource role : templates.of("AWS::IAM::Role")) {
      assertTrue(role.property("/ManagedPolicyArns").isMissingNode(), role.path());
      assertEquals(1, role.property("/Policies").size(), role.path());
      for (Statement said : Statement.all(role, "/Policies/0/PolicyDocument")) {
        assertTrue(said.allows() && !said.sid().isEmpty(), role + " " + said);
        assertFalse(said.actions().toString().contains("*"), role + " " + said);
        assertEquals(said.sid().equals("TellWhatTookHowLong"), said.resources().contains("*"));
      }
    }
  }

  @Test
  void aRoleServesLambdaAloneUnderThePathOfItsFunction() {
    for (Resource role : templates.of("AWS::IAM::Role")) {
      if (!role.path().startsWith("Functions/")) {
        continue;
      }
      String function = role.path().split("/", -1)[1];
      assertEquals(
          "/zoncoin/zoncoin/" + function.toLowerCase(Locale.ROOT) + "/", role.text("/Path"));
      assertEquals(
          "[{\"Action\":\"sts:AssumeRole\",\"Effect\":\"Allow\","
              + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]",
          role.property("/AssumeRolePolicyDocument/Statement").toString());
    }
  }

  @Test
  void everyLogEndsSomeDay() {
    for (Resource log : templates.of("AWS::Logs::LogGroup")) {
      assertTrue(log.property("/RetentionInDays").asInt() > 0, log.path());
    }
    for (Resource function : functions()) {
      assertEquals("${" + home(function) + "/Log}", function.text("/LoggingConfig/LogGroup"));
    }
  }

  @Test
  void whoeverIsWaitedForAnswersBeforeTheGatewayGivesUp() {
    for (String name : List.of("Redeem", "Lookup")) {
      assertTrue(templates.at("Functions/" + name + "/Function").property("/Timeout").asInt() < 29);
    }
  }

  @Test
  void aManifestStartsIssue() {
    Resource rule = templates.at("Triggers/Delivery");
    assertEquals(
        "{\"detail\":{\"bucket\":{\"name\":[\"${Exports}\"]},"
            + "\"object\":{\"key\":[{\"suffix\":\"-Manifest.json\"}]}},"
            + "\"detail-type\":[\"Object Created\"],\"source\":[\"aws.s3\"]}",
        rule.property("/EventPattern").toString());
    assertEquals("${Functions/Issue/Function.Arn}", rule.text("/Targets/0/Arn"));
    assertTrue(
        templates
            .at("Exports")
            .property("/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
            .asBoolean());
  }

  @Test
  void vestRunsEveryDayAndSealEveryMinute() {
    assertEquals("cron(10 0 * * ? *)", templates.at("Triggers/Daily").text("/ScheduleExpression"));
    assertEquals("rate(1 minute)", templates.at("Triggers/Minute").text("/ScheduleExpression"));
  }

  @Test
  void costsAreReadSeveralTimesADayAndComparedTwiceAMonth() {
    assertEquals("rate(6 hours)", templates.at("Triggers/Costs").text("/ScheduleExpression"));
    assertEquals(
        "cron(0 6 10,20 * ? *)", templates.at("Triggers/Comparison").text("/ScheduleExpression"));
  }

  @Test
  void costsAreReadAsThePayersRoleAloneAndComparingMintsNothing() {
    String role = "arn:aws:iam::111122223333:role/zoncoin/zoncoin/costs-reader";
    assertEquals(
        Set.of("Estimate", "Issue", "Reconcile"), templates.whoMay("sts:AssumeRole", role));
    assertEquals(
        Set.of("Fulfil"),
        templates.whoMay("sts:AssumeRole", role.replace("costs-reader", "credits-writer")));
    Resource reconcile = templates.at("Functions/Reconcile/Role");
    List<Statement> all = Statement.all(reconcile, "/Policies/0/PolicyDocument");
    assertTrue(
        all.stream().noneMatch(said -> said.actions().contains("secretsmanager:GetSecretValue")));
  }

  @Test
  void theMonthsReportIsFiledWhenItIsSealed() {
    assertEquals("cron(0 3 2 * ? *)", templates.at("Triggers/Monthly").text("/ScheduleExpression"));
  }

  @Test
  void whatVestHandsOutComesBackToItPieceByPiece() {
    Resource mapping = templates.at("Triggers/VestWork");
    assertEquals("${Functions/Vest/Work.Arn}", mapping.text("/EventSourceArn"));
    assertEquals("${Functions/Vest/Function.Arn}", mapping.text("/FunctionName"));
    assertEquals(
        "[\"ReportBatchItemFailures\"]", mapping.property("/FunctionResponseTypes").toString());
    int timeout = templates.at("Functions/Vest/Function").property("/Timeout").asInt();
    assertEquals(
        6 * timeout, templates.at("Functions/Vest/Work").property("/VisibilityTimeout").asInt());
    for (String action : List.of("sqs:ReceiveMessage", "sqs:DeleteMessage")) {
      assertEquals(Set.of("Vest"), templates.whoMay(action, "${Functions/Vest/Work.Arn}"));
    }
    assertEquals(
        Set.of("OperatorRole", "Vest"),
        templates.whoMay("sqs:SendMessage", "${Functions/Vest/Work.Arn}"));
  }

  @Test
  void aRedemptionIsHeardOfAtOnceAndSweptForAtTheLatest() {
    Resource heard = templates.at("Triggers/Redeemed");
    assertEquals("${Functions/Fulfil/Function.Arn}", heard.text("/FunctionName"));
    assertEquals(
        "{\"eventName\":[\"INSERT\"],"
            + "\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"redemption#\"}]}}}}",
        heard.text("/FilterCriteria/Filters/0/Pattern"));
    assertEquals("rate(5 minutes)", templates.at("Triggers/Sweep").text("/ScheduleExpression"));
    assertEquals("cron(10 1 * * ? *)", templates.at("Triggers/Tills").text("/ScheduleExpression"));
  }

  @Test
  void theLedgerBeginsWhenItIsDeployed() {
    Resource founded = templates.at("Founded/Default");
    assertEquals("Custom::ZonCoinLedger", founded.type());
    assertEquals("${Functions/Found/Function.Arn}", founded.text("/ServiceToken"));
    assertEquals("cashback.example.com/log", founded.text("/Origin"));
  }

  @Test
  void theSealerWakesForNewItemsAndNotForItsOwnStamps() {
    Resource growth = templates.at("Triggers/Growth");
    assertEquals("${Ledger.StreamArn}", growth.text("/EventSourceArn"));
    assertEquals("${Functions/Seal/Live}", growth.text("/FunctionName"));
    assertEquals("{\"eventName\":[\"INSERT\"]}", growth.text("/FilterCriteria/Filters/0/Pattern"));
  }

  private List<Resource> functions() {
    return templates.of("AWS::Lambda::Function");
  }

  private static String home(Resource function) {
    return function.path().replaceFirst("/Function$", "");
  }

  private static String name(Resource function) {
    return home(function).replaceFirst("^Functions/", "");
  }
}
