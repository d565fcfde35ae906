package zoncoin.redemption;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import zoncoin.billing.Currency;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

/**
 * Something coins can be redeemed for.
 *
 * @param name 1 to 40 of a-z, 0-9 and -, as in {@code program:redemption:<name>}
 * @param kind what sort of thing it is
 * @param price of one
 * @param limits how many one redemption may ask for
 * @param supply how many there are
 * @param terms what one gets
 */
public record Product(
    String name, Kind kind, Amount price, Limits limits, Supply supply, Terms terms) {
  /** By the standard peg a zon is so many decimals behind the point of a dollar. */
  private static final int ZON_DECIMALS_OF_USD = 8;

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

  /** What sort of thing a product is: one of those that the programme promises. */
  public enum Kind {
    /** AWS credit: received coins cannot buy it, and a claimed code is never another's. */
    CREDIT,
    /** Help by the operator, such as an hour of a support plan. */
    SUPPORT,
    /** Something for a time, such as a month of a service. */
    SUBSCRIPTION,
    /** A gift card of a shop. */
    GIFT_CARD,
    /** What a merchant of the programme does. */
    MERCHANT;

    /** The word that catalogues carry. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #word} prints.
     *
     * @throws Malformed for any other word
     */
    public static Kind parse(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return kind;
        }
      }
      throw new Malformed(
          "kind is credit, support, subscription, gift-card or merchant: " + Malformed.shown(word));
    }
  }

  /** One of which there is no end, delivered by hand, and worth a dollar for 100 ZNC. */
  public static Product of(String name, Kind kind, Amount price, Limits limits) {
    Worth worth = new Worth(BigDecimal.valueOf(price.zon(), ZON_DECIMALS_OF_USD), Currency.USD);
    return new Product(name, kind, price, limits, Supply.ENDLESS, Terms.of(name, worth));
  }

  /** The same, of which there is so much. */
  public Product in(Supply other) {
    return new Product(name, kind, price, limits, other, terms);
  }

  /** The same on those terms. */
  public Product on(Terms other) {
    return new Product(name, kind, price, limits, supply, other);
  }

  /** Whether it is AWS credit, which received coins cannot buy. */
  public boolean isCredit() {
    return kind == Kind.CREDIT;
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
