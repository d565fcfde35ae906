package zoncoin.redemption;

import java.util.OptionalLong;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

/**
 * What an account wants redeemed by itself whenever its coins vest.
 *
 * @param product its name in the catalogue
 * @param minimum what it is to cost at least, zero or more; for less nothing is redeemed
 * @param keep coins that stay with the account, zero or more
 */
public record StandingRedemption(String product, Amount minimum, Amount keep) {
  /** Refuses amounts below zero and beyond what an account can have. */
  public StandingRedemption {
    check("minimumZon", minimum);
    check("keepZon", keep);
  }

  private static void check(String what, Amount amount) {
    if (amount.zon() < 0 || amount.zon() > Amount.MAX_ZON) {
      throw new Malformed(what + " is 0 to " + Amount.MAX_ZON + ": " + amount);
    }
  }

  /**
   * How many the coins beyond those that stay can buy: as many as one redemption may ask for.
   *
   * @param of the product of that name
   * @param spendable what the account can spend on it
   * @param left how many there are to have
   * @return empty if that is none, or costs less than the minimum
   */
  OptionalLong quantity(Product of, Amount spendable, long left) {
    long affordable = Math.max(0, spendable.minus(keep).zon()) / of.price().zon();
    OptionalLong quantity = of.limits().mostUpTo(Math.min(affordable, left));
    return quantity.isPresent() && of.price(quantity.getAsLong()).compareTo(minimum) >= 0
        ? quantity
        : OptionalLong.empty();
  }
}
