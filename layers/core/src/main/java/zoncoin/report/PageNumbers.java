package zoncoin.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import zoncoin.ledger.Amount;

/**
 * Amounts as a page shows them: ZNC, thousands apart, all with the same number of decimals, so that
 * points stand under each other. A minus is the sign U+2212.
 *
 * @param decimals as many as the amount that needs most of them, at least two
 */
record PageNumbers(int decimals) {
  private static final int LEAST = 2;

  static PageNumbers of(LiabilityReport report) {
    PastLots past = report.past();
    Stream<Holdings> holdings =
        Stream.concat(
            Stream.of(report.opening(), report.closing()),
            report.flows().values().stream().map(Flow::change));
    int most =
        Stream.of(
                holdings.flatMap(PageNumbers::amounts),
                report.products().stream().map(LiabilityReport.Product::amount),
                report.lots().stream().flatMap(PageNumbers::amounts),
                Stream.of(report.setOff(), past.vested(), past.expired()))
            .flatMap(Function.identity())
            .mapToInt(amount -> znc(amount).stripTrailingZeros().scale())
            .max()
            .orElse(LEAST);
    return new PageNumbers(Math.max(LEAST, most));
  }

  private static Stream<Amount> amounts(Holdings all) {
    return Stream.of(all.pending(), all.spendable(), all.held(), all.inTills(), all.owed());
  }

  private static Stream<Amount> amounts(LiabilityReport.Lot lot) {
    return Stream.concat(Stream.of(lot.earned(), lot.received()), lot.expected().stream());
  }

  private static BigDecimal znc(Amount amount) {
    return BigDecimal.valueOf(amount.zon(), 6);
  }

  /** Exact. */
  String exact(Amount amount) {
    BigDecimal znc = znc(amount).setScale(decimals, RoundingMode.UNNECESSARY);
    return signed(String.format(Locale.ROOT, "%,." + decimals + "f", znc));
  }

  /** Exact, with a sign where coins come in; a dash where nothing moved. */
  String change(Amount amount) {
    if (amount.isZero()) {
      return "–";
    }
    return (amount.isPositive() ? "+" : "") + exact(amount);
  }

  /** Whole ZNC, half-even: for charts. */
  static String rounded(Amount amount) {
    BigDecimal znc = znc(amount).setScale(0, RoundingMode.HALF_EVEN);
    return signed(String.format(Locale.ROOT, "%,.0f", znc));
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String signed(String number) {
    return number.replace('-', '\u2212');
  }
}
