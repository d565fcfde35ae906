package zoncoin.cli.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Bills as tables of Markdown; dollars to the cent, half up, and what is less says so. */
public final class CostText {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private CostText() {}

  /** Every table of the page, for a million redemptions and a thousand members. */
  public static String page(Costs costs) {
    StringBuilder text = new StringBuilder();
    for (Costs.Bill bill :
        List.of(costs.ofRedemptions(1_000_000), costs.ofMembers(1_000), costs.idle())) {
      text.append(print(bill)).append('\n');
    }
    return text.append(compare(costs, 1_000_000)).toString();
  }

  /** One bill, line by line. */
  public static String print(Costs.Bill bill) {
    StringBuilder text =
        new StringBuilder(
            """
            | %s | how many | USD |
            | --- | ---: | ---: |
            """
                .formatted(bill.title()));
    for (Costs.Line line : bill.lines()) {
      text.append(
          "| %s | %s | %s |\n".formatted(line.what(), count(line.quantity()), usd(line.usd())));
    }
    return text.append("| **all** | | **%s** |\n".formatted(usd(bill.usd()))).toString();
  }

  /** The ledger of so many redemptions beside others. */
  public static String compare(Costs costs, long count) {
    StringBuilder text =
        new StringBuilder(
            """
            | the ledger of %,d redemptions, without API and functions | USD |
            | --- | ---: |
            """
                .formatted(count));
    for (Costs.Bill bill :
        List.of(costs.ledgerOf(count), costs.oneChainOf(count), costs.qldbOf(count))) {
      text.append("| %s | %s |\n".formatted(bill.title(), usd(bill.usd())));
    }
    return text.toString();
  }

  private static String usd(BigDecimal usd) {
    return usd.signum() > 0 && usd.compareTo(CENT) < 0
        ? "< 0.01"
        : String.format(Locale.ROOT, "%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
  }

  private static String count(BigDecimal quantity) {
    BigDecimal short3 = quantity.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, short3.scale()) + "f", short3);
  }
}
