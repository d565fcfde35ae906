package zoncoin.redemption;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

/**
 * Something coins can be redeemed for.
 *
 * @param name 1 to 40 of a-z, 0-9 and -, as in {@code program:redemption:<name>}
 * @param price of one
 * @param isCredit whether it is AWS credit, which received coins cannot buy
 * @param limits how many one redemption may ask for
 */
public record Product(String name, Amount price, boolean isCredit, Limits limits) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** Refuses another form of name and a price that no posting could hold. */
  public Product {
    if (!NAME.matcher(name).matches()) {
      throw new Malformed("product is 1 to 40 of a-z, 0-9 and -: " + Malformed.shown(name));
    }
    if (!price.isPositive() || !price.isWithinLimit()) {
      throw new Malformed("price of " + name + " is 1 to " + Amount.MAX_ZON + " zon: " + price);
    }
    if (limits.most() > Amount.MAX_ZON / price.zon()) {
      throw new Malformed("the most of " + name + " costs at most " + Amount.MAX_ZON + " zon");
    }
  }

  /** What so many cost; the quantity is within the limits. */
  public Amount price(long quantity) {
    return Amount.of(Math.multiplyExact(price.zon(), quantity));
  }

  /**
   * How many one redemption may ask for.
   *
   * @param fewest the least, 1 or more
   * @param step what every quantity is the least plus a multiple of, 1 or more
   * @param most the most
   */
  public record Limits(long fewest, long step, long most) {
    /** Any number up to that. */
    public static Limits upTo(long most) {
      return new Limits(1, 1, most);
    }

    /** Refuses limits that allow nothing. */
    public Limits {
      if (fewest < 1 || step < 1 || most < fewest) {
        throw new Malformed(
            "limits are fewest ≥ 1, step ≥ 1, most ≥ fewest: %d %d %d"
                .formatted(fewest, step, most));
      }
    }

    /** Whether a redemption may ask for so many. */
    public boolean allows(long quantity) {
      return quantity >= fewest && quantity <= most && (quantity - fewest) % step == 0;
    }

    /** The most that a redemption may ask for and that is not more than this, if there is one. */
    public OptionalLong mostUpTo(long quantity) {
      long most = Math.min(quantity, this.most);
      return most < fewest ? OptionalLong.empty() : OptionalLong.of(most - (most - fewest) % step);
    }

    /** The rule in words. */
    @Override
    public String toString() {
      return fewest + " to " + most + (step == 1 ? "" : " in steps of " + step);
    }
  }
}
