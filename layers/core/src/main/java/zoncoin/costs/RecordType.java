package zoncoin.costs;

import static java.lang.String.CASE_INSENSITIVE_ORDER;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.LineType;

/**
 * What Cost Explorer calls the type of a charge, as the line types of a bill. The dimension {@code
 * RECORD_TYPE} has the API's words or the console's, by account and feature, and the console's in
 * either case; all of them stand here, and nothing that no source names.
 *
 * <ul>
 *   <li>Both words of a type: <a
 *       href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/manage-cost-categories.html">AWS
 *       Billing, "Organizing costs using cost categories", Term comparisons</a>.
 *   <li>The console's, with what they mean: <a
 *       href="https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html">AWS
 *       Cost Management, "Budget filters", Charge type</a>.
 *   <li>The line types: <a
 *       href="https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html">Cost and
 *       Usage Report, lineItem/LineItemType</a>.
 *   <li>The five discounts stand on no page of AWS; the service answers with these words, as
 *       published programs that read it have them. They move no coins: beside a net cost no
 *       discount counts ({@link zoncoin.billing.Eligibility}).
 * </ul>
 */
public final class RecordType {
  private static final SortedMap<String, String> LINE_TYPES = new TreeMap<>(CASE_INSENSITIVE_ORDER);

  static {
    String table =
        """
        Usage                   | Usage
        DiscountedUsage         | Reservation applied usage
        SavingsPlanCoveredUsage | Savings Plan covered usage
        SavingsPlanNegation     | Savings Plan negation
        SavingsPlanRecurringFee | Savings Plan recurring fee
        SavingsPlanUpfrontFee   | Savings Plan upfront fee
        RIFee                   | Recurring reservation fee
        Fee                     | Upfront reservation fee
        Fee                     | Support fee
        Fee                     | Other out-of-cycle charges
        Credit                  | Credit
        Refund                  | Refund
        Tax                     | Tax
        EdpDiscount             | Enterprise Discount Program Discount
        PrivateRateDiscount     | Private Rate Card Discount
        BundledDiscount         | Bundled Discount
        SppDiscount             | Solution Provider Program Discount
        DistributorDiscount     | Distributor Discount
        """;
    for (String line : table.lines().toList()) {
      List<String> words = List.of(line.split(" *\\| ", 2));
      LINE_TYPES.put(words.getFirst(), words.getFirst());
      LINE_TYPES.put(words.getLast(), words.getFirst());
    }
  }

  private RecordType() {}

  /**
   * The line type of a record type. One that stands in no table keeps its name, with dashes for
   * what a line type cannot have: so it is unknown to every eligibility, earns nothing, and is
   * warned of.
   *
   * @param recordType as Cost Explorer says it
   */
  public static LineType lineType(String recordType) {
    String known = LINE_TYPES.get(recordType);
    return new LineType(known != null ? known : word(recordType));
  }

  private static String word(String recordType) {
    String dashed = recordType.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    String word = dashed.matches("[A-Za-z].*") ? dashed : "type-" + dashed;
    return word.substring(0, Math.min(word.length(), LineType.MAX_CHARACTERS));
  }
}
