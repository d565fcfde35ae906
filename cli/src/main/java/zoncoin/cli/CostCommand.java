package zoncoin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zoncoin.cli.cost.CostText;
import zoncoin.cli.cost.Costs;
import zoncoin.cli.cost.Prices;
import zoncoin.cli.cost.Units;

/** {@code zon cost}: what a programme of some size costs its operator. */
@Command(
    name = "cost",
    description = {
      "What a programme in AWS costs its operator in a month, from measured units and public"
          + " prices of us-east-1.",
      "",
      "No free tier, discount or tax. docs/cost.md says where each unit and price is from."
    },
    mixinStandardHelpOptions = true)
final class CostCommand implements Callable<Integer> {
  /** More than there are AWS accounts, and no sum of it overflows. */
  private static final long MOST = 1_000_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "How many take part. Default: ${DEFAULT-VALUE}.")
  private long members = 1_000;

  @Option(
      names = "--redemptions",
      paramLabel = "N",
      description = "Redemptions a month besides one of each member. Default: ${DEFAULT-VALUE}.")
  private long redemptions;

  @Override
  public Integer call() {
    check("--members", members, 1);
    check("--redemptions", redemptions, 0);
    Costs costs = new Costs(Prices.read(), Units.read());
    PrintWriter out = spec.commandLine().getOut();
    out.print(CostText.print(costs.ofMembers(members)));
    out.println();
    if (redemptions > 0) {
      out.print(CostText.print(costs.ofRedemptions(redemptions)));
      out.println();
    }
    out.print(CostText.print(costs.idle()));
    out.flush();
    return Zon.GOOD;
  }

  private void check(String option, long value, long least) {
    if (value < least || value > MOST) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d to %d, not %d".formatted(option, least, MOST, value));
    }
  }
}
