package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import zoncoin.exports.sample.Line.Amounts;
import zoncoin.exports.sample.Line.Cost;
import zoncoin.exports.sample.Line.Item;
import zoncoin.exports.sample.Line.Kind;

/** A delivery that is being made up: the lines so far, and what all of them have in common. */
final class Draft {
  private static final int DISCOUNT_PERCENT = 7;

  private final Organisation organisation;
  private final YearMonth month;
  private final Stage stage;
  private final List<Line> lines = new ArrayList<>();

  Draft(Organisation organisation, YearMonth month, Stage stage) {
    this.organisation = organisation;
    this.month = month;
    this.stage = stage;
  }

  Organisation organisation() {
    return organisation;
  }

  Stage stage() {
    return stage;
  }

  /** How many days there are in it. */
  int days() {
    return stage.days(month);
  }

  /** How many days the month has. */
  int daysOfMonth() {
    return month.lengthOfMonth();
  }

  /** Whether it is January, when what is paid once a year is paid. */
  boolean isYearsFirst() {
    return month.getMonthValue() == 1;
  }

  /** Chance of its own for each account and month, so that deliveries differ only where meant. */
  RandomGenerator chance(Organisation.Account account) {
    long months = month.getYear() * 12L + month.getMonthValue();
    return new Random(31 * (31 * organisation.seed() + months) + Long.parseLong(account.id()));
  }

  /** A line of one day. */
  void add(Kind kind, Organisation.Account account, int day, Item item, Amounts amounts) {
    lines.add(
        new Line(
            kind,
            account,
            month.atDay(day),
            month.atDay(day).plusDays(1),
            item,
            amounts,
            invoice()));
  }

  /** A line of the whole month. */
  void addForMonth(Kind kind, Organisation.Account account, Item item, Amounts amounts) {
    lines.add(
        new Line(
            kind, account, month.atDay(1), month.plusMonths(1).atDay(1), item, amounts, invoice()));
  }

  /** A line of the last day, on an invoice that is made out after the others. */
  void addLate(Kind kind, Organisation.Account account, Item item, Amounts amounts) {
    add(kind, account, daysOfMonth(), item, amounts);
    Line last = lines.removeLast();
    lines.add(
        new Line(
            last.kind(), last.account(), last.start(), last.end(), item, amounts, invoiceId(2)));
  }

  private String invoice() {
    return stage.isInvoiced() ? invoiceId(1) : "";
  }

  /** Such as {@code EUINC26-050011}. */
  private String invoiceId(int number) {
    return "EUINC%02d-%02d%04d".formatted(month.getYear() % 100, month.getMonthValue(), number);
  }

  /** What an amount comes to for who has a private discount: rounded half up. */
  Cost discounted(BigDecimal gross) {
    boolean hasDiscount = organisation.discount() != Organisation.Discount.NONE;
    return hasDiscount
        ? new Cost(gross, Line.discounted(gross, DISCOUNT_PERCENT))
        : Cost.same(gross);
  }

  /** As {@link #discounted}, but of what is discounted only where lines say their net cost. */
  Cost discountedInLine(BigDecimal gross) {
    return organisation.hasNet() ? discounted(gross) : Cost.same(gross);
  }

  /** Quantity times rate, half up to the places that AWS states. */
  static BigDecimal price(BigDecimal quantity, BigDecimal rate) {
    return quantity.multiply(rate).setScale(Line.PLACES, RoundingMode.HALF_UP);
  }

  /** The lines so far. */
  List<Line> lines() {
    return List.copyOf(lines);
  }
}
