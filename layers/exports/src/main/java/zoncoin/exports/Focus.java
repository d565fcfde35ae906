package zoncoin.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import zoncoin.billing.Basis;

/**
 * FOCUS 1.0 and 1.2, the open cost and usage specification (<a
 * href="https://focus.finops.org/focus-specification/">focus.finops.org</a>), as AWS Data Exports
 * writes it and as others do. 1.2 is told by its invoice ids.
 *
 * <p>A charge is told in the line types of AWS's own report: {@code Usage}, {@code Credit}, {@code
 * Adjustment} and {@code Tax} by their names; a purchase by whether it recurs; a correction of what
 * was billed before is a {@code Refund}, whichever sign it has, so that rules about refunds see its
 * description. Where AWS gives no {@code x_ServiceCode}, the product is the service's name without
 * its spaces, which begins alike for what is usually denied.
 *
 * <p>AWS sells what it publishes itself: other publishers sell through its Marketplace, under names
 * that they choose, so that only the names of AWS's own companies count as AWS. Amortised, the
 * effective cost counts; a purchase that is spread over usage has none.
 */
record Focus() implements Dialect {
  static final String BILLED_COST = "BilledCost";
  private static final String EFFECTIVE_COST = "EffectiveCost";
  private static final String INVOICE_ID = "InvoiceId";
  private static final String CATEGORY = "ChargeCategory";
  private static final String CLASS = "ChargeClass";
  private static final String FREQUENCY = "ChargeFrequency";
  private static final String DESCRIPTION = "ChargeDescription";
  private static final String STARTED = "ChargePeriodStart";
  private static final String PROVIDER = "ProviderName";
  private static final String PUBLISHER = "PublisherName";
  private static final String BILLING_ACCOUNT = "BillingAccountId";
  private static final String SUB_ACCOUNT = "SubAccountId";
  private static final String SERVICE_CODE = "x_ServiceCode";
  private static final String SERVICE = "ServiceName";

  private static final List<String> REQUIRED =
      List.of(
          BILLING_ACCOUNT,
          SUB_ACCOUNT,
          "BillingCurrency",
          CATEGORY,
          FREQUENCY,
          PROVIDER,
          PUBLISHER,
          SERVICE);

  private static final List<String> OPTIONAL =
      List.of(CLASS, DESCRIPTION, INVOICE_ID, SERVICE_CODE);

  @Override
  public String spell(String name) {
    return name;
  }

  @Override
  public List<Need> needs(Basis basis) {
    List<Need> needs = new ArrayList<>();
    REQUIRED.forEach(column -> needs.add(new Need(column, Form.TEXT, true)));
    OPTIONAL.forEach(column -> needs.add(new Need(column, Form.TEXT, false)));
    needs.add(new Need("BillingPeriodStart", Form.TIME, true));
    needs.add(new Need(STARTED, Form.TIME, false));
    needs.add(new Need(BILLED_COST, Form.COST, true));
    if (basis == Basis.AMORTISED) {
      needs.add(new Need(EFFECTIVE_COST, Form.COST, true));
    }
    return needs;
  }

  /** What files that are not AWS's write for null. */
  @Override
  public List<String> nulls() {
    return List.of("NULL", "null");
  }

  @Override
  public String format(Columns columns) {
    return namesInvoices(columns) ? "focus-1.2" : "focus-1.0";
  }

  @Override
  public boolean namesInvoices(Columns columns) {
    return columns.isThere(INVOICE_ID);
  }

  @Override
  public String text(Field field, Columns columns) {
    String provider = columns.text(PROVIDER);
    String isAws = provider + " IN ('AWS', 'Amazon Web Services')";
    return switch (field) {
      case PROVIDER ->
          "CASE WHEN %s THEN '' WHEN %s = '' THEN 'unknown' ELSE %s END"
              .formatted(isAws, provider, provider);
      case CURRENCY -> columns.text(column(field));
      default -> "CASE WHEN %s THEN %s ELSE '' END".formatted(isAws, ofAws(field, columns));
    };
  }

  private String ofAws(Field field, Columns columns) {
    return switch (field) {
      case ACCOUNT -> first(columns.text(SUB_ACCOUNT), columns.text(BILLING_ACCOUNT));
      case TYPE -> type(columns);
      case ENTITY -> entity(columns.text(PUBLISHER));
      case PRODUCT ->
          first(
              columns.text(SERVICE_CODE), "replace(%s, ' ', '')".formatted(columns.text(SERVICE)));
      default -> columns.text(column(field));
    };
  }

  /** A charge of no sub account is the billing account's own; so with products. */
  private static String first(String text, String otherwise) {
    return "CASE WHEN %s <> '' THEN %s ELSE %s END".formatted(text, text, otherwise);
  }

  private static String type(Columns columns) {
    String category = columns.text(CATEGORY);
    return "CASE WHEN %s = 'Purchase' AND %s <> 'Recurring' THEN 'OneTimePurchase'"
            .formatted(category, columns.text(FREQUENCY))
        + " WHEN %s = 'Correction' AND %s <> 'Tax' THEN 'Refund'"
            .formatted(columns.text(CLASS), category)
        + " WHEN %s = 'Purchase' THEN 'RecurringPurchase' ELSE %s END"
            .formatted(category, category);
  }

  private static String entity(String publisher) {
    return "CASE WHEN %s = '' THEN ''".formatted(publisher)
        + " WHEN %s = 'AWS' OR starts_with(%s, 'Amazon Web Services')"
            .formatted(publisher, publisher)
        + " OR starts_with(%s, 'Amazon Internet Services') THEN 'AWS'".formatted(publisher)
        + " ELSE 'AWS Marketplace' END";
  }

  @Override
  public String isRefund(Columns columns) {
    return columns.text(CLASS) + " = 'Correction'";
  }

  @Override
  public String started(Columns columns) {
    return columns.day(STARTED);
  }

  @Override
  public String unblended(Columns columns) {
    return columns.cost(BILLED_COST);
  }

  @Override
  public String counted(Basis basis, Columns columns) {
    return columns.cost(basis == Basis.INVOICED ? BILLED_COST : EFFECTIVE_COST);
  }

  /** What is billed has its discounts taken off already; no line is a discount on another. */
  @Override
  public String netSaid(Columns columns) {
    return "false";
  }

  @Override
  public List<Cost> costs(Basis basis, Columns columns) {
    return Stream.of(BILLED_COST, EFFECTIVE_COST)
        .limit(basis == Basis.INVOICED ? 1 : 2)
        .map(column -> new Cost(column, "true"))
        .toList();
  }

  @Override
  public String column(Field field) {
    return switch (field) {
      case PROVIDER -> PROVIDER;
      case PAYER -> BILLING_ACCOUNT;
      case ACCOUNT -> SUB_ACCOUNT;
      case PERIOD -> "BillingPeriodStart";
      case CURRENCY -> "BillingCurrency";
      case TYPE -> CATEGORY;
      case ENTITY -> PUBLISHER;
      case PRODUCT -> SERVICE;
      case INVOICE -> INVOICE_ID;
      case DESCRIPTION -> DESCRIPTION;
    };
  }

  @Override
  public List<String> regionColumns() {
    return List.of("RegionId");
  }

  @Override
  public List<String> tagColumns() {
    return List.of("Tags");
  }

  @Override
  public String startColumn() {
    return STARTED;
  }
}
