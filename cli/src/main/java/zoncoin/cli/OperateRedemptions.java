package zoncoin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator decides about redemptions: commands of {@code zon operate}. */
final class OperateRedemptions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Who says so, unless an option names somebody else. */
  private static final String USER = "${sys:user.name}";

  private static final String PARTS = "issuance, redemption or all.";

  private OperateRedemptions() {}

  private static ObjectNode decision(String which) {
    return JSON.createObjectNode().put("decision", which);
  }

  /** Stops something for now. */
  @Command(
      name = "pause",
      description = {
        "Stops issuing coins, redeeming them, or both, for now.",
        "",
        "What is under way comes to its end; bills that come wait."
      },
      mixinStandardHelpOptions = true)
  static final class Pause implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WHAT", description = PARTS)
    private String part = "";

    @Option(
        names = "--principal",
        paramLabel = "NAME",
        description = "Who decides. Default: you.",
        defaultValue = USER)
    private String principal = "";

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
      return OperateCommand.decide(
          spec, data, decision("pause").put("part", part).put("principal", principal));
    }
  }

  /** Lets it go on. */
  @Command(
      name = "resume",
      description = "Lets go on what was paused.",
      mixinStandardHelpOptions = true)
  static final class Resume implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WHAT", description = PARTS)
    private String part = "";

    @Option(
        names = "--principal",
        paramLabel = "NAME",
        description = "Who decides. Default: you.",
        defaultValue = USER)
    private String principal = "";

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
      return OperateCommand.decide(
          spec, data, decision("resume").put("part", part).put("principal", principal));
    }
  }

  /** Ends a redemption by hand. */
  @Command(
      name = "fulfil",
      description = {
        "Ends a redemption: settle if it was delivered, release if it never will be.",
        "",
        "The reason is shown to the member. Exit code 1 if it is at its end already."
      },
      mixinStandardHelpOptions = true)
  static final class Fulfil implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "REDEMPTION", description = "Its id.")
    private String redemption = "";

    @Parameters(index = "1", paramLabel = "END", description = "settle or release.")
    private String end = "";

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why, in words for the member.")
    private String reason = "";

    @Option(
        names = "--principal",
        paramLabel = "NAME",
        description = "Who decides. Default: you.",
        defaultValue = USER)
    private String principal = "";

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
      return OperateCommand.decide(
          spec,
          data,
          decision("fulfil")
              .put("redemption", redemption)
              .put("end", end)
              .put("reason", reason)
              .put("principal", principal));
    }
  }

  /** Lists what is under way. */
  @Command(
      name = "fulfilments",
      description = "Lists redemptions that are not at their end, and what came of them last.",
      mixinStandardHelpOptions = true)
  static final class Fulfilments implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--stuck", description = "Only those that were asked for over an hour ago.")
    private boolean isStuck;

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException {
      return OperateCommand.decide(spec, data, decision("fulfilments").put("stuck", isStuck));
    }
  }
}
