package zoncoin.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where something is decided, and who is noted as having decided it. */
final class DecisionOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private DoorOptions door = new DoorOptions();

  @Option(
      names = "--principal",
      paramLabel = "NAME",
      description = "Who decides, on this machine. Default: you. In AWS it is who signs.")
  private Optional<String> principal = Optional.empty();

  /** As {@link DoorOptions#decide}, with who decides. */
  int decide(ObjectNode decision) throws IOException {
    if (door.isInAws() && principal.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--principal is for --data: with --stack it is who signs");
    }
    return door.decide(
        through -> decision.put("principal", principal.orElseGet(through::principal)));
  }
}
