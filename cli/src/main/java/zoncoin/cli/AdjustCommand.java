package zoncoin.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zoncoin.tlog.Malformed;

/** {@code zon operate adjust}: proposes to give or take coins. */
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
final class AdjustCommand implements Callable<Integer> {
  private static final int DECIMALS_OF_A_ZNC = 6;

  @Parameters(index = "0", paramLabel = "ACCOUNT", description = OperateCommand.ACCOUNT)
  private String account = "";

  @Parameters(
      index = "1",
      paramLabel = "AMOUNT",
      description = "In ZNC, such as 25 or 0.5; below zero to take: -- -25.")
  private BigDecimal amount = BigDecimal.ZERO;

  @Option(names = "--memo", paramLabel = "TEXT", required = true, description = "Why.")
  private String memo = "";

  @Option(
      names = "--until",
      paramLabel = "YYYY-MM",
      description = "The last month in which coins given can be spent. Default: 24 months on.")
  private Optional<String> until = Optional.empty();

  @Mixin private DecisionOptions operator = new DecisionOptions();

  @Override
  public Integer call() throws IOException {
    ObjectNode asked = OperateCommand.about("adjust", account, memo).put("amountZon", zon(amount));
    until.ifPresent(month -> asked.put("until", month));
    return operator.decide(asked);
  }

  private static long zon(BigDecimal znc) {
    try {
      return znc.movePointRight(DECIMALS_OF_A_ZNC).longValueExact();
    } catch (ArithmeticException tooFineOrTooLarge) {
      throw new Malformed("amount is ZNC with at most six decimals: " + znc);
    }
  }
}
