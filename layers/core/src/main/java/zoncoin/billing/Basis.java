package zoncoin.billing;

import java.util.Locale;
import zoncoin.tlog.Malformed;

/** Which cost of a line counts. Never mixed within a payer and period. */
public enum Basis {
  /** What the invoice says: a commitment's fee counts where and when it is charged. */
  INVOICED,
  /**
   * A commitment's fee is spread over the usage it covers, so that members under a centrally bought
   * plan earn; a fee line counts only its unused part. What a commitment gives is counted with its
   * share of the one-time fee, which on the invoiced basis earns nothing.
   */
  AMORTISED;

  /** The word in texts: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #word} prints.
   *
   * @throws Malformed for any other word
   */
  public static Basis parse(String word) {
    return switch (word) {
      case "invoiced" -> INVOICED;
      case "amortised" -> AMORTISED;
      default -> throw new Malformed("basis is invoiced or amortised: " + Malformed.shown(word));
    };
  }
}
