package zoncoin.ledger;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Set;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What state coins of an account are in. Every bucket is zero or more, but {@link Plain#DEBT},
 * which is zero or less. Contra accounts have the one bucket {@link Plain#TOTAL}.
 */
public sealed interface Bucket extends Comparable<Bucket> {
  /** The text that entries carry, such as {@code lot:2028-07}. */
  String text();

  /** The text up to its month. */
  String word();

  /** The order of the texts, told without making them: every posting asks for it several times. */
  @Override
  default int compareTo(Bucket other) {
    int byWord = word().compareTo(other.word());
    return byWord == 0 && this instanceof Spendable one && other instanceof Spendable two
        ? one.month().compareTo(two.month())
        : byWord;
  }

  /**
   * A bucket without a month.
   *
   * @param text one of the four words
   */
  record Plain(String text) implements Bucket {
    private static final Set<String> WORDS = Set.of("pending", "held", "debt", "total");

    /** Issued, not yet vested. */
    public static final Plain PENDING = new Plain("pending");

    /** Set aside for a redemption under way. */
    public static final Plain HELD = new Plain("held");

    /** What a clawback could not find. */
    public static final Plain DEBT = new Plain("debt");

    /** The one bucket of a contra account. */
    public static final Plain TOTAL = new Plain("total");

    /** Checks the word. */
    public Plain {
      if (!WORDS.contains(text)) {
        throw new Malformed(
            "bucket without a month is pending, held, debt or total: " + Malformed.shown(text));
      }
    }

    @Override
    public String word() {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Coins that can be spent until their month is over (UTC). */
  sealed interface Spendable extends Bucket permits Lot, Gift {
    /** The last month in which the coins can be spent. */
    YearMonth month();

    @Override
    default String text() {
      return word() + ":" + month();
    }
  }

  /**
   * Earned coins.
   *
   * @param month month of expiry, years 2000 to 9999
   */
  record Lot(YearMonth month) implements Spendable {
    /** Checks the years. */
    public Lot {
      Months.check(month);
    }

    @Override
    public String word() {
      return "lot";
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Received coins; they cannot buy products marked {@code credit}.
   *
   * @param month month of expiry, years 2000 to 9999
   */
  record Gift(YearMonth month) implements Spendable {
    /** Checks the years. */
    public Gift {
      Months.check(month);
    }

    @Override
    public String word() {
      return "gift";
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for anything else
   */
  static Bucket parse(String text) {
    return switch (text) {
      case "pending" -> Plain.PENDING;
      case "held" -> Plain.HELD;
      case "debt" -> Plain.DEBT;
      case "total" -> Plain.TOTAL;
      default -> parseSpendable(text);
    };
  }

  private static Spendable parseSpendable(String text) {
    if (text.startsWith("lot:")) {
      return new Lot(parseMonth(text.substring(4)));
    }
    if (text.startsWith("gift:")) {
      return new Gift(parseMonth(text.substring(5)));
    }
    throw new Malformed(
        "bucket is pending, held, debt, total, lot:YYYY-MM or gift:YYYY-MM: "
            + Malformed.shown(text));
  }

  /**
   * Reads a month printed as {@code YYYY-MM}.
   *
   * @throws Malformed for anything else
   */
  static YearMonth parseMonth(String text) {
    if (!Months.FORM.matcher(text).matches()) {
      throw new Malformed("month is YYYY-MM: " + Malformed.shown(text));
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException noSuchMonth) {
      throw new Malformed("month is 01 to 12: " + text);
    }
  }

  /** Holds what an interface cannot keep to itself. */
  final class Months {
    private static final Pattern FORM = Pattern.compile("[2-9][0-9]{3}-[0-9]{2}");

    private Months() {}

    private static void check(YearMonth month) {
      if (month.getYear() < 2000 || month.getYear() > 9999) {
        throw new Malformed("month is of the years 2000 to 9999: " + month);
      }
    }
  }
}
