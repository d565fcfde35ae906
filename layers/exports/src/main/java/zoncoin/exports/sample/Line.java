package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A line of a bill, whatever it is told in.
 *
 * @param kind what it was made as
 * @param account who used it
 * @param start its first day
 * @param end the day after its last
 * @param item what was used, or paid for
 * @param amounts how much
 * @param invoice the invoice it stands on; empty while there is none
 */
record Line(
    Kind kind,
    Organisation.Account account,
    LocalDate start,
    LocalDate end,
    Item item,
    Amounts amounts,
    String invoice) {
  /** Why a line is there, and so whether it earns. */
  enum Kind {
    USAGE("Usage", true),
    DOMAIN("Usage", false),
    MARKETPLACE("Usage", false),
    /** An hour that the Savings Plan covers, at its price on demand. */
    COVERED("SavingsPlanCoveredUsage", true),
    /** Takes that price back. */
    NEGATION("SavingsPlanNegation", true),
    PLAN_FEE("SavingsPlanRecurringFee", true),
    PLAN_UPFRONT("SavingsPlanUpfrontFee", false),
    /** An hour that the reservation covers; costs nothing by itself. */
    RESERVED("DiscountedUsage", true),
    RESERVATION_FEE("RIFee", true),
    RESERVATION_UPFRONT("Fee", false),
    SUPPORT("Fee", false),
    CREDIT("Credit", true),
    REFUND("Refund", true),
    PLAN_REFUND("Refund", false),
    MARKETPLACE_REFUND("Refund", false),
    TAX_REFUND("Refund", false),
    TAX("Tax", false),
    /** Takes off what other lines were reduced by: they are reduced already where it is told. */
    DISCOUNT("EdpDiscount", false);

    private final String type;
    private final boolean earns;

    Kind(String type, boolean earns) {
      this.type = type;
      this.earns = earns;
    }

    /** The line type of the Cost and Usage Report. */
    String type() {
      return type;
    }

    /** Whether it earns, discounts aside. */
    boolean earns() {
      return earns;
    }
  }

  /**
   * What was used.
   *
   * @param service whose
   * @param usageType what of it; may be empty
   * @param unit what the quantity counts
   * @param description what the line says of itself
   */
  record Item(Service service, String usageType, String unit, String description) {}

  /**
   * An amount before and after private discounts.
   *
   * @param gross before
   * @param net after; the same where there are none
   */
  record Cost(BigDecimal gross, BigDecimal net) {
    static final Cost ZERO = same(BigDecimal.ZERO);

    /** Where no discount applies. */
    static Cost same(BigDecimal amount) {
      return new Cost(amount, amount);
    }

    /** Both, added. */
    Cost plus(Cost other) {
      return new Cost(gross.add(other.gross), net.add(other.net));
    }

    /** Both, with the other sign. */
    Cost negate() {
      return new Cost(gross.negate(), net.negate());
    }
  }

  /**
   * How much of it there was, and what it costs.
   *
   * @param quantity in units
   * @param rate of one unit
   * @param charged what the invoice says
   * @param effective what it costs when fees of commitments are spread over what they cover; of a
   *     fee, the part that covered nothing
   * @param upfront how much of that was paid in advance
   * @param committed of a plan's fee, all that was committed to for its time
   */
  record Amounts(
      BigDecimal quantity,
      BigDecimal rate,
      Cost charged,
      Cost effective,
      Cost upfront,
      BigDecimal committed) {
    /** What has nothing to do with commitments. */
    static Amounts of(BigDecimal quantity, BigDecimal rate, Cost charged) {
      return new Amounts(quantity, rate, charged, charged, Cost.ZERO, BigDecimal.ZERO);
    }

    /** One of something. */
    static Amounts flat(String amount) {
      BigDecimal cost = new BigDecimal(amount);
      return of(BigDecimal.ONE, cost, Cost.same(cost));
    }

    /** With another effective cost, so much of it paid in advance. */
    Amounts effective(Cost effective, Cost upfront) {
      return new Amounts(quantity, rate, charged, effective, upfront, committed);
    }

    /** As the fee of such a commitment. */
    Amounts committed(BigDecimal committed) {
      return new Amounts(quantity, rate, charged, effective, upfront, committed);
    }
  }

  /** What AWS rounds amounts to: ten places, so that a DOUBLE holds them to the last digit. */
  static final int PLACES = 10;

  /** An amount after a discount of so many hundredths, half up to {@link #PLACES}. */
  static BigDecimal discounted(BigDecimal amount, int percent) {
    return amount
        .multiply(BigDecimal.valueOf(100L - percent, 2))
        .setScale(PLACES, RoundingMode.HALF_UP);
  }
}
