package zoncoin.infra;

import static java.util.Objects.requireNonNull;
import static zoncoin.infra.Policies.allow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The functions, each with a role, a log group and queues of its own. The sealer needs no queue of
 * what it failed on, for a lost wake-up is replaced by the next, and neither do those that read
 * costs, which the next run reads again; of the API's two the caller asks again.
 */
final class DeployedFunctions {
  private final Map<ProgrammeFunction, Function> functions = new EnumMap<>(ProgrammeFunction.class);
  private final Map<ProgrammeFunction, FunctionQueues> queues =
      new EnumMap<>(ProgrammeFunction.class);

  /** Makes all of them under the given scope. */
  DeployedFunctions(Construct scope, Variables variables, FunctionCode code) {
    Permissions permissions = new Permissions(variables.data(), variables.configuration());
    for (ProgrammeFunction which : ProgrammeFunction.values()) {
      Construct home = new Construct(scope, which.id());
      FunctionQueues own = FunctionQueues.of(home, which);
      queues.put(which, own);
      LogGroup log = logGroup(home);
      List<PolicyStatement> statements = new ArrayList<>(permissions.of(which));
      statements.add(
          allow(
              "WriteItsOwnLog",
              List.of("logs:CreateLogStream", "logs:PutLogEvents"),
              log.getLogGroupArn()));
      statements.addAll(own.grants());
      Function.Builder function =
          Function.Builder.create(home, "Function")
              .code(code.of(which))
              .environment(variables.of(which, own))
              .logGroup(log)
              .role(role(home, which.rolePath(variables.configuration()), statements));
      functions.put(which, finish(function, which));
    }
  }

  Function get(ProgrammeFunction which) {
    return requireNonNull(functions.get(which));
  }

  FunctionQueues queues(ProgrammeFunction which) {
    return requireNonNull(queues.get(which));
  }

  private Function finish(Function.Builder function, ProgrammeFunction which) {
    function
        .handler(which.handler())
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.ARM_64)
        .memorySize(which.machine().memoryMib())
        .timeout(Duration.seconds(which.machine().timeoutSeconds()))
        .ephemeralStorageSize(Size.mebibytes(which.machine().diskMib()))
        .loggingFormat(LoggingFormat.JSON);
    queues(which)
        .failures()
        .ifPresentOrElse(
            queue ->
                function.deadLetterQueue(queue).retryAttempts(2).maxEventAge(Duration.hours(6)),
            () -> function.retryAttempts(0));
    return function.build();
  }

  /**
   * Immutable, so that CDK adds nothing to it on the way: what stands in {@link Permissions} is all
   * there is.
   */
  private static IRole role(Construct home, String path, List<PolicyStatement> statements) {
    return Role.Builder.create(home, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .path(path)
        .inlinePolicies(
            Map.of("Permissions", PolicyDocument.Builder.create().statements(statements).build()))
        .build()
        .withoutPolicyUpdates();
  }

  /**
   * A year: as long as an operator needs to explain last year's bill. Entries themselves are never
   * only in a log.
   */
  private static LogGroup logGroup(Construct home) {
    return LogGroup.Builder.create(home, "Log")
        .retention(RetentionDays.ONE_YEAR)
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }
}
