package zoncoin.costs;

import java.math.BigDecimal;
import zoncoin.tlog.Malformed;

/**
 * How far two figures for one thing may be apart before a person should look.
 *
 * @param amount so much, in the currency of the figures
 * @param shareMillionths and so many millionths of what Cost Explorer says on top
 */
public record Tolerance(BigDecimal amount, int shareMillionths) {
  private static final int MILLION = 1_000_000;

  /** A cent and a tenth of a per cent: rounding, and refunds booked by another day. */
  public static final Tolerance STANDARD = new Tolerance(new BigDecimal("0.01"), 1_000);

  /** Refuses what is negative or more than everything. */
  public Tolerance {
    if (amount.signum() < 0 || shareMillionths < 0 || shareMillionths > MILLION) {
      throw new Malformed("a tolerance is an amount and at most a million millionths");
    }
  }

  /** Whether a figure is further from what Cost Explorer tells than this; exact. */
  boolean isExceeded(BigDecimal assessed, BigDecimal told) {
    BigDecimal share = told.abs().multiply(BigDecimal.valueOf(shareMillionths, 6));
    return assessed.subtract(told).abs().compareTo(amount.add(share)) > 0;
  }
}
