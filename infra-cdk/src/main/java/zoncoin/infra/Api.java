package zoncoin.infra;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.ApiDefinition;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.SpecRestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Permission;
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
  /** The one stage. */
  static final String STAGE = "live";

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

  private final SpecRestApi api;

  /** Makes the API under the given scope, as {@code functions/openapi.yaml} says. */
  Api(Construct scope, Callers callers, DeployedFunctions functions) {
    ApiFile file = ApiFile.read();
    this.api =
        SpecRestApi.Builder.create(scope, "Api")
            .apiDefinition(
                ApiDefinition.fromInline(
                    file.definition(
                        function -> uri(Stack.of(scope), functions.entrance(function)))))
            .endpointTypes(List.of(EndpointType.REGIONAL))
            .policy(only(callers))
            .deployOptions(stage(scope))
            .cloudWatchRole(false)
            .build();
    CfnOutput.Builder.create(Stack.of(scope), "ApiId").value(api.getRestApiId()).build();
    file.operations()
        .forEach(operation -> allow(operation, functions.entrance(operation.function())));
  }

  /** Where API Gateway finds a function, as its import wants it. */
  private static String uri(Stack stack, IFunction function) {
    return "arn:%s:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
        .formatted(stack.getPartition(), stack.getRegion(), function.getFunctionArn());
  }

  /** The gateway calls a function for its own methods and paths, and for no others. */
  private void allow(ApiFile.Operation operation, IFunction function) {
    String path = operation.path().replaceAll("\\{[^}]*}", "*");
    function.addPermission(
        "Api-" + operation.id(),
        Permission.builder()
            .principal(new ServicePrincipal("apigateway.amazonaws.com"))
            .sourceArn(api.arnForExecuteApi(operation.method(), path, STAGE))
            .build());
  }

  /** Answers that were the fault of this side, as the gateway counts them. */
  Metric faults(MetricOptions options) {
    return api.metricServerError(options);
  }

  /** What a web ACL is put before. */
  String stageArn() {
    return api.getDeploymentStage().getStageArn();
  }

  /** How long a caller waits. */
  Metric latency(MetricOptions options) {
    return api.metricLatency(options);
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
