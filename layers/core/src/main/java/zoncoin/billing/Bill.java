package zoncoin.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import zoncoin.tlog.Malformed;

/**
 * What one delivery is worth: an assessment for each account, period and currency in it.
 *
 * @param delivery what it was read from
 * @param export the name of the export that made it, such as its ARN, on one line; {@code -} where
 *     nothing says
 * @param assessments sorted by subject, each subject once
 * @param warnings what somebody should look at, one line each; nothing in them changes an amount
 */
public record Bill(
    Delivery delivery, String export, List<Assessment> assessments, List<String> warnings) {
  /** What {@link #export} says where nothing names it. */
  public static final String NO_EXPORT = "-";

  /** An ARN has at most 2,048 characters, a report name far fewer. */
  private static final int MAX_EXPORT_CHARACTERS = 2_048;

  /** Copies the lists and refuses the name of an export that would not stand in one line. */
  public Bill {
    if (export.isBlank()
        || export.length() > MAX_EXPORT_CHARACTERS
        || export.chars().anyMatch(Character::isISOControl)) {
      throw new Malformed("name of an export is one line: " + Malformed.shown(export));
    }
    assessments = List.copyOf(assessments);
    warnings = List.copyOf(warnings);
  }

  /**
   * The bill of these assessments, with what is to be warned of in them.
   *
   * @param delivery what they were read from
   * @param assessments sorted by subject
   * @param elsewhere what to say of lines that are in no assessment
   */
  static Bill of(Delivery delivery, List<Assessment> assessments, List<String> elsewhere) {
    List<String> warnings = new ArrayList<>(elsewhere);
    warnings.addAll(warnings(Totals.byCurrency(assessments)));
    return new Bill(delivery, NO_EXPORT, assessments, warnings);
  }

  /**
   * This bill, made by that export.
   *
   * @param name of the export
   */
  public Bill madeBy(String name) {
    return new Bill(delivery, name, assessments, warnings);
  }

  private static List<String> warnings(SortedMap<Currency, Totals> totals) {
    List<String> warnings = new ArrayList<>();
    if (totals.size() > 1) {
      warnings.add("the bill is in " + totals.keySet() + ": assessed apart, never summed");
    }
    totals.forEach(
        (currency, ofCurrency) ->
            ofCurrency.ineligible().stream()
                .filter(total -> total.reason() == Ineligible.UNKNOWN_TYPE)
                .forEach(total -> warnings.add(unknownType(total, currency))));
    return warnings;
  }

  private static String unknownType(IneligibleTotal total, Currency currency) {
    return "line type %s is not known: %d lines of %s %s earn nothing until somebody decides"
        .formatted(total.type(), total.rows(), Money.print(total.unblended()), currency);
  }

  /** Totals of the whole delivery in each of its currencies. */
  public SortedMap<Currency, Totals> totals() {
    return Totals.byCurrency(assessments);
  }
}
