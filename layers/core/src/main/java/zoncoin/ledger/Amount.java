package zoncoin.ledger;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * A signed amount of coins in zon, the integer minor unit: 1 ZNC = 1,000,000 zon.
 *
 * <p>Arithmetic is exact. A sum that a {@code long} cannot hold is an {@link ArithmeticException};
 * no decision can reach it, because every posting and every balance is at most {@link #MAX_ZON}
 * either way and an entry has at most {@link Entry#MAX_POSTINGS} postings.
 *
 * @param zon the amount; negative when coins leave a bucket
 */
public record Amount(long zon) implements Comparable<Amount> {
  /** zon in one ZNC. */
  public static final long ZON_PER_ZNC = 1_000_000;

  /**
   * The largest posting and the largest balance of a bucket: ten thousand million ZNC. A hundred of
   * them sum to 10^18, which a long holds nine times over.
   */
  public static final long MAX_ZON = 10_000_000_000_000_000L;

  /** No coins. */
  public static final Amount ZERO = new Amount(0);

  private static final Pattern SIGNED = Pattern.compile("-?[1-9][0-9]{0,16}");

  /** The amount of so many zon. */
  public static Amount of(long zon) {
    return new Amount(zon);
  }

  /** The amount of so many whole ZNC; {@link ArithmeticException} if a long cannot hold it. */
  public static Amount ofZnc(long znc) {
    return new Amount(Math.multiplyExact(znc, ZON_PER_ZNC));
  }

  /**
   * Reads what {@link #toString} prints of a non-zero amount within {@link #MAX_ZON}.
   *
   * @throws Malformed for a sign other than a leading minus, a leading zero, zero, or too large a
   *     number
   */
  public static Amount parse(String text) {
    if (!SIGNED.matcher(text).matches()) {
      throw new Malformed(
          "amount is a non-zero integer of zon without leading zeros: " + Malformed.shown(text));
    }
    Amount amount = new Amount(Long.parseLong(text));
    if (!amount.isWithinLimit()) {
      throw new Malformed("amount is at most " + MAX_ZON + " zon either way: " + text);
    }
    return amount;
  }

  /** The exact sum. */
  public Amount plus(Amount other) {
    return new Amount(Math.addExact(zon, other.zon));
  }

  /** The exact difference. */
  public Amount minus(Amount other) {
    return new Amount(Math.subtractExact(zon, other.zon));
  }

  /** The same amount the other way. */
  public Amount negate() {
    return new Amount(Math.negateExact(zon));
  }

  /** The smaller of the two. */
  public Amount min(Amount other) {
    return zon <= other.zon ? this : other;
  }

  /** Whether this is more than nothing. */
  public boolean isPositive() {
    return zon > 0;
  }

  /** Whether this is nothing. */
  public boolean isZero() {
    return zon == 0;
  }

  /** Whether a posting or a balance may be this large. */
  public boolean isWithinLimit() {
    return -MAX_ZON <= zon && zon <= MAX_ZON;
  }

  /**
   * What people see: ZNC with as many of the six decimals as the amount needs, such as {@code
   * 13.3}.
   */
  public String znc() {
    BigDecimal znc = BigDecimal.valueOf(zon, 6).stripTrailingZeros();
    return (znc.scale() < 0 ? znc.setScale(0) : znc).toPlainString();
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(zon, other.zon);
  }

  /** Plain decimal zon, as entries print it. */
  @Override
  public String toString() {
    return Long.toString(zon);
  }
}
