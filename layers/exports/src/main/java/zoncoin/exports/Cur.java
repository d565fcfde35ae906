package zoncoin.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.billing.Basis;

/**
 * AWS's Cost and Usage Report, CUR 2.0 and the legacy one (<a
 * href="https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html">columns</a>).
 * AWS writes one name in three ways: {@code lineItem/UsageAccountId} in the CSV of the legacy
 * report, {@code line_item_usage_account_id} in its Parquet and in CUR 2.0.
 *
 * <p>Amortised, usage under a commitment costs what AWS calls its effective cost; a fee costs what
 * nobody used of it: of a Savings Plan the commitment less what was used, of a reservation the
 * unused parts of both of its fees. Each counts net where a line says its net.
 */
record Cur() implements Dialect {
  private static final String UNBLENDED = "line_item_unblended_cost";

  /** Only there if the payer has discounts; then empty on lines that have none. */
  private static final String NET = "line_item_net_unblended_cost";

  private static final String TYPE = "line_item_line_item_type";
  private static final String TAX_TYPE = "line_item_tax_type";
  private static final String STARTED = "line_item_usage_start_date";
  private static final String RESERVED = "reservation_effective_cost";
  private static final String RESERVED_NET = "reservation_net_effective_cost";
  private static final String PLANNED = "savings_plan_savings_plan_effective_cost";
  private static final String PLANNED_NET = "savings_plan_net_savings_plan_effective_cost";
  private static final String COMMITTED = "savings_plan_total_commitment_to_date";
  private static final String USED = "savings_plan_used_commitment";
  private static final String UNUSED_UPFRONT =
      "reservation_unused_amortized_upfront_fee_for_billing_period";
  private static final String UNUSED_UPFRONT_NET =
      "reservation_net_unused_amortized_upfront_fee_for_billing_period";
  private static final String UNUSED_RECURRING = "reservation_unused_recurring_fee";
  private static final String UNUSED_RECURRING_NET = "reservation_net_unused_recurring_fee";

