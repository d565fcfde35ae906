package zoncoin.billing;

import java.math.BigDecimal;

/**
 * What the lines of one type that earn nothing for one reason come to.
 *
 * @param reason why they earn nothing
 * @param type the line type
 * @param rows how many lines
 * @param unblended sum of their unblended costs
 */
public record IneligibleTotal(Ineligible reason, LineType type, long rows, BigDecimal unblended) {
  /** Gives equal amounts one form, and refuses those that no text could say. */
  public IneligibleTotal {
    unblended = Money.bounded(unblended);
  }

  /**
   * Both together.
   *
   * @param other total of the same reason and type
   */
  public IneligibleTotal plus(IneligibleTotal other) {
    return new IneligibleTotal(
        reason, type, Math.addExact(rows, other.rows), unblended.add(other.unblended));
  }
}
