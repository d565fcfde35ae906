package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** How AWS writes values in CSV. */
final class Text {
  private Text() {}

  /** The beginning of a day, UTC: {@code 2026-05-01T00:00:00.000Z}. */
  static String time(LocalDate day) {
    return day + "T00:00:00.000Z";
  }

  /** Without needless zeros: {@code 0.1652}. */
  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  /** With ten decimals, as in the legacy report: {@code 3.9648000000}. */
  static String places(BigDecimal amount) {
    return amount.setScale(Line.PLACES, RoundingMode.UNNECESSARY).toPlainString();
  }

  /**
   * As Java prints a double, which is how AWS Data Exports writes numbers: {@code 5.4E-6}. Amounts
   * have at most 15 digits, so that the text is exact.
   */
  static String asDouble(BigDecimal amount) {
    if (amount.stripTrailingZeros().precision() > 15) {
      throw new IllegalStateException("a double does not hold " + amount);
    }
    return Double.toString(amount.doubleValue());
  }

  /** A map of one value in JSON. */
  static String json(String key, String value) {
    return "{\"" + key + "\":\"" + value + "\"}";
  }

  /** A record of CSV (RFC 4180) and its newline. */
  static String csv(List<String> values) {
    return values.stream().map(Text::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String value) {
    boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
