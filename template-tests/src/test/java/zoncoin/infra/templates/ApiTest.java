package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** The door: who gets in, to what, how often, and what is written down about it. */
final class ApiTest {
  private final Templates templates = Synthesis.templates();

  /** What API Gateway imports. */
  private JsonNode body() {
    return templates.at("Door/Api").property("/Body");
  }

  private Stream<Map.Entry<String, JsonNode>> operations() {
    return body().path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            Map.entry(
                                path.getKey() + "/" + method.getKey().toUpperCase(Locale.ROOT),
                                method.getValue())));
  }

  private static String uri(JsonNode operation) {
    return operation.at("/x-amazon-apigateway-integration/uri").asText();
  }

  @Test
  void theMethodsAreThoseOfTheFileAndEachIsAnsweredByItsFunction() throws IOException {
    Map<String, String> said = new TreeMap<>();
    JsonNode file =
        new YAMLMapper().readTree(Synthesis.ROOT.resolve("functions/openapi.yaml").toFile());
    each(file, (place, method) -> said.put(place, uri(method).replaceAll("[${}]", "")));
    Map<String, String> made = new TreeMap<>();
    each(
        body(),
        (place, method) ->
            made.put(
                place,
                uri(method)
                    .replaceFirst(".*\\$\\{Functions/(\\w+)/Live.*", "$1")
                    .toLowerCase(Locale.ROOT)));
    assertTrue(said.size() >= 18, said.toString());
    assertEquals(said, made);
  }

  private static void each(JsonNode api, BiConsumer<String, JsonNode> use) {
    api.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            use.accept(method.getKey() + " " + path.getKey(), method.getValue())));
  }

  @Test
  void everyMethodNeedsASignature() {
    assertEquals(
        "awsSigv4",
        body().at("/components/securitySchemes/sigv4/x-amazon-apigateway-authtype").asText());
    operations()
        .forEach(
            operation ->
                assertEquals(
                    "[{\"sigv4\":[]}]",
                    operation.getValue().path("security").toString(),
                    operation.getKey()));
  }

  @Test
  void everyMethodCallsItsFunctionAsAProxyAndMay() {
    List<Resource> permissions = templates.of("AWS::Lambda::Permission");
    operations()
        .forEach(
            operation -> {
              JsonNode integration = operation.getValue().path("x-amazon-apigateway-integration");
              assertEquals("aws_proxy", integration.path("type").asText());
              assertEquals("POST", integration.path("httpMethod").asText());
              String path = operation.getKey().replaceFirst("/[A-Z]+$", "");
              String method = operation.getKey().substring(path.length() + 1);
              String source = "/live/" + method + path.replaceAll("\\{[^}]*}", "*");
              long allowed =
                  permissions.stream()
                      .filter(one -> one.property("/SourceArn").asText().endsWith(source))
                      .filter(one -> uri(operation.getValue()).contains(one.text("/FunctionName")))
                      .count();
              assertEquals(1, allowed, source);
            });
  }

  /** Models and validators would be a second grammar, and make the import fail. */
  @Test
  void theFunctionsAloneJudgeWhatIsAsked() {
    assertTrue(
        templates.all().noneMatch(one -> one.type().equals("AWS::ApiGateway::RequestValidator")));
    for (String absent : List.of("$ref", "schemas", "content", "example", "x-problems")) {
      assertTrue(body().findValues(absent).isEmpty(), absent);
    }
  }

  @Test
  void nobodyOutsideTheOrganizationGetsIn() {
    Resource api = templates.at("Door/Api");
    List<Statement> policy = Statement.all(api, "/Policy");
    assertEquals(1, policy.size());
    assertEquals(
        "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}",
        policy.getFirst().condition());
    assertEquals(List.of("execute-api:Invoke"), policy.getFirst().actions());
  }

  @Test
  void whereAccountsAreNamedNobodyElseGetsIn() {
    List<Statement> policy = Statement.all(Synthesis.other().at("Door/Api"), "/Policy");
    assertEquals(1, policy.size());
    assertTrue(policy.getFirst().unconditional() && policy.getFirst().allows());
    assertEquals(
        Synthesis.CALLERS.stream()
            .map(id -> "arn:${AWS::Partition}:iam::" + id + ":root")
            .collect(Collectors.joining("\",\"", "{\"AWS\":[\"", "\"]}")),
        policy.getFirst().principal().toString());
  }

  @Test
  void aWebAclStandsBeforeTheStageWhereOneIsNamedAndNowhereElse() {
    String type = "AWS::WAFv2::WebACLAssociation";
    List<Resource> associations = Synthesis.other().of(type);
    assertEquals(1, associations.size());
    assertEquals(Synthesis.WEB_ACL, associations.getFirst().text("/WebACLArn"));
    assertTrue(
        associations
            .getFirst()
            .text("/ResourceArn")
            .endsWith("/stages/${Door/Api/DeploymentStage.live}"),
        associations.getFirst().text("/ResourceArn"));
    assertTrue(templates.all().noneMatch(one -> one.type().equals(type)));
  }

  @Test
  void callsAreCountedAndWrittenDownButNotWhatTheySay() {
    Resource stage = templates.at("Door/Api/DeploymentStage.live");
    assertEquals("${Door/ApiLog.Arn}", stage.text("/AccessLogSetting/DestinationArn"));
    JsonNode settings = stage.property("/MethodSettings/0");
    assertFalse(settings.path("DataTraceEnabled").asBoolean(true));
    assertTrue(settings.path("ThrottlingRateLimit").asInt() > 0);
    assertTrue(settings.path("ThrottlingBurstLimit").asInt() > 0);
  }

  /** A region has one for all APIs of an account: others would lose theirs. */
  @Test
  void theRoleThatGatewaysLogWithIsLeftAsItIs() {
    assertTrue(templates.all().noneMatch(one -> one.type().equals("AWS::ApiGateway::Account")));
  }

  @Test
  void theGatewaysOwnRefusalsLookLikeOurs() {
    JsonNode answers = body().path("x-amazon-apigateway-gateway-responses");
    assertTrue(answers.has("DEFAULT_4XX") && answers.has("DEFAULT_5XX"));
    for (JsonNode answer : answers) {
      assertEquals(
          "'application/problem+json'",
          answer.path("responseParameters").path("gatewayresponse.header.Content-Type").asText());
      assertTrue(
          answer
              .at("/responseTemplates/application~1json")
              .asText()
              .startsWith("{\"type\":\"urn:zoncoin:problem:"));
    }
  }
}