  private static final List<String> AMORTISED =
      List.of(
          RESERVED,
          RESERVED_NET,
          PLANNED,
          PLANNED_NET,
          COMMITTED,
          USED,
          UNUSED_UPFRONT,
          UNUSED_UPFRONT_NET,
          UNUSED_RECURRING,
          UNUSED_RECURRING_NET);

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** {@code lineItem/UsageAccountId} as {@code line_item_usage_account_id}. */
  @Override
  public String spell(String name) {
    return HUMP.matcher(name).replaceAll("_").replace('/', '_').toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Need> needs(Basis basis) {
    List<Need> needs = new ArrayList<>();
    for (Field field : Field.values()) {
      if (field != Field.PROVIDER) {
        Form form = field == Field.PERIOD ? Form.TIME : Form.TEXT;
        needs.add(new Need(column(field), form, true));
      }
    }
    needs.add(new Need(UNBLENDED, Form.COST, true));
    needs.add(new Need(NET, Form.COST, false));
    needs.add(new Need(TAX_TYPE, Form.TEXT, false));
    needs.add(new Need(STARTED, Form.TIME, false));
    if (basis == Basis.AMORTISED) {
      AMORTISED.forEach(column -> needs.add(new Need(column, Form.COST, false)));
    }
    return needs;
  }

  @Override
  public List<String> nulls() {
    return List.of();
  }

  /** Only CUR 2.0 names accounts; where there is a manifest, it says better. */
  @Override
  public String format(Columns columns) {
    return columns.isThere("line_item_usage_account_name") ? "cur-2.0" : "cur";
  }

  @Override
  public boolean namesInvoices(Columns columns) {
    return true;
  }

  @Override
  public String text(Field field, Columns columns) {
    return switch (field) {
      case PROVIDER -> "''";
      case TYPE -> type(columns);
      default -> columns.text(column(field));
    };
  }

  /** A refund that names a kind of tax gives back tax. */
  private static String type(Columns columns) {
    String type = columns.text(TYPE);
    return columns.isThere(TAX_TYPE)
        ? "CASE WHEN %s = 'Refund' AND %s <> '' THEN 'Tax' ELSE %s END"
            .formatted(type, columns.text(TAX_TYPE), type)
        : type;
  }

  @Override
  public String isRefund(Columns columns) {
    return columns.text(TYPE) + " = 'Refund'";
  }

  @Override
  public String started(Columns columns) {
    return columns.day(STARTED);
  }

  @Override
  public String unblended(Columns columns) {
    return columns.cost(UNBLENDED);
  }

  @Override
  public String counted(Basis basis, Columns columns) {
    String invoiced = columns.firstSaid(NET, UNBLENDED);
    if (basis == Basis.INVOICED) {
      return invoiced;
    }
    return "CASE %s WHEN 'DiscountedUsage' THEN %s WHEN 'SavingsPlanCoveredUsage' THEN %s"
            .formatted(
                columns.text(TYPE),
                columns.firstSaid(RESERVED_NET, RESERVED),
                columns.firstSaid(PLANNED_NET, PLANNED))
        + " WHEN 'SavingsPlanNegation' THEN 0 WHEN 'SavingsPlanRecurringFee' THEN %s - %s"
            .formatted(columns.cost(COMMITTED), columns.cost(USED))
        + " WHEN 'RIFee' THEN %s + %s ELSE %s END"
            .formatted(
                columns.firstSaid(UNUSED_UPFRONT_NET, UNUSED_UPFRONT),
                columns.firstSaid(UNUSED_RECURRING_NET, UNUSED_RECURRING),
                invoiced);
  }

  @Override
  public String netSaid(Columns columns) {
    return columns.isSaid(NET);
  }

  @Override
  public List<Cost> costs(Basis basis, Columns columns) {
    Stream<Cost> costs = Stream.of(new Cost(UNBLENDED, "true"), new Cost(NET, columns.isSaid(NET)));
    if (basis == Basis.INVOICED) {
      return costs.toList();
    }
    String type = columns.text(TYPE);
    return Stream.concat(
            costs,
            Stream.of(
                    amortised("DiscountedUsage", RESERVED_NET, RESERVED, columns),
                    amortised("SavingsPlanCoveredUsage", PLANNED_NET, PLANNED, columns),
                    amortised("RIFee", UNUSED_UPFRONT_NET, UNUSED_UPFRONT, columns),
                    amortised("RIFee", UNUSED_RECURRING_NET, UNUSED_RECURRING, columns),
                    Stream.of(COMMITTED, USED)
                        .map(each -> new Cost(each, type + " = 'SavingsPlanRecurringFee'")))
                .flatMap(each -> each))
        .toList();
  }

  /** Of lines of a type the net cost has to be a cost where one stands, else the other. */
  private static Stream<Cost> amortised(String type, String net, String gross, Columns columns) {
    String ofType = "%s = '%s' AND ".formatted(columns.text(TYPE), type);
    String said = columns.isSaid(net);
    return Stream.of(new Cost(net, ofType + said), new Cost(gross, ofType + "NOT " + said));
  }

  @Override
  public String column(Field field) {
    return switch (field) {
      case PAYER, PROVIDER -> "bill_payer_account_id";
      case ACCOUNT -> "line_item_usage_account_id";
      case PERIOD -> "bill_billing_period_start_date";
      case CURRENCY -> "line_item_currency_code";
      case TYPE -> TYPE;
      case ENTITY -> "bill_billing_entity";
      case PRODUCT -> "line_item_product_code";
      case INVOICE -> "bill_invoice_id";
      case DESCRIPTION -> "line_item_line_item_description";
    };
  }

  @Override
  public List<String> regionColumns() {
    return List.of("product_region_code", "product_region");
  }

  @Override
  public List<String> tagColumns() {
    return List.of("tags");
  }

  @Override
  public String startColumn() {
    return STARTED;
  }
}
