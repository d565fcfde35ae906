package zoncoin.billing;

import java.math.BigDecimal;

/**
 * What the lines of one type come to.
 *
 * @param type the line type
 * @param rows how many lines
 * @param unblended sum of their unblended costs
 * @param eligible what of it earns, by the cost that counts (net where a line says one)
 */
public record LineTotal(LineType type, long rows, BigDecimal unblended, BigDecimal eligible) {
  /** Gives equal amounts one form, and refuses those that no text could say. */
  public LineTotal {
    unblended = Money.bounded(unblended);
    eligible = Money.bounded(eligible);
  }

  /**
   * Both together.
   *
   * @param other total of the same type
   */
  public LineTotal plus(LineTotal other) {
    return new LineTotal(
        type,
        Math.addExact(rows, other.rows),
        unblended.add(other.unblended),
        eligible.add(other.eligible));
  }
}
