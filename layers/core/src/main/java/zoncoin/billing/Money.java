package zoncoin.billing;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/** The one spelling of an amount on a bill: plain decimal text, no exponent, no needless zero. */
public final class Money {
  /** Most digits behind the point that a bill may carry. */
  public static final int MAX_DECIMALS = 18;

  private static final Pattern FORM =
      Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{0,17}[1-9])?");

  private static final int MAX_DIGITS_BEFORE = 20;

  private Money() {}

  /**
   * The same amount as {@link #canonical}, if a text can say it.
   *
   * @throws Malformed if {@link #parse} would not read what {@link #print} prints
   */
  public static BigDecimal bounded(BigDecimal amount) {
    BigDecimal canonical = canonical(amount);
    if (canonical.precision() - canonical.scale() > MAX_DIGITS_BEFORE
        || canonical.scale() > MAX_DECIMALS) {
      throw new Malformed(
          "sum of a bill has at most %d digits before the point and %d behind it: %s"
              .formatted(MAX_DIGITS_BEFORE, MAX_DECIMALS, amount));
    }
    return canonical;
  }

  /**
   * Prints an amount, such as {@code 133.0000002}, {@code -25} or {@code 0}.
   *
   * @param amount any amount
   */
  public static String print(BigDecimal amount) {
    return canonical(amount).toPlainString();
  }

  /**
   * Reads what {@link #print} prints.
   *
   * @param what the name of the field, for the message
   * @param text at most 20 digits before the point and 18 behind
   * @throws Malformed for any other text
   */
  public static BigDecimal parse(String what, String text) {
    if (!FORM.matcher(text).matches() || text.equals("-0")) {
      throw new Malformed(
          what + " is a plain decimal without needless zeros: " + Malformed.shown(text));
    }
    return canonical(new BigDecimal(text));
  }

  /**
   * The same amount with the scale that its text has, so that equal amounts are equal objects.
   *
   * @param amount any amount
   */
  public static BigDecimal canonical(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
