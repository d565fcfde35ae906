package zoncoin.billing;

import java.util.Locale;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/** Why a charge earns nothing. Where several are true, the first in this order is given. */
public enum Ineligible {
  /** Sold by somebody else through AWS: AWS Marketplace. */
  BILLING_ENTITY("not sold by AWS itself (Marketplace)"),
  /** The product is on the deny list. */
  PRODUCT("product on the deny list (support, domain registration)"),
  /** Gives back a one-time fee, which earned nothing when it was charged. */
  COMMITMENT_REFUND("refund of a commitment's one-time fee"),
  /** The line type earns nothing. */
  LINE_TYPE("line type earns nothing"),
  /** The lines it takes a discount off say their net cost, so it is counted there. */
  DISCOUNT_IN_NET("discount already in the net cost of other lines"),
  /** A line type that nobody has judged yet. */
  UNKNOWN_TYPE("line type not known");

  private final String why;

  Ineligible(String why) {
    this.why = why;
  }

  /** The reason in words, for people. */
  public String why() {
    return why;
  }

  /** The word in texts, such as {@code billing-entity}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #word} prints.
   *
   * @throws Malformed for any other word
   */
  public static Ineligible parse(String word) {
    return Stream.of(values())
        .filter(reason -> reason.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Malformed("no such reason: " + Malformed.shown(word)));
  }
}
