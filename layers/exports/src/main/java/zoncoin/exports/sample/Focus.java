package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import zoncoin.exports.sample.Line.Kind;

/**
 * Lines as rows of FOCUS with AWS columns. What a plan covers is billed nothing and needs no
 * negation; a discount is in what is billed; a fee is a purchase, and what of it covered nothing is
 * a row of unused commitment beside it.
 */
final class Focus implements Rows {
  private static final String AWS = "AWS";

  private final List<Column> columns;
  private final Organisation organisation;

  /**
   * @param columns of the table
   * @param organisation whose bill
   */
  Focus(List<Column> columns, Organisation organisation) {
    this.columns = columns;
    this.organisation = organisation;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /**
   * A row.
   *
   * @param line what it is of
   * @param category {@code ChargeCategory}
   * @param frequency {@code ChargeFrequency}
   * @param status {@code CommitmentDiscountStatus}; empty where nothing is covered
   * @param billed {@code BilledCost}
   * @param effective {@code EffectiveCost}
   */
  private record Row(
      Line line,
      String category,
      String frequency,
      String status,
      BigDecimal billed,
      BigDecimal effective) {}

  @Override
  public List<List<String>> of(Line line, int number) {
    return rows(line).stream().map(this::values).toList();
  }

  private static List<Row> rows(Line line) {
    BigDecimal billed = line.amounts().charged().net();
    BigDecimal effective = line.amounts().effective().net();
    BigDecimal nothing = BigDecimal.ZERO;
    return switch (line.kind()) {
      case USAGE, DOMAIN, MARKETPLACE, REFUND, MARKETPLACE_REFUND ->
          List.of(new Row(line, "Usage", "Usage-Based", "", billed, effective));
      case COVERED, RESERVED ->
          List.of(new Row(line, "Usage", "Usage-Based", "Used", nothing, effective));
      case PLAN_FEE, RESERVATION_FEE ->
          List.of(
              new Row(line, "Purchase", "Recurring", "", billed, nothing),
              new Row(line, "Usage", "Usage-Based", "Unused", nothing, effective));
      case PLAN_UPFRONT, RESERVATION_UPFRONT, PLAN_REFUND ->
          List.of(new Row(line, "Purchase", "One-Time", "", billed, nothing));
      case SUPPORT -> List.of(new Row(line, "Purchase", "Recurring", "", billed, effective));
      case CREDIT -> List.of(new Row(line, "Credit", "One-Time", "", billed, effective));
      case TAX, TAX_REFUND -> List.of(new Row(line, "Tax", "One-Time", "", billed, effective));
      case NEGATION, DISCOUNT -> List.of();
    };
  }

  private List<String> values(Row row) {
    List<String> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      values.add(
          switch (column.type()) {
            case "double" -> number(column.name(), row);
            case "timestamp_milliseconds" -> time(column.name(), row.line());
            case "string" -> text(column.name(), row);
            default -> map(column.name(), row.line());
          });
    }
    return values;
  }

  private static String number(String name, Row row) {
    Line.Amounts amounts = row.line().amounts();
    boolean isCounted = !row.line().item().unit().isEmpty() && row.category().equals("Usage");
    return switch (name) {
      case "BilledCost" -> Text.asDouble(row.billed());
      case "EffectiveCost", "PricingCurrencyEffectiveCost" -> Text.asDouble(row.effective());
      case "ListCost" -> Text.asDouble(amounts.charged().gross());
      case "ContractedCost" -> Text.asDouble(amounts.charged().net());
      case "ListUnitPrice", "PricingCurrencyListUnitPrice" -> Text.asDouble(amounts.rate());
      case "ConsumedQuantity", "PricingQuantity" ->
          isCounted ? Text.asDouble(amounts.quantity()) : "";
      default -> "";
    };
  }

  private static String time(String name, Line line) {
    return switch (name) {
      case "BillingPeriodStart" -> Text.time(line.start().withDayOfMonth(1));
      case "BillingPeriodEnd" -> Text.time(line.start().withDayOfMonth(1).plusMonths(1));
      case "ChargePeriodStart" -> Text.time(line.start());
      case "ChargePeriodEnd" -> Text.time(line.end());
      default -> "";
    };
  }

  private String text(String name, Row row) {
    Line line = row.line();
    Service service = line.item().service();
    return switch (name) {
      case "BillingAccountId" -> organisation.payer().id();
      case "BillingAccountName" -> organisation.payer().name();
      case "BillingAccountType" -> "AWS Organization Management Account";
      case "SubAccountId" -> line.account().id();
      case "SubAccountName" -> line.account().name();
      case "SubAccountType" -> "AWS Account";
      case "BillingCurrency", "PricingCurrency" -> line.account().currency();
      case "InvoiceId" -> line.invoice();
      case "InvoiceIssuerName" -> line.account().legalEntity();
      case "ProviderName" -> AWS;
      case "PublisherName" ->
          service.seller().isEmpty() ? line.account().legalEntity() : service.seller();
      case "ServiceName" -> service.name();
      case "ServiceCategory" -> service.category();
      case "x_ServiceCode" -> service.code();
      case "x_UsageType" -> line.item().usageType();
      case "x_Operation" -> line.item().usageType().isEmpty() ? "" : "Use";
      case "RegionId" -> "eu-central-1";
      case "RegionName" -> "Europe (Frankfurt)";
      default -> charge(name, row);
    };
  }

  private String charge(String name, Row row) {
    boolean isCounted = !row.line().item().unit().isEmpty() && row.category().equals("Usage");
    return switch (name) {
      case "ChargeCategory" -> row.category();
      case "ChargeClass" -> isCorrection(row.line().kind()) ? "Correction" : "";
      case "ChargeDescription" -> row.line().item().description();
      case "ChargeFrequency" -> row.frequency();
      case "ConsumedUnit", "PricingUnit" -> isCounted ? row.line().item().unit() : "";
      case "PricingCategory" -> row.status().isEmpty() ? "Standard" : "Committed";
      default -> row.status().isEmpty() ? "" : commitment(name, row);
    };
  }

  private static boolean isCorrection(Kind kind) {
    return switch (kind) {
      case REFUND, PLAN_REFUND, MARKETPLACE_REFUND, TAX_REFUND -> true;
      default -> false;
    };
  }

  private String commitment(String name, Row row) {
    boolean isPlan = row.line().kind() == Kind.COVERED || row.line().kind() == Kind.PLAN_FEE;
    return switch (name) {
      case "CommitmentDiscountStatus" -> row.status();
      case "CommitmentDiscountCategory" -> isPlan ? "Spend" : "Usage";
      case "CommitmentDiscountType" -> isPlan ? "Compute Savings Plans" : "Reserved";
      case "CommitmentDiscountId" ->
          isPlan
              ? "arn:aws:savingsplans::%s:savingsplan/sample".formatted(organisation.payer().id())
              : "arn:aws:rds:eu-central-1:%s:ri:sample".formatted(row.line().account().id());
      default -> "";
    };
  }

  private static String map(String name, Line line) {
    return switch (name) {
      case "Tags" -> Text.json("user:team", line.account().name());
      case "x_CostCategories" -> Text.json("team", line.account().name());
      default -> "{}";
    };
  }
}
