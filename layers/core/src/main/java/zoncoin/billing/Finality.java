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
  /** The source names no invoices, and the period ended long enough ago, see {@link Assessor}. */
  SETTLED(true, "no invoice ids in this format; 30 days have passed since the period"),
  /** The source names no invoices, and the period ended not long enough ago. */
  NOT_SETTLED(false, "no invoice ids in this format, and 30 days since the period have not passed");

  /** AWS issues invoices in the first days of the next month, and corrects them for some more. */
  private static final Duration SETTLING = Duration.ofDays(30);

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

  /** Whether coins may vest on it. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Whether it follows from the time of the delivery. */
  public boolean isByTime() {
    return this == SETTLED || this == NOT_SETTLED;
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
