package zoncoin.exports.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** The deliveries of one month, in the order in which AWS makes them. */
public enum Stage {
  /** In the middle of the month: its first half, no tax, no invoice. */
  ESTIMATE(15, false),
  /** After its end: all of it, some quantities restated, no invoice. */
  RESTATED(32, false),
  /** Closed: every line stands on an invoice. */
  INVOICED(34, true),
  /** Refunds after the close, on an invoice of their own. */
  REFUNDED(50, true);

  private static final LocalTime DELIVERED = LocalTime.of(6, 30);

  private final int daysAfterStart;
  private final boolean isInvoiced;

  Stage(int daysAfterStart, boolean isInvoiced) {
    this.daysAfterStart = daysAfterStart;
    this.isInvoiced = isInvoiced;
  }

  /** Whether its lines stand on invoices. */
  public boolean isInvoiced() {
    return isInvoiced;
  }

  /** The word on the command line and in files: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** When the delivery of a month is made, UTC. */
  Instant delivered(YearMonth month) {
    return day(month).atTime(DELIVERED).toInstant(ZoneOffset.UTC);
  }

  /** How many days of a month it covers: those that are over. */
  int days(YearMonth month) {
    LocalDate end = month.plusMonths(1).atDay(1);
    LocalDate delivered = day(month);
    return delivered.isBefore(end) ? delivered.getDayOfMonth() - 1 : month.lengthOfMonth();
  }

  private LocalDate day(YearMonth month) {
    return month.atDay(1).plusDays(daysAfterStart);
  }
}
