package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import zoncoin.exports.sample.Line.Amounts;
import zoncoin.exports.sample.Line.Cost;
import zoncoin.exports.sample.Line.Kind;

/**
 * Lines as rows of a Cost and Usage Report, CUR 2.0 or legacy: one each. All dialects say the same
 * under other names.
 */
final class Cur implements Rows {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** How columns are called and numbers written. */
  enum Dialect {
    /** CUR 2.0: {@code line_item_usage_account_id}; numbers as Java prints a double. */
    DATA_EXPORT,
    /** The legacy report for Athena: the same names. */
    ATHENA,
    /** The legacy report: {@code lineItem/UsageAccountId}; plain numbers of ten decimals. */
    LEGACY
  }

  private final List<Column> columns;
  private final List<String> names;
  private final Organisation organisation;
  private final Dialect dialect;

  /**
   * @param columns as the resource lists them
   * @param organisation whose bill
   * @param dialect how they are called
   */
  Cur(List<Column> columns, Organisation organisation, Dialect dialect) {
    this.names = columns.stream().map(column -> snake(column.name())).toList();
    this.organisation = organisation;
    this.dialect = dialect;
    List<Column> called = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      called.add(
          dialect == Dialect.ATHENA
              ? new Column(names.get(i), columns.get(i).type())
              : columns.get(i));
    }
    this.columns = List.copyOf(called);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /** {@code reservation/ReservationARN} as {@code reservation_reservation_a_r_n}. */
  private static String snake(String name) {
    String parted = HUMP.matcher(name.replace("ARN", "A_R_N")).replaceAll("_");
    return parted.replace('/', '_').replace(':', '_').toLowerCase(Locale.ROOT);
  }

  @Override
  public List<List<String>> of(Line line, int number) {
    List<String> row = new ArrayList<>(names.size());
    for (String name : names) {
      row.add(value(name, line, number));
    }
    return List.of(row);
  }

  private String value(String name, Line line, int number) {
    int part = name.indexOf('_', name.startsWith("savings") ? 8 : name.startsWith("line") ? 5 : 0);
    String rest = name.substring(part + 1);
    return switch (name.substring(0, Math.max(part, 0))) {
      case "identity" -> identity(rest, line, number);
      case "bill" -> bill(rest, line);
      case "line_item" -> lineItem(rest, line);
      case "pricing" -> pricing(rest, line);
      case "reservation" -> reservation(rest, line);
      case "savings_plan" -> savingsPlan(rest, line);
      case "discount" -> discount(rest, line);
      case "resource" -> tags(line);
      default -> other(name, line);
    };
  }

  private static String identity(String name, Line line, int number) {
    return name.equals("line_item_id")
        ? "%s%040x".formatted(line.kind().type().substring(0, 2).toLowerCase(Locale.ROOT), number)
        : Text.time(line.start()) + "/" + Text.time(line.end());
  }

  private String bill(String name, Line line) {
    return switch (name) {
      case "invoice_id" -> line.invoice();
      case "invoicing_entity" -> line.account().legalEntity();
      case "billing_entity" ->
          line.item().service().seller().isEmpty()
              ? line.account().billingEntity()
              : "AWS Marketplace";
      case "bill_type" ->
          switch (line.kind()) {
            case PLAN_UPFRONT, RESERVATION_UPFRONT -> "Purchase";
            case REFUND, PLAN_REFUND, MARKETPLACE_REFUND, TAX_REFUND -> "Refund";
            default -> "Anniversary";
          };
      case "payer_account_id" -> organisation.payer().id();
      case "payer_account_name" -> organisation.payer().name();
      case "billing_period_start_date" -> Text.time(line.start().withDayOfMonth(1));
      case "billing_period_end_date" -> Text.time(line.start().withDayOfMonth(1).plusMonths(1));
      default -> "";
    };
  }

  private String lineItem(String name, Line line) {
    Amounts amounts = line.amounts();
    return switch (name) {
      case "usage_account_id" -> line.account().id();
      case "usage_account_name" -> line.account().name();
      case "line_item_type" -> line.kind().type();
      case "usage_start_date" -> Text.time(line.start());
      case "usage_end_date" -> Text.time(line.end());
      case "product_code" -> line.item().service().code();
      case "usage_type" -> line.item().usageType();
      case "operation" -> line.item().usageType().isEmpty() ? "" : "Use";
      case "usage_amount" -> number(amounts.quantity());
      case "currency_code" -> line.account().currency();
      case "unblended_rate", "blended_rate" -> Text.plain(amounts.rate());
      case "unblended_cost", "blended_cost" -> number(amounts.charged().gross());
      case "net_unblended_cost" -> net(net(line));
      case "line_item_description" -> line.item().description();
      case "tax_type" -> line.kind() == Kind.TAX || line.kind() == Kind.TAX_REFUND ? "VAT" : "";
      case "legal_entity" ->
          line.item().service().seller().isEmpty()
              ? line.account().legalEntity()
              : line.item().service().seller();
      default -> "";
    };
  }

