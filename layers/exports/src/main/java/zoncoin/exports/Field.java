package zoncoin.exports;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The columns that a bill is read by. AWS writes one name in three ways: {@code
 * lineItem/UsageAccountId} in the CSV of the legacy report, {@code line_item_usage_account_id} in
 * its Parquet and in CUR 2.0.
 */
enum Field {
  PAYER("bill_payer_account_id"),
  ACCOUNT("line_item_usage_account_id"),
  PERIOD("bill_billing_period_start_date"),
  CURRENCY("line_item_currency_code"),
  TYPE("line_item_line_item_type"),
  ENTITY("bill_billing_entity"),
  PRODUCT("line_item_product_code"),
  DESCRIPTION("line_item_line_item_description"),
  INVOICE("bill_invoice_id"),
  UNBLENDED("line_item_unblended_cost"),
  /** Only there if the payer has discounts; then empty on lines that have none. */
  NET("line_item_net_unblended_cost");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final String column;

  Field(String column) {
    this.column = column;
  }

  /** The name of the column, as CUR 2.0 writes it. */
  String column() {
    return column;
  }

  /** The name of this field in the view that the sums are made of. */
  String alias() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isRequired() {
    return this != NET;
  }

  boolean isCost() {
    return this == UNBLENDED || this == NET;
  }

  /** Whether a column of this name, in whichever way it is written, is this field. */
  boolean isNamed(String name) {
    return snake(name).equals(column);
  }

  /** {@code lineItem/UsageAccountId} as {@code line_item_usage_account_id}. */
  static String snake(String name) {
    return HUMP.matcher(name).replaceAll("_").replace('/', '_').toLowerCase(Locale.ROOT);
  }
}
