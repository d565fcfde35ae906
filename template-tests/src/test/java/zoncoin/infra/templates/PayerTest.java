package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What payers and members deploy in accounts that are not the operator's. */
final class PayerTest {
  private final Templates templates = Synthesis.templates();

  /** Whatever the file says, filled in: the delivery is held to the same file. */
  @Test
  void theExportIsTheOneThatDeliveriesAreHeldTo() throws Exception {
    String file =
        Files.readString(Synthesis.ROOT.resolve("functions/payer-export.json"))
            .replace("${payer}", "${AWS::AccountId}")
            .replace("${bucket}", "${ExportsBucket}")
            .replace("${region}", "eu-central-1");
    JsonNode expected = new ObjectMapper().readTree(file);
    JsonNode export = templates.at("payer:Export").property("/Export");
    assertEquals("AWS::BCMDataExports::Export", templates.at("payer:Export").type());
    for (String part : List.of("DataQuery", "DestinationConfigurations", "RefreshCadence")) {
      assertEquals(expected.path(part), export.path(part), part);
    }
  }

  @Test
  void itIsRefusedOutsideUsEast1AndInAnAccountThatIsNoPayer() {
    JsonNode assertions = templates.payer().at("/Rules/OnlyWhereItBelongs/Assertions");
    assertEquals(
        "{\"Fn::Equals\":[{\"Ref\":\"AWS::Region\"},\"us-east-1\"]}",
        assertions.at("/0/Assert").toString());
    assertEquals(
        "{\"Fn::Contains\":[[\"111122223333\"],{\"Ref\":\"AWS::AccountId\"}]}",
        assertions.at("/1/Assert").toString());
  }

  private Map<String, List<String>> allowedTo(String role) {
    Map<String, List<String>> may = new TreeMap<>();
    for (Statement said : Statement.all(templates.at(role), "/Policies/0/PolicyDocument")) {
      may.put(said.sid() + " " + said.resources(), said.actions());
    }
    return may;
  }

  @Test
  void theCostsReaderHasTheReadingActionsAlone() {
    assertEquals(
        Map.of(
            "ReadCosts [*]",
            List.of(
                "ce:GetCostAndUsage", "cloudwatch:GetMetricData", "invoicing:ListInvoiceSummaries"),
            "ReadWhatTheExportIsAskedFor"
                + " [arn:aws:bcm-data-exports:us-east-1:${AWS::AccountId}:export/*]",
            List.of("bcm-data-exports:GetExport")),
        allowedTo("payer:CostsReader"));
  }

  @Test
  void theCreditsWriterHasBillingConductorsThreeAlone() {
    assertEquals(
        Map.of(
            "CreditByBillingConductor [*]",
            List.of(
                "billingconductor:CreateCustomLineItem",
                "billingconductor:ListCustomLineItems",
                "billingconductor:UpdateCustomLineItem")),
        allowedTo("payer:CreditsWriter"));
  }

  @Test
  void onlyTheFunctionsThatReadCostsBecomeItAndOnlyByTheExternalId() {
    assertTrusts(
        "costs-reader", templates.at("payer:CostsReader"), "issue", "estimate", "reconcile");
  }

  @Test
  void whereNoCreditsAreGivenNobodyMayWriteOne() {
    Templates without = Synthesis.other();
    assertEquals(
        List.of("CostsReader"),
        without
            .of(without.payer())
            .filter(resource -> resource.type().equals("AWS::IAM::Role"))
            .map(Resource::path)
            .toList());
    assertTrue(!without.payer().toString().contains("billingconductor"));
    assertTrue(
        without.grantsOf("Fulfil").stream().noneMatch(said -> said.covers("sts:AssumeRole")));
  }

  @Test
  void onlyTheFunctionThatDeliversWritesCreditsAndOnlyByTheExternalId() {
    assertTrusts("credits-writer", templates.at("payer:CreditsWriter"), "fulfil");
  }

  private static void assertTrusts(String name, Resource role, String... functions) {
    assertEquals("/zoncoin/zoncoin/ " + name, role.text("/Path") + " " + role.text("/RoleName"));
    List<Statement> trust = Statement.all(role, "/AssumeRolePolicyDocument");
    assertEquals(1, trust.size());
    assertEquals(List.of("sts:AssumeRole"), trust.getFirst().actions());
    assertEquals(
        "{\"AWS\":\"arn:${AWS::Partition}:iam::999988887777:root\"}",
        trust.getFirst().principal().toString());
    String readers =
        List.of(functions).stream()
            .map(one -> "\"arn:aws:iam::999988887777:role/zoncoin/zoncoin/" + one + "/*\"")
            .collect(Collectors.joining(","));
    assertEquals(
        "{\"ArnLike\":{\"aws:PrincipalArn\":["
            + readers
            + "]},\"StringEquals\":{\"sts:ExternalId\":\"cashback.example.com/log\"}}",
        trust.getFirst().condition());
  }

  @Test
  void membersGetTwoPoliciesOneForEachMethodAndNobodyGetsIn() {
    assertEquals(
        Set.of("AWS::IAM::ManagedPolicy"),
        templates
            .member()
            .get("Resources")
            .valueStream()
            .map(resource -> resource.get("Type").asText())
            .collect(Collectors.toSet()));
    for (String name : List.of("Reader", "Redeemer")) {
      Resource policy = templates.at("member:" + name);
      assertEquals("ZonCoin" + name, policy.text("/ManagedPolicyName"));
      List<Statement> may = Statement.all(policy, "/PolicyDocument");
      assertEquals(1, may.size());
      assertEquals(List.of("execute-api:Invoke"), may.getFirst().actions());
      String stage = "arn:${AWS::Partition}:execute-api:eu-central-1:999988887777:${ApiId}/live/";
      for (String resource : may.getFirst().resources()) {
        assertTrue(resource.startsWith(stage), resource);
        assertEquals(name.equals("Reader"), resource.startsWith(stage + "GET/v1/"), resource);
      }
    }
  }

  /** CloudFormation takes so much as a text; without a bucket, nothing has to be there before. */
  @Test
  void theMembersTemplateNeedsNoBucketAndFitsAStackSet() {
    String text = templates.member().toString();
    assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 51_200, text.length() + " bytes");
    assertTrue(!text.contains("cdk-") && !text.contains("AssetParameters"), text);
    assertEquals(Set.of("ApiId"), names(templates.member().get("Parameters")));
    assertEquals(Set.of("ApiId", "ExportsBucket"), names(templates.payer().get("Parameters")));
  }

  @Test
  void theStackSetDeploysTheSameTemplateInTheUnitsOfTheConfiguration() throws Exception {
    Resource set = templates.at("payer:Members");
    assertEquals("SERVICE_MANAGED", set.text("/PermissionModel"));
    assertTrue(set.property("/AutoDeployment/Enabled").asBoolean());
    assertEquals(
        "[\"ou-ab12-a1b2c3d4\"]",
        set.property("/StackInstancesGroup/0/DeploymentTargets/OrganizationalUnitIds").toString());
    JsonNode body = new ObjectMapper().readTree(set.text("/TemplateBody"));
    assertEquals(
        templates.at("member:Reader").property("/PolicyDocument").path("Statement").size(),
        body.at("/Resources")
            .valueStream()
            .filter(one -> one.at("/Properties/ManagedPolicyName").asText().equals("ZonCoinReader"))
            .findFirst()
            .orElseThrow()
            .at("/Properties/PolicyDocument/Statement")
            .size());
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
