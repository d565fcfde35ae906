package zoncoin.billing;

import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What a bill is in. Sums never cross currencies.
 *
 * @param code three capital letters, as ISO 4217 and AWS write them
 */
public record Currency(String code) implements Comparable<Currency> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  /** United States dollar, what AWS bills in unless asked otherwise. */
  public static final Currency USD = new Currency("USD");

  /** Refuses a code of another form. */
  public Currency {
    if (!FORM.matcher(code).matches()) {
      throw new Malformed("currency is three capital letters: " + Malformed.shown(code));
    }
  }

  @Override
  public int compareTo(Currency other) {
    return code.compareTo(other.code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
