package zoncoin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

/** {@code zon bill}: what a bill is worth, and why. */
@Command(
    name = "bill",
    description = {
      "What a bill is worth: eligible spend and reward of each account, in exact decimals.",
      "",
      "Reads CUR 2.0, the legacy Cost and Usage Report, FOCUS 1.0 and 1.2, as CSV (plain, gzip or"
          + " zip) and Parquet. Changes nothing, and nothing leaves this machine."
    },
    mixinStandardHelpOptions = true)
final class BillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "A manifest, a folder that mirrors an export bucket, or data files, which are one"
              + " delivery together.")
  private List<String> paths = List.of();

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description =
          "Which cost counts: invoiced, or amortised, where usage under a Savings Plan or a"
              + " reservation counts with its share of that, and a fee with what nobody used."
              + " Default: as the policy says.")
  private Optional<String> basis = Optional.empty();

  @Option(
      names = "--json",
      description =
          "Answer in JSON; amounts of the bill are strings, to stay exact; rewardZon is a whole"
              + " number of zon.")
  private boolean json;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = {
        PolicyArgument.DESCRIPTION,
        "Taken as if it were in force for the bill, without its budget, for accounts in no tier and"
            + " after their first period. Default: standard."
      })
  private String policyName = "standard";

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RewardPolicy policy = policy();
    try {
      BillReport report =
          Waiting.during("reading the bill", err, () -> BillReport.of(read(policy), policy));
      out.print(json ? BillJson.print(report) : BillText.print(report));
      out.flush();
      return Zon.GOOD;
    } catch (Malformed wrong) {
      return BadBill.answer(wrong, err);
    }
  }

  private RewardPolicy policy() throws IOException {
    RewardPolicy policy = PolicyArgument.read(policyName);
    return basis.map(this::parsed).map(policy::on).orElse(policy);
  }

  private Basis parsed(String word) {
    try {
      return Basis.parse(word);
    } catch (Malformed wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private List<Bill> read(RewardPolicy policy) {
    return new DuckBillReader(ReaderSettings.standard()).read(paths, policy.eligibility());
  }
}
