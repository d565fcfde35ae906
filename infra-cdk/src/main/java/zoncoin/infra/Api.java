package zoncoin.infra;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static zoncoin.infra.ProgrammeFunction.LOOKUP;
import static zoncoin.infra.ProgrammeFunction.REDEEM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RequestValidator;
import software.amazon.awscdk.services.apigateway.RequestValidatorOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import zoncoin.infra.ProgrammeConfiguration.Callers;

/**
 * The door members knock on with the credentials of their own account. It is a REST API because
 * only that kind has the policy that lets other accounts in. API Gateway writes its logs with a
 * role that a region has once for all APIs of an account; this stack does not touch it ({@code aws
 * apigateway update-account} sets it where nobody has yet).
 */
final class Api {
  private static final String STAGE = "live";

  /**
   * Requests a second over all callers, and how many more in one instant: ten times what a thousand
   * members ask for.
   */
  private static final int STEADY_REQUESTS = 50;

  private static final int BURST_REQUESTS = 100;

  /** One line of JSON a request: who, what, how it ended, how long it took. */
  private static final String ACCESS_LINE =
      Stream.of(
              "requestId",
              "requestTime",
              "identity.accountId",
              "identity.userArn",
              "identity.sourceIp",
              "httpMethod",
              "resourcePath",
              "path",
              "status",
              "responseLatency",
              "responseLength",
              "error.responseType")
          .map(name -> "\"" + name + "\":\"$context." + name + "\"")
          .collect(joining(",", "{", "}"));

  private final RestApi api;
  private final RequestValidator validator;
  private final DeployedFunctions functions;

  /** Makes the API under the given scope, with a route for each thing a member may ask. */
  Api(Construct scope, Callers callers, DeployedFunctions functions) {
    this.functions = functions;
    this.api =
        RestApi.Builder.create(scope, "Api")
            .description("ZonCoin: balances, redemptions and receipts")
            .endpointTypes(List.of(EndpointType.REGIONAL))
            .policy(only(callers))
            .defaultMethodOptions(
                MethodOptions.builder().authorizationType(AuthorizationType.IAM).build())
            .deployOptions(stage(scope))
            .cloudWatchRole(false)
            .build();
    this.validator =
        api.addRequestValidator(
            "Validator",
            RequestValidatorOptions.builder()
                .validateRequestBody(true)
                .validateRequestParameters(true)
                .build());
    problem("ClientProblem", ResponseType.DEFAULT_4_XX);
    problem("ServerProblem", ResponseType.DEFAULT_5_XX);
    route("PUT", "/v1/enrolment", REDEEM, "header.Idempotency-Key");
    route("DELETE", "/v1/enrolment", REDEEM, "header.Idempotency-Key");
    route("POST", "/v1/transfers", REDEEM, "header.Idempotency-Key");
    route("POST", "/v1/redemptions", REDEEM, "header.Idempotency-Key");
    route("POST", "/v1/redemptions/{id}/cancel", REDEEM, "path.id");
    route("GET", "/v1/redemptions/{id}", LOOKUP, "path.id");
    route("GET", "/v1/account", LOOKUP);
    route("GET", "/v1/catalog", LOOKUP);
    route("GET", "/v1/receipts/{transaction}", LOOKUP, "path.transaction");
    route("GET", "/v1/checkpoint", LOOKUP);
  }

  /** Answers that were the fault of this side, as the gateway counts them. */
  Metric faults(MetricOptions options) {
    return api.metricServerError(options);
  }

  private static StageOptions stage(Construct scope) {
    LogGroup log =
        LogGroup.Builder.create(scope, "ApiLog")
            .retention(RetentionDays.THIRTEEN_MONTHS)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    return StageOptions.builder()
        .stageName(STAGE)
        .accessLogDestination(new LogGroupLogDestination(log))
        .accessLogFormat(AccessLogFormat.custom(ACCESS_LINE))
        // Errors of the gateway itself; bodies, which say who redeems what, are never logged.
        .loggingLevel(MethodLoggingLevel.ERROR)
        .dataTraceEnabled(false)
        .throttlingRateLimit(STEADY_REQUESTS)
        .throttlingBurstLimit(BURST_REQUESTS)
        .build();
  }

  /** Every request is checked for the parameters it needs before it costs an invocation. */
  private void route(String method, String path, ProgrammeFunction function, String... needed) {
    api.getRoot()
        .resourceForPath(path)
        .addMethod(
            method,
            LambdaIntegration.Builder.create(functions.get(function))
                .allowTestInvoke(false)
                .build(),
            MethodOptions.builder()
                .requestValidator(validator)
                .requestParameters(
                    Arrays.stream(needed)
                        .collect(toMap(name -> "method.request." + name, name -> true)))
                .build());
  }

  /** The gateway's own refusals look like ours: RFC 9457. */
  private void problem(String id, ResponseType type) {
    api.addGatewayResponse(
        id,
        GatewayResponseOptions.builder()
            .type(type)
            .responseHeaders(Map.of("Content-Type", "'application/problem+json'"))
            .templates(
                Map.of(
                    "application/json",
                    "{\"type\":\"about:blank\",\"title\":$context.error.messageString}"))
            .build());
  }

  /**
   * Lets in nobody but these; in the account of the API itself IAM alone decides, as everywhere.
   */
  private static PolicyDocument only(Callers callers) {
    PolicyStatement invoke =
        Policies.allow("OnlyCallers", List.of("execute-api:Invoke"), "execute-api:/*");
    switch (callers) {
      case Callers.Organization(String id) -> {
        invoke.addPrincipals(new AnyPrincipal());
        invoke.addCondition("StringEquals", Map.of("aws:PrincipalOrgID", id));
      }
      case Callers.Accounts(List<String> ids) ->
          ids.forEach(id -> invoke.addPrincipals(new AccountPrincipal(id)));
    }
    return PolicyDocument.Builder.create().statements(List.of(invoke)).build();
  }
}
