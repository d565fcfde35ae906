package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zon operate}: what an operator decides where the program will not. */
@Command(
    name = "operate",
    description = "Decides about deliveries of a running `zon up`.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class OperateCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Who says so, unless an option names somebody else. */
  private static final String USER = "${sys:user.name}";

  /** Lets a delivery through that is held. */
  @Command(
      name = "accept",
      description = {
        "Lets a delivery through that is held because a closed period shrinks by too much.",
        "",
        "It alone: the next one that shrinks the period is held again. Exit code 1 if it is not the"
            + " one that waits."
      },
      mixinStandardHelpOptions = true)
  int accept(
      @Parameters(paramLabel = "PAYER", description = "12 digits.") String payer,
      @Parameters(paramLabel = "PERIOD", description = "Such as 2026-06.") String period,
      @Parameters(paramLabel = "DELIVERY", description = "RUN@TIME, as it was held.")
          String delivery,
      @Option(
              names = "--principal",
              description = "Who decides. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(
        data, decision("accept", payer, principal).put("period", period).put("delivery", delivery));
  }

  /** Makes another export the payer's. */
  @Command(
      name = "source",
      description = {
        "Makes an export the one that issues for a payer.",
        "",
        "Deliveries of any other are refused from then on."
      },
      mixinStandardHelpOptions = true)
  int source(
      @Parameters(paramLabel = "PAYER", description = "12 digits.") String payer,
      @Parameters(paramLabel = "EXPORT", description = "Its name, as it was refused.")
          String export,
      @Option(
              names = "--principal",
              description = "Who decides. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(data, decision("source", payer, principal).put("export", export));
  }

  private static ObjectNode decision(String which, String payer, String principal) {
    return JSON.createObjectNode()
        .put("decision", which)
        .put("payer", payer)
        .put("principal", principal);
  }

  private int decide(DataOption data, ObjectNode decision) throws IOException {
    JsonNode answer = LocalCommand.ask(data, "operate", decision);
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return answer.path("decided").asBoolean() ? Zon.GOOD : Zon.FOUND_WRONG;
  }
}