  /** A row of a discount costs nothing net: it is in the rows that it was taken off. */
  private static BigDecimal net(Line line) {
    return line.kind() == Kind.DISCOUNT ? BigDecimal.ZERO : line.amounts().charged().net();
  }

  private String net(BigDecimal amount) {
    return organisation.hasNet() ? number(amount) : "";
  }

  private String pricing(String name, Line line) {
    boolean isUsed = !line.item().unit().isEmpty();
    return switch (name) {
      case "currency" -> line.account().currency();
      case "unit" -> line.item().unit();
      case "term" -> line.kind() == Kind.USAGE ? "OnDemand" : "";
      case "public_on_demand_rate" -> isUsed ? Text.plain(line.amounts().rate()) : "";
      case "public_on_demand_cost" -> isUsed ? number(line.amounts().charged().gross()) : "";
      default -> "";
    };
  }

  private String reservation(String name, Line line) {
    Cost upfront = line.amounts().upfront();
    Cost recurring = line.amounts().effective().plus(upfront.negate());
    boolean isNet = name.startsWith("net_");
    boolean isUsed = line.kind() == Kind.RESERVED;
    boolean isFee = line.kind() == Kind.RESERVATION_FEE;
    return switch (isNet ? name.substring("net_".length()) : name) {
      case "reservation_a_r_n" ->
          isUsed || isFee || line.kind() == Kind.RESERVATION_UPFRONT
              ? "arn:aws:rds:eu-central-1:%s:ri:sample".formatted(line.account().id())
              : "";
      case "effective_cost" -> cost(isUsed, isNet, line.amounts().effective());
      case "recurring_fee_for_usage" -> cost(isUsed, isNet, recurring);
      case "amortized_upfront_cost_for_usage" -> cost(isUsed, isNet, upfront);
      case "unused_recurring_fee" -> cost(isFee, isNet, recurring);
      case "unused_amortized_upfront_fee_for_billing_period" -> cost(isFee, isNet, upfront);
      default -> "";
    };
  }

  private String savingsPlan(String name, Line line) {
    Amounts amounts = line.amounts();
    boolean isCovered = line.kind() == Kind.COVERED;
    boolean isFee = line.kind() == Kind.PLAN_FEE;
    Cost committed = Cost.same(amounts.committed());
    return switch (name) {
      case "savings_plan_a_r_n" ->
          isCovered || isFee || line.kind() == Kind.NEGATION || line.kind() == Kind.PLAN_UPFRONT
              ? "arn:aws:savingsplans::%s:savingsplan/sample".formatted(organisation.payer().id())
              : "";
      case "savings_plan_effective_cost" -> cost(isCovered, false, amounts.effective());
      case "net_savings_plan_effective_cost" -> cost(isCovered, true, amounts.effective());
      case "total_commitment_to_date" -> cost(isFee, false, committed);
      case "used_commitment" -> cost(isFee, false, committed.plus(amounts.effective().negate()));
      case "recurring_commitment_for_billing_period" -> cost(isFee, false, amounts.charged());
      case "net_recurring_commitment_for_billing_period" -> cost(isFee, true, amounts.charged());
      case "amortized_upfront_commitment_for_billing_period" ->
          cost(isFee, false, amounts.upfront());
      case "net_amortized_upfront_commitment_for_billing_period" ->
          cost(isFee, true, amounts.upfront());
      case "offering_type" -> isFee || isCovered ? "ComputeSavingsPlans" : "";
      case "payment_option" -> isFee || isCovered ? "Partial Upfront" : "";
      case "purchase_term" -> isFee || isCovered ? "1yr" : "";
      default -> "";
    };
  }

  private String cost(boolean isThere, boolean isNet, Cost cost) {
    if (!isThere) {
      return "";
    }
    return isNet ? net(cost.net()) : number(cost.gross());
  }

  private String discount(String name, Line line) {
    Cost charged = line.amounts().charged();
    boolean isTold = organisation.hasNet() && charged.gross().compareTo(charged.net()) != 0;
    return isTold && name.equals("total_discount")
        ? number(charged.net().subtract(charged.gross()))
        : "";
  }

  private String tags(Line line) {
    return dialect == Dialect.DATA_EXPORT
        ? Text.json("user_team", line.account().name())
        : line.account().name();
  }

  private String other(String name, Line line) {
    Service service = line.item().service();
    return switch (name) {
      case "product" -> Text.json("product_name", service.name());
      case "cost_category" -> Text.json("team", line.account().name());
      case "discount" -> discounts(line);
      case "product_product_name", "product_servicename" -> service.name();
      case "product_servicecode" -> service.seller().isEmpty() ? service.code() : "";
      case "product_region", "product_region_code" -> "eu-central-1";
      case "product_usagetype" -> line.item().usageType();
      default -> "";
    };
  }

  private String discounts(Line line) {
    String total = discount("total_discount", line);
    return total.isEmpty() ? "{}" : "{\"edp_discount\":" + total + "}";
  }

  private String number(BigDecimal amount) {
    return dialect == Dialect.LEGACY ? Text.places(amount) : Text.asDouble(amount);
  }
}
