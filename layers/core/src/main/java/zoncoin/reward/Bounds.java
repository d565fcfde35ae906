package zoncoin.reward;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.tlog.Malformed;

/** What numbers and names of a policy must be. */
final class Bounds {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Below this, sums of a year of bills stay far from every limit. */
  private static final BigDecimal MAX_SPEND = new BigDecimal("1e15");

  private Bounds() {}

  static void check(String what, long least, long value, long most) {
    if (value < least || value > most) {
      throw new Malformed("%s is %d to %d: %d".formatted(what, least, most, value));
    }
  }

  static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Malformed(what + " name is one word: " + Malformed.shown(name));
    }
  }

  /** A copy of amounts of money, each zero or more. */
  static SortedMap<Currency, BigDecimal> spend(
      String what, SortedMap<Currency, BigDecimal> amounts) {
    SortedMap<Currency, BigDecimal> copy = new TreeMap<>();
    amounts.forEach(
        (currency, amount) -> {
          if (amount.signum() < 0 || amount.compareTo(MAX_SPEND) >= 0) {
            throw new Malformed(
                "%s is 0 or more, and less than 10^15: %s %s"
                    .formatted(what, Money.print(amount), currency));
          }
          copy.put(currency, Money.canonical(amount));
        });
    return Collections.unmodifiableSortedMap(copy);
  }
}
