package zoncoin.billing;

import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What kind of charge a line of the bill is: the names of {@code line_item_line_item_type} in AWS's
 * Cost and Usage Report. Other formats are told in these names, and in three more for what the
 * report has no name for: {@code Adjustment}, {@code RecurringPurchase} and {@code OneTimePurchase}
 * of FOCUS. AWS adds types over time, so any word is one; whether it earns is for {@link
 * Eligibility} to say.
 *
 * @param name one word, such as {@code SavingsPlanNegation}
 */
public record LineType(String name) implements Comparable<LineType> {
  /** Longest name. */
  public static final int MAX_CHARACTERS = 64;

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /** Refuses what is not one word, so that a name can stand in a line of text and on a terminal. */
  public LineType {
    if (!FORM.matcher(name).matches()) {
      throw new Malformed(
          "line type is one word of at most 64 letters and digits: " + Malformed.shown(name));
    }
  }

  /** Whether a line of this type takes a discount off others: {@code EdpDiscount} and its like. */
  public boolean isDiscount() {
    return name.endsWith("Discount");
  }

  /** Whether a line of this type gives back what an earlier one charged. */
  public boolean isRefund() {
    return name.equals("Refund");
  }

  @Override
  public int compareTo(LineType other) {
    return name.compareTo(other.name);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
