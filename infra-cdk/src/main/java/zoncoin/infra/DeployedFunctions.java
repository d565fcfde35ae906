package zoncoin.infra;

import static java.util.Objects.requireNonNull;
import static zoncoin.infra.Policies.allow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import zoncoin.infra.FunctionCode.Layer;
import zoncoin.infra.ProgrammeFunction.Trait;

/**
 * The functions, each with a role, a log group and queues of its own. The sealer needs no queue of
 * what it failed on, for a lost wake-up is replaced by the next, and neither do those that read
 * costs, which the next run reads again; of the API's two the caller asks again.
 */
final class DeployedFunctions {
  private static final String TRACING = "TellWhatTookHowLong";

  private final Map<ProgrammeFunction, Function> functions = new EnumMap<>(ProgrammeFunction.class);
  private final Map<ProgrammeFunction, FunctionQueues> queues =
      new EnumMap<>(ProgrammeFunction.class);
  private final Map<ProgrammeFunction, IFunction> entrances =
      new EnumMap<>(ProgrammeFunction.class);
  private final Map<Layer, LayerVersion> layers = new EnumMap<>(Layer.class);

  private final Map<String, Alias> hands = new TreeMap<>();

  /** Makes all of them under the given scope. */
  DeployedFunctions(Construct scope, Variables variables, FunctionCode code) {
    for (Layer layer : Layer.values()) {
      layers.put(layer, layer(scope, layer, code));
    }
    // Whoever wants to listen adds a rule of its own.
    EventBus bus = EventBus.Builder.create(scope, "Bus").build();
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
      statements.add(tellWhatTookHowLong());
      statements.addAll(own.grants());
      Map<String, String> told = variables.of(which, own);
      if (which == ProgrammeFunction.PUBLISH) {
        told.put(Variables.EVENT_BUS, bus.getEventBusName());
        statements.add(allow("Announce", List.of("events:PutEvents"), bus.getEventBusArn()));
      }
      Function.Builder function =
          Function.Builder.create(home, "Function")
              .code(code.of(which))
              .environment(told)
              .layers(layersOf(which))
              .logGroup(log)
              .role(role(home, which.rolePath(variables.configuration()), statements));
      functions.put(which, finish(function, which));
      entrances.put(which, madeEntrance(which));
    }
    for (String hand : List.of("propose", "approve")) {
      hands.put(hand, alias(hand, get(ProgrammeFunction.OPERATE)));
    }
  }

  Function get(ProgrammeFunction which) {
    return requireNonNull(functions.get(which));
  }

  /** What calls of it are for: the alias of the version with the snapshot, or the function. */
  IFunction entrance(ProgrammeFunction which) {
    return requireNonNull(entrances.get(which));
  }

  /** The alias of operate by which one of two hands is told from the other. */
  Alias hand(String name) {
    return requireNonNull(hands.get(name));
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
        .loggingFormat(LoggingFormat.JSON)
        .tracing(Tracing.ACTIVE);
    if (which.has(Trait.STARTS_FROM_SNAPSHOT)) {
      function.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    }
    queues(which)
        .failures()
        .ifPresentOrElse(
            queue ->
                function.deadLetterQueue(queue).retryAttempts(2).maxEventAge(Duration.hours(6)),
            () -> function.retryAttempts(0));
    return function.build();
  }

  private IFunction madeEntrance(ProgrammeFunction which) {
    if (!which.has(Trait.STARTS_FROM_SNAPSHOT)) {
      return get(which);
    }
    return alias("live", get(which));
  }

  private static Alias alias(String name, Function function) {
    Construct home = (Construct) requireNonNull(function.getNode().getScope());
    String id = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Alias.Builder.create(home, id)
        .aliasName(name)
        .version(function.getCurrentVersion())
        .build();
  }

  private static LayerVersion layer(Construct scope, Layer layer, FunctionCode code) {
    return LayerVersion.Builder.create(scope, "Layer" + layer.id())
        .code(code.of(layer))
        .compatibleRuntimes(List.of(Runtime.JAVA_25))
        .compatibleArchitectures(List.of(Architecture.ARM_64))
        .build();
  }

  private List<ILayerVersion> layersOf(ProgrammeFunction which) {
    ILayerVersion core = requireNonNull(layers.get(Layer.CORE));
    return which.has(Trait.READS_BILLS)
        ? List.of(core, requireNonNull(layers.get(Layer.EXPORTS)))
        : List.of(core);
  }

  /** Traces are of the account, not of a resource: X-Ray has no narrower one to name. */
  private static PolicyStatement tellWhatTookHowLong() {
    return allow(TRACING, List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), "*");
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
