package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.tlog.Malformed;

/** {@code zon operate}: what an operator decides where the program will not. */
@Command(
    name = "operate",
    description = "Decides about deliveries, accounts and redemptions of a running `zon up`.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      OperateRedemptions.Pause.class,
      OperateRedemptions.Resume.class,
      OperateRedemptions.Fulfil.class,
      OperateRedemptions.Fulfilments.class,
      RebuildCommand.class,
      CodesCommand.class
    })
final class OperateCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static final String ACCOUNT = "12 digits, or such as merchant:bakery.";

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
              paramLabel = "NAME",
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
              paramLabel = "NAME",
              description = "Who decides. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(data, decision("source", payer, principal).put("export", export));
  }

  /** Freezes an account. */
  @Command(
      name = "freeze",
      description = {
        "Freezes an account: it earns and keeps its coins, and cannot spend them.",
        "",
        "Who decided it and why is kept beside the ledger; the entry names it by a hash."
      },
      mixinStandardHelpOptions = true)
  int freeze(
      @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account,
      @Option(names = "--memo", paramLabel = "TEXT", required = true, description = "Why.")
          String memo,
      @Option(
              names = "--principal",
              paramLabel = "NAME",
              description = "Who decides. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(data, about("freeze", account, memo, principal));
  }

  /** Thaws an account. */
  @Command(
      name = "thaw",
      description = "Lets an account spend again that was frozen.",
      mixinStandardHelpOptions = true)
  int thaw(
      @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account,
      @Option(names = "--memo", paramLabel = "TEXT", required = true, description = "Why.")
          String memo,
      @Option(
              names = "--principal",
              paramLabel = "NAME",
              description = "Who decides. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(data, about("thaw", account, memo, principal));
  }

  /** Proposes to give or take coins. */
  @Command(
      name = "adjust",
      description = {
        "Proposes to give an account coins that no bill says, or to take some.",
        "",
        "Nothing moves before another principal approves it: `zon operate approve ID`, with the id"
            + " that this prints, within 30 days. Coins given can be spent at once; what cannot be"
            + " taken is owed."
      },
      mixinStandardHelpOptions = true)
  int adjust(
      @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account,
      @Parameters(
              paramLabel = "AMOUNT",
              description = "In ZNC, such as 25 or 0.5; below zero to take: -- -25.")
          BigDecimal amount,
      @Option(names = "--memo", paramLabel = "TEXT", required = true, description = "Why.")
          String memo,
      @Option(
              names = "--until",
              paramLabel = "YYYY-MM",
              description =
                  "The last month in which coins given can be spent. Default: 24 months on.")
          @Nullable String until,
      @Option(
              names = "--principal",
              paramLabel = "NAME",
              description = "Who proposes it. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    ObjectNode asked = about("adjust", account, memo, principal).put("amountZon", zon(amount));
    if (until != null) {
      asked.put("until", until);
    }
    return decide(data, asked);
  }

  /** Approves what another proposed. */
  @Command(
      name = "approve",
      description = {
        "Approves what another principal proposed, and posts it.",
        "",
        "Exit code 1 if nobody approved it within 30 days: it lapsed, and is to be proposed again."
      },
      mixinStandardHelpOptions = true)
  int approve(
      @Parameters(paramLabel = "ID", description = "The proposal, as it was printed.") String id,
      @Option(
              names = "--principal",
              paramLabel = "NAME",
              description = "Who approves it. Default: you.",
              defaultValue = USER)
          String principal,
      @Mixin DataOption data)
      throws IOException {
    return decide(
        data,
        JSON.createObjectNode()
            .put("decision", "approve")
            .put("proposal", id)
            .put("principal", principal));
  }

  private static ObjectNode decision(String which, String payer, String principal) {
    return JSON.createObjectNode()
        .put("decision", which)
        .put("payer", payer)
        .put("principal", principal);
  }

  private static ObjectNode about(String which, String account, String memo, String principal) {
    return JSON.createObjectNode()
        .put("decision", which)
        .put("account", account.contains(":") ? account : "member:" + account)
        .put("memo", memo)
        .put("principal", principal);
  }

  private static long zon(BigDecimal znc) {
    try {
      return znc.movePointRight(6).longValueExact();
    } catch (ArithmeticException tooFineOrTooLarge) {
      throw new Malformed("amount is ZNC with at most six decimals: " + znc);
    }
  }

  private int decide(DataOption data, ObjectNode decision) throws IOException {
    return decide(spec, data, decision);
  }

  /** Asks the running cloud, and prints what it answered. */
  static int decide(CommandSpec spec, DataOption data, ObjectNode decision) throws IOException {
    JsonNode answer = LocalCommand.ask(data, "operate", decision);
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return answer.path("decided").asBoolean() ? Zon.GOOD : Zon.FOUND_WRONG;
  }
}
