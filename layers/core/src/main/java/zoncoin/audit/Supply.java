package zoncoin.audit;

import zoncoin.ledger.Amount;

/**
 * Where all coins came from, went and are: all amounts zero or more.
 *
 * @param flow what entered and left circulation
 * @param stock where the coins in circulation are
 */
public record Supply(Flow flow, Stock stock) {
  /** No coins. */
  public static final Supply NONE =
      new Supply(
          new Flow(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO),
          new Stock(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO));

  /**
   * What entered and left.
   *
   * @param issued out of {@code program:issuance} and, by operators, {@code program:adjustment}
   * @param takenBack into them: adjusted or left behind by who left
   * @param expired into {@code program:breakage}, less what was clawed back from there
   * @param redeemed into {@code program:redemption}
   */
  public record Flow(Amount issued, Amount takenBack, Amount expired, Amount redeemed) {}

  /**
   * Where coins are.
   *
   * @param pending issued, not vested
   * @param spendable in lots and gifts, also in those whose month is over and not yet expired
   * @param held for redemptions under way
   * @param inTills paid to merchants and not collected; below zero if a payment was reversed after
   *     it was collected
   * @param owed what clawbacks did not find, as a positive amount
   */
  public record Stock(Amount pending, Amount spendable, Amount held, Amount inTills, Amount owed) {}

  /** Coins in circulation: issued and not taken back, expired or redeemed. */
  public Amount circulating() {
    return flow.issued().minus(flow.takenBack()).minus(flow.expired()).minus(flow.redeemed());
  }

  /** Whether what circulates is where coins are, less what is owed. */
  public boolean isBalanced() {
    Amount there = stock.pending().plus(stock.spendable()).plus(stock.held()).plus(stock.inTills());
    return circulating().equals(there.minus(stock.owed()));
  }
}
