package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import zoncoin.cli.door.Deployment;
import zoncoin.cli.door.LocalOperate;
import zoncoin.cli.door.Operate;

/** Which programme an operator decides for: the cloud on this machine, or one in AWS. */
final class DoorOptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "A programme in AWS instead, by its name: its function operate is invoked. Region,"
              + " credentials and AWS_ENDPOINT_URL as the SDK finds them.")
  private Optional<String> stack = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description = "The role to become first, such as the programme's OperatorRole.")
  private Optional<String> role = Optional.empty();

  @Option(names = "--json", description = "Answer in JSON, as the function does.")
  private boolean isJson;

  /** A decision, to be filled: as {@link zoncoin.functions.operate} reads it. */
  static ObjectNode decision(String which) {
    return JSON.createObjectNode().put("decision", which);
  }

  boolean isInAws() {
    return stack.isPresent();
  }

  /**
   * Hands over what an operator decides, and prints what is answered.
   *
   * @return the exit code
   */
  int decide(ObjectNode decision) throws IOException {
    return decide(door -> decision);
  }

  /** The same, of a decision that says by which door it comes. */
  int decide(Function<Operate, ObjectNode> decision) throws IOException {
    return print(at(door -> door.decide(decision.apply(door))));
  }

  /** What is asked at one door, on and on as long as there is more. */
  @FunctionalInterface
  interface Asking {
    /**
     * What is answered at last.
     *
     * @throws IOException if no answer came
     */
    JsonNode ask(Operate door) throws IOException;
  }

  /**
   * Prints an answer.
   *
   * @return the exit code
   */
  int print(JsonNode answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? answer.toPrettyString() + "\n" : DecisionText.of(answer));
    out.flush();
    return answer.path("decided").asBoolean() ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  /** Finds the door, once, and asks there. */
  JsonNode at(Asking asking) throws IOException {
    if (stack.isPresent() && !data.isDefault()) {
      throw new ParameterException(
          spec.commandLine(), "--data is the cloud on this machine, --stack is one in AWS: one of");
    }
    if (role.isPresent() && stack.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--role is for --stack");
    }
    if (stack.isEmpty()) {
      return asking.ask(new LocalOperate(data.folder()));
    }
    try (Deployment deployed = Deployment.of(stack.get(), role)) {
      return asking.ask(deployed);
    }
  }
}
