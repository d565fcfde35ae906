package zoncoin.cli;

import static zoncoin.cli.DoorOptions.decision;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.policy.PolicyWarnings;
import zoncoin.cli.policy.PolicyWords;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

/** {@code zon policy}: what a reward policy says, and what it would change. */
@Command(
    name = "policy",
    description = "Explains a reward policy, compares two, and applies one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Explains. */
  @Command(
      name = "check",
      description = {
        "Explains a policy in plain sentences, and warns of what is strange about it.",
        "",
        "Exit code 1 if there is something to warn of."
      },
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "POLICY", description = PolicyArgument.DESCRIPTION) String file,
      @Option(names = "--text", description = "Print the canonical text that entries name instead.")
          boolean isText,
      @Option(names = "--json", description = "Answer in JSON.") boolean isJson)
      throws IOException {
    RewardPolicy policy = PolicyArgument.read(file);
    return new Explained(
            policy.name(),
            policy.text(),
            PolicyWords.of(policy),
            PolicyWarnings.of(policy, YearMonth.now(Clock.systemUTC())))
        .print(spec.commandLine().getOut(), isText, isJson);
  }

  /** Compares. */
  @Command(
      name = "diff",
      description = {
        "Who gains and who loses what on a bill, if one policy held instead of another.",
        "",
        "Both are taken as if they were in force for the bill, without budgets, for accounts in no"
            + " tier and after their first period unless said otherwise."
      },
      mixinStandardHelpOptions = true)
  int diff(
      @Parameters(index = "0", paramLabel = "POLICY", description = PolicyArgument.DESCRIPTION)
          String one,
      @Parameters(index = "1", paramLabel = "OTHER", description = "Likewise.") String other,
      @Option(
              names = "--bill",
              paramLabel = "PATH",
              required = true,
              arity = "1..*",
              description = "A manifest, a folder that mirrors an export bucket, or files.")
          List<String> paths,
      @Option(names = "--tier", paramLabel = "NAME", description = "All accounts are in it.")
          @Nullable String tier,
      @Option(names = "--first-period", description = "It is the first period of all accounts.")
          boolean isFirst,
      @Option(names = "--json", description = "Answer in JSON; amounts in zon.") boolean isJson)
      throws IOException {
    RewardPolicy before = PolicyArgument.read(one);
    RewardPolicy after = PolicyArgument.read(other);
    checkTier(tier, before, after);
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    try {
      PolicyDiff diff =
          Waiting.during(
              "reading the bill",
              err,
              () -> PolicyDiff.of(before, after, paths, new PolicyDiff.Assumed(tier, isFirst)));
      out.print(isJson ? diff.json() : diff.text());
      out.flush();
      return Zon.GOOD;
    } catch (Malformed wrong) {
      return BadBill.answer(wrong, err);
    }
  }

  /** One of them may have no such tier, and then nobody is in it there. */
  private void checkTier(@Nullable String tier, RewardPolicy... policies) {
    if (tier != null
        && Arrays.stream(policies)
            .flatMap(policy -> policy.offers().tiers().levels().stream())
            .noneMatch(level -> level.name().equals(tier))) {
      throw new ParameterException(
          spec.subcommands().get("diff"), "neither policy has a tier " + tier);
    }
  }

  /** Applies. */
  @Command(
      name = "apply",
      description = {
        "Brings a policy into force on a running `zon up`, or on a programme in AWS (--stack NAME):"
            + " an entry of the log, and its text as evidence.",
        "",
        "It holds for bills from its first period on. A period of which a bill was delivered keeps"
            + " its policy, so a policy that would begin with it or earlier is refused: exit code"
            + " 1."
      },
      mixinStandardHelpOptions = true)
  int apply(
      @Parameters(paramLabel = "POLICY", description = PolicyArgument.DESCRIPTION) String file,
      @Mixin DoorOptions operator)
      throws IOException {
    return operator.decide(decision("policy").put("text", PolicyArgument.read(file).text()));
  }
}
