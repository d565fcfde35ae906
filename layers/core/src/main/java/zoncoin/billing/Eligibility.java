package zoncoin.billing;

import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What of a bill earns coins, as data. {@link #standard} holds the rules that apply unless a reward
 * policy has its own.
 *
 * <p>Every list is kept sorted, each value once. A type in neither list of types is unknown: it
 * earns nothing until somebody decides.
 *
 * <p>A refund takes back what the refunded line earned, so there are three kinds of it. One of
 * usage earns, which is to say that it takes away. One of a Savings Plan's one-time fee takes
 * nothing back: the fee earned nothing (it is told from others by its description alone, since AWS
 * writes both as {@code Refund}). One of anything else that earns nothing (support, Marketplace,
 * tax) is judged as that thing is: by its product, its seller or its type.
 *
 * @param basis which cost counts
 * @param billingEntities who must have sold it
 * @param earning line types that earn; discount types always do where the lines they are taken off
 *     have no net cost, see {@link LineType#isDiscount}
 * @param notEarning line types known to earn nothing
 * @param deniedProducts beginnings of product codes that earn nothing
 * @param deniedRefunds beginnings of descriptions of refunds that take nothing back
 * @param named by what else the lines that earn are told apart; it changes no sum, and is in
 *     neither text nor hash
 */
public record Eligibility(
    Basis basis,
    List<String> billingEntities,
    List<String> earning,
    List<String> notEarning,
    List<String> deniedProducts,
    List<String> deniedRefunds,
    Named named) {
  private static final String HEADER = "zoncoin/eligibility@v1";

  private static final Eligibility STANDARD =
      new Eligibility(
          Basis.INVOICED,
          List.of("AWS", "AISPL"),
          List.of(
              "Usage",
              "DiscountedUsage",
              "RIFee",
              "SavingsPlanCoveredUsage",
              "SavingsPlanNegation",
              "SavingsPlanRecurringFee",
              "Credit",
              "Refund",
              "Adjustment",
              "RecurringPurchase"),
          List.of("Tax", "Fee", "SavingsPlanUpfrontFee", "OneTimePurchase"),
          List.of(
              "AWSSupport",
              "AWSDeveloperSupport",
              "AWSPremiumSupport",
              "OCBPremiumSupport",
              "AmazonRegistrar"),
          List.of("Refund for one-time fee for Savings Plan"),
          Named.NONE);

  /** Sorts the lists and refuses what would not print as lines of text. */
  public Eligibility {
    billingEntities = sorted(billingEntities);
    earning = sorted(earning);
    notEarning = sorted(notEarning);
    deniedProducts = sorted(deniedProducts);
    deniedRefunds = sorted(deniedRefunds);
    if (notEarning.stream().anyMatch(earning::contains)) {
      throw new Malformed("a line type earns or does not: " + earning + " and " + notEarning);
    }
  }

  private static List<String> sorted(List<String> values) {
    for (String value : values) {
      if (value.isEmpty() || !value.equals(value.strip()) || !value.matches("[ -~]{1,200}")) {
        throw new Malformed("eligibility rule is one printable line: " + Malformed.shown(value));
      }
    }
    return values.stream().distinct().sorted().toList();
  }

  /** The rules that apply unless a reward policy has its own: the invoiced basis. */
  public static Eligibility standard() {
    return STANDARD;
  }

  /**
   * The same rules on another basis.
   *
   * @param other which cost counts
   */
  public Eligibility on(Basis other) {
    return new Eligibility(
        other, billingEntities, earning, notEarning, deniedProducts, deniedRefunds, named);
  }

  /**
   * The same rules for lines that are told apart.
   *
   * @param other by what of theirs
   */
  public Eligibility by(Named other) {
    return new Eligibility(
        basis, billingEntities, earning, notEarning, deniedProducts, deniedRefunds, other);
  }

  /** By what else the lines that earn are told apart. */
  public Grouping grouping() {
    return named.grouping();
  }

  /**
   * Judges a charge.
   *
   * @param charge like lines, summed
   * @param netKnown whether lines of the same subject, discounts aside, say their net cost
   * @return why it earns nothing; empty where it earns
   */
  public Optional<Ineligible> whyNot(Charge charge, boolean netKnown) {
    if (!billingEntities.contains(charge.billingEntity())) {
      return Optional.of(Ineligible.BILLING_ENTITY);
    }
    if (startsWithAny(charge.product(), deniedProducts)) {
      return Optional.of(Ineligible.PRODUCT);
    }
    if (charge.type().isRefund() && startsWithAny(charge.description(), deniedRefunds)) {
      return Optional.of(Ineligible.COMMITMENT_REFUND);
    }
    return whyNot(charge.type(), netKnown);
  }

  private Optional<Ineligible> whyNot(LineType type, boolean netKnown) {
    if (earning.contains(type.name())) {
      return Optional.empty();
    }
    if (notEarning.contains(type.name())) {
      return Optional.of(Ineligible.LINE_TYPE);
    }
    if (type.isDiscount()) {
      return netKnown ? Optional.of(Ineligible.DISCOUNT_IN_NET) : Optional.empty();
    }
    return Optional.of(Ineligible.UNKNOWN_TYPE);
  }

  private static boolean startsWithAny(String text, List<String> beginnings) {
    return beginnings.stream().anyMatch(text::startsWith);
  }

  /** The rules as lines of text, as a reward policy carries them. */
  public String lines() {
    Lines.Writer text = new Lines.Writer();
    text.line("basis", basis.word());
    billingEntities.forEach(value -> text.line("billing-entity", value));
    earning.forEach(value -> text.line("earning", value));
    notEarning.forEach(value -> text.line("not-earning", value));
    deniedProducts.forEach(value -> text.line("denied-product", value));
    deniedRefunds.forEach(value -> text.line("denied-refund", value));
    return text.toString();
  }

  /**
   * Reads what {@link #lines} prints.
   *
   * @param lines a text standing at its {@code basis}
   * @throws Malformed for anything else
   */
  public static Eligibility parse(Lines lines) {
    return new Eligibility(
        Basis.parse(lines.one("basis")),
        lines.any("billing-entity"),
        lines.any("earning"),
        lines.any("not-earning"),
        lines.any("denied-product"),
        lines.any("denied-refund"),
        Named.NONE);
  }

  /** SHA-256 of these rules, which each assessment made by them names. */
  public Hash hash() {
    return Lines.sha256(HEADER + "\n" + lines());
  }
}
