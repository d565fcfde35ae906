package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static zoncoin.cli.DoorOptions.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.door.Operate;

/** {@code zon operate}: what an operator decides where the program will not. */
@Command(
    name = "operate",
    description = {
      "Decides about deliveries, accounts and redemptions of a running `zon up`, or of a programme"
          + " in AWS (--stack NAME).",
      "",
      "Prints what was decided, and what comes next. Exit code 1 if it was not."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AdjustCommand.class,
      RebuildCommand.class,
      RotateKeyCommand.class,
      KeysCommand.class,
      CodesCommand.class
    })
final class OperateCommand implements Runnable {
  static final String ACCOUNT = "12 digits, or such as merchant:bakery.";
  private static final String PARTS = "issuance, redemption or all.";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

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
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(
        decision("accept").put("payer", payer).put("period", period).put("delivery", delivery));
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
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(decision("source").put("payer", payer).put("export", export));
  }

  /** Enrols a merchant. */
  @Command(
      name = "enrol",
      description = {
        "Lets a merchant take part: members can pay it, by its name, from then on.",
        "",
        "What they pay is in its account a day later. A member enrols itself, by the API. Who"
            + " decided it and why is kept beside the ledger."
      },
      mixinStandardHelpOptions = true)
  int enrol(
      @Parameters(paramLabel = "MERCHANT", description = "Such as merchant:bakery.")
          String merchant,
      @Option(
              names = "--caller",
              paramLabel = "ACCOUNT",
              required = true,
              description = "The AWS account whose merchant it is, 12 digits.")
          String caller,
      @Option(
              names = "--terms",
              paramLabel = "SHA256",
              required = true,
              description = "Of the terms that it agreed to, in base64.")
          String terms,
      @Option(names = "--memo", paramLabel = "TEXT", required = true, description = "Why.")
          String memo,
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(
        decision("enrol")
            .put("account", merchant)
            .put("caller", caller)
            .put("terms", terms)
            .put("memo", memo));
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
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(about("freeze", account, memo));
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
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(about("thaw", account, memo));
  }

  /** What is decided about an account, and why. */
  static ObjectNode about(String which, String account, String memo) {
    return decision(which)
        .put("account", account.contains(":") ? account : "member:" + account)
        .put("memo", memo);
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
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(decision("approve").put("proposal", id));
  }

  /** Takes an entry in again. */
  @Command(
      name = "readmit",
      description = {
        "Takes in again an entry that was answered and that a restored table does not have.",
        "",
        "FILE is the signed entry that GET /v1/receipts/{transaction} answered with before it was"
            + " sealed. It is posted byte for byte as it was, and sealed next, so that its receipt"
            + " comes true: if an issuer key signed it that is valid still, and nothing took its"
            + " place. Readmit what came first first. Exit code 1 if it cannot be."
      },
      mixinStandardHelpOptions = true)
  int readmit(
      @Parameters(paramLabel = "FILE", description = "A signed entry.") Path file,
      @Mixin DoorOptions operator)
      throws IOException {
    String entry = new String(LoggedEntry.parse(file).bytes(), UTF_8);
    return operator.decide(decision("readmit").put("entry", entry));
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
  int pause(
      @Parameters(paramLabel = "WHAT", description = PARTS) String part,
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(decision("pause").put("part", part));
  }

  /** Lets it go on. */
  @Command(
      name = "resume",
      description = "Lets go on what was paused.",
      mixinStandardHelpOptions = true)
  int resume(
      @Parameters(paramLabel = "WHAT", description = PARTS) String part,
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(decision("resume").put("part", part));
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
  int fulfil(
      @Parameters(paramLabel = "REDEMPTION", description = "Its id.") String redemption,
      @Parameters(paramLabel = "END", description = "settle or release.") String end,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why, in words for the member.")
          String reason,
      @Mixin DecisionOptions operator)
      throws IOException {
    return operator.decide(
        decision("fulfil").put("redemption", redemption).put("end", end).put("reason", reason));
  }

  /** Lists what is under way. */
  @Command(
      name = "fulfilments",
      description = {
        "Lists redemptions that are not at their end, and what came of them last.",
        "",
        "`next` says of each what a person is to do."
      },
      mixinStandardHelpOptions = true)
  int fulfilments(
      @Option(names = "--stuck", description = "Only those that were asked for over an hour ago.")
          boolean isStuck,
      @Mixin DoorOptions operator)
      throws IOException {
    ObjectNode question = decision("fulfilments").put("stuck", isStuck);
    return operator.print(operator.at(door -> everyPage(door, question)));
  }

  private static JsonNode everyPage(Operate door, ObjectNode question) throws IOException {
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("decided", true);
    ArrayNode listed = all.putArray("fulfilments");
    for (JsonNode page = door.decide(question); ; page = door.decide(question)) {
      page.path("fulfilments").forEach(listed::add);
      if (!page.has("after")) {
        return all;
      }
      question.put("after", page.path("after").asText());
    }
  }
}
