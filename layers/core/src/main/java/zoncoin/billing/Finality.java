package zoncoin.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * Whether an assessment is final, and why not. Coins of one that is not final stay pending. Later
 * sources bring reasons of their own; an assessment has the one that is true of it.
 */
public enum Finality {
  /** Every line of eligible cost stands on an invoice. */
  INVOICED(true, "every line of eligible cost has an invoice id"),
  /** The bill is not closed: no line stands on an invoice. */
  NOT_INVOICED(false, "no line has an invoice id yet"),
  /** Some lines of eligible cost do not stand on an invoice. */
  PARTLY_INVOICED(false, "some lines of eligible cost have no invoice id yet"),
  /** Not every line of eligible cost stands on an invoice, and the period ended very long ago. */
  CLOSED(true, "60 days have passed since the period; not every line has an invoice id"),
  /** The source names no invoices, and the period ended long enough ago, see {@link Assessor}. */
  SETTLED(true, "no invoice ids in this format; 30 days have passed since the period"),
  /** The source names no invoices, and the period ended not long enough ago. */
  NOT_SETTLED(false, "no invoice ids in this format, and 30 days since the period have not passed");

  /** AWS issues invoices in the first days of the next month, and corrects them for some more. */
  private static final Duration SETTLING = Duration.ofDays(30);

  /**
   * AWS invoices a month in the first days of the next; a line without an invoice two months later
   * gets none: a pro forma bill has none at all, and one such line of one account would keep the
   * whole period open for ever.
   */
  private static final Duration CLOSING = Duration.ofDays(60);

  private final boolean isFinal;
  private final String why;

  Finality(boolean isFinal, String why) {
    this.isFinal = isFinal;
    this.why = why;
  }

  /**
   * Of a bill whose source names no invoices.
   *
   * @param made when it was delivered
   * @param period what it bills
   */
  public static Finality byTime(Instant made, Period period) {
    return made.isBefore(period.end().plus(SETTLING)) ? NOT_SETTLED : SETTLED;
  }

  /**
   * Of a bill whose source names invoices.
   *
   * @param isAny whether a line stands on an invoice
   * @param isAll whether every line of eligible cost does
   * @param made when it was delivered
   * @param period what it bills
   */
  static Finality byInvoices(boolean isAny, boolean isAll, Instant made, Period period) {
    if (isAny && isAll) {
      return INVOICED;
    }
    if (!made.isBefore(closing(period))) {
      return CLOSED;
    }
    return isAny ? PARTLY_INVOICED : NOT_INVOICED;
  }

  /** When a period closes, whatever stands on no invoice. */
  public static Instant closing(Period period) {
    return period.end().plus(CLOSING);
  }

  /**
   * This, had the delivery been made at another time.
   *
   * @param isAny whether a line stands on an invoice
   * @param made when
   * @param period what it bills
   */
  public Finality madeAt(boolean isAny, Instant made, Period period) {
    return switch (this) {
      case INVOICED -> this;
      case SETTLED, NOT_SETTLED -> byTime(made, period);
      case CLOSED, NOT_INVOICED, PARTLY_INVOICED -> byInvoices(isAny, false, made, period);
    };
  }

  /** Whether coins may vest on it. */
  public boolean isFinal() {
    return isFinal;
  }

  /** The reason in words, for people. */
  public String why() {
    return why;
  }

  /** The word in texts, such as {@code not-invoiced}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads what {@link #word} prints.
   *
   * @throws Malformed for any other word
   */
  public static Finality parse(String word) {
    return Stream.of(values())
        .filter(finality -> finality.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new Malformed("no such finality: " + Malformed.shown(word)));
  }
}
