package zoncoin.billing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * A billing period: a calendar month in UTC, as AWS bills. A charge belongs to the period it is
 * billed in, whatever day the usage was.
 *
 * @param month the month, years 2000 to 9999
 */
public record Period(YearMonth month) implements Comparable<Period> {
  private static final Pattern FORM = Pattern.compile("[2-9][0-9]{3}-[0-9]{2}");

  /** Refuses a month that {@link #parse} could not read back. */
  public Period {
    if (month.getYear() < 2000 || month.getYear() > 9999) {
      throw new Malformed("period is a month of the years 2000 to 9999: " + month);
    }
  }

  /**
   * Reads what {@link #toString} prints.
   *
   * @param text such as {@code 2026-06}
   * @throws Malformed for anything else
   */
  public static Period parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new Malformed("period is YYYY-MM: " + Malformed.shown(text));
    }
    try {
      return new Period(YearMonth.parse(text));
    } catch (DateTimeException noSuchMonth) {
      throw new Malformed("period has a month from 01 to 12: " + text);
    }
  }

  /** The first instant of the period. */
  public Instant start() {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant after the period. */
  public Instant end() {
    return next().start();
  }

  /** The period after this one. */
  public Period next() {
    return new Period(month.plusMonths(1));
  }

  @Override
  public int compareTo(Period other) {
    return month.compareTo(other.month);
  }

  /** The month as {@code YYYY-MM}. */
  @Override
  public String toString() {
    return month.toString();
  }
}
