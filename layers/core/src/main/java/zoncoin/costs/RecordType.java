package zoncoin.costs;

import java.util.Map;
import zoncoin.billing.LineType;

/**
 * What Cost Explorer calls the type of a charge, as the line types of a bill. The dimension {@code
 * RECORD_TYPE} has the API's words or the console's ("Charge type"), by account and feature; both
 * stand here. Source: AWS Billing User Guide, "Term comparisons" of cost categories; Cost
 * Management User Guide, "Filtering" (Charge type); the line types are those of the Cost and Usage
 * Report, {@code lineItem/LineItemType}.
 */
public final class RecordType {
  private static final Map<String, String> LINE_TYPES =
      Map.ofEntries(
          Map.entry("Usage", "Usage"),
          Map.entry("DiscountedUsage", "DiscountedUsage"),
          Map.entry("Reservation applied usage", "DiscountedUsage"),
          Map.entry("SavingsPlanCoveredUsage", "SavingsPlanCoveredUsage"),
          Map.entry("Savings Plan covered usage", "SavingsPlanCoveredUsage"),
          Map.entry("SavingsPlanNegation", "SavingsPlanNegation"),
          Map.entry("Savings Plan negation", "SavingsPlanNegation"),
          Map.entry("SavingsPlanRecurringFee", "SavingsPlanRecurringFee"),
          Map.entry("Savings Plan recurring fee", "SavingsPlanRecurringFee"),
          Map.entry("SavingsPlanUpfrontFee", "SavingsPlanUpfrontFee"),
          Map.entry("Savings Plan upfront fee", "SavingsPlanUpfrontFee"),
          Map.entry("RIFee", "RIFee"),
          Map.entry("Recurring", "RIFee"),
          Map.entry("Recurring reservation fee", "RIFee"),
          Map.entry("Fee", "Fee"),
          Map.entry("Upfront", "Fee"),
          Map.entry("Upfront reservation fee", "Fee"),
          Map.entry("Support", "Fee"),
          Map.entry("Support fee", "Fee"),
          Map.entry("Other out-of-cycle charges", "Fee"),
          Map.entry("Credit", "Credit"),
          Map.entry("Refund", "Refund"),
          Map.entry("Tax", "Tax"),
          Map.entry("Enterprise Discount Program Discount", "EdpDiscount"),
          Map.entry("Private Rate Card Discount", "PrivateRateDiscount"),
          Map.entry("Bundled Discount", "BundledDiscount"),
          Map.entry("Solution Provider Program Discount", "SppDiscount"),
          Map.entry("Distributor Discount", "DistributorDiscount"));

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
