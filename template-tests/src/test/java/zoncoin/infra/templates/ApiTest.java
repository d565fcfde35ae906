package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** The door: who gets in, to what, how often, and what is written down about it. */
final class ApiTest {
  private final Templates templates = Synthesis.templates();

  @Test
  void theseAreAllTheMethodsThereAre() {
    assertEquals(
        Set.of(
            "/v1/account/GET Lookup",
            "/v1/catalog/GET Lookup",
            "/v1/checkpoint/GET Lookup",
            "/v1/enrolment/DELETE Redeem",
            "/v1/enrolment/PUT Redeem",
            "/v1/receipts/{transaction}/GET Lookup",
            "/v1/redemptions/POST Redeem",
            "/v1/redemptions/{id}/GET Lookup",
            "/v1/redemptions/{id}/cancel/POST Redeem",
            "/v1/transfers/POST Redeem"),
        templates.of("AWS::ApiGateway::Method").stream()
            .map(
                method ->
                    method.path().replaceFirst("Door/Api/Default", "")
                        + " "
                        + method
                            .text("/Integration/Uri")
                            .replaceFirst(".*\\$\\{Functions/(\\w+)/Function.*", "$1"))
            .collect(Collectors.toSet()));
  }

  @Test
  void everyMethodNeedsASignature() {
    for (Resource method : templates.of("AWS::ApiGateway::Method")) {
      assertEquals("AWS_IAM", method.text("/AuthorizationType"), method.path());
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
  void aRedemptionNeedsAKeyToRepeatItBy() {
    Resource redemption = templates.at("Door/Api/Default/v1/redemptions/POST");
    assertTrue(
        redemption
            .property("/RequestParameters")
            .path("method.request.header.Idempotency-Key")
            .asBoolean());
    assertEquals("${Door/Api/Validator}", redemption.text("/RequestValidatorId"));
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

  @Test
  void theGatewaysOwnRefusalsLookLikeOurs() {
    List<Resource> answers = templates.of("AWS::ApiGateway::GatewayResponse");
    assertEquals(
        Set.of("DEFAULT_4XX", "DEFAULT_5XX"),
        answers.stream().map(answer -> answer.text("/ResponseType")).collect(Collectors.toSet()));
    for (Resource answer : answers) {
      assertEquals(
          "'application/problem+json'",
          answer
              .property("/ResponseParameters")
              .path("gatewayresponse.header.Content-Type")
              .asText());
    }
  }
}
