package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reader must come to: for each delivery, account and currency the exact sums, by what each
 * line was made as. Plain additions of decimals; nothing is rounded.
 */
final class Expected {
  private final Organisation organisation;
  private final List<Object> totals = new ArrayList<>();

  Expected(Organisation organisation) {
    this.organisation = organisation;
  }

  /** The sums of one account. */
  private static final class Total {
    private final Told report = new Told();
    private final Told focus = new Told();
    private BigDecimal invoiced = BigDecimal.ZERO;
    private BigDecimal amortised = BigDecimal.ZERO;

    private void add(Line line) {
      Line.Amounts amounts = line.amounts();
      boolean isTax = line.kind() == Line.Kind.TAX_REFUND;
      report.add(isTax ? "Tax" : line.kind().type(), amounts.charged().gross());
      addFocus(line.kind(), amounts.charged().net());
      if (line.kind().earns()) {
        invoiced = invoiced.add(amounts.charged().net());
        amortised = amortised.add(amounts.effective().net());
      }
    }

    /**
     * A commitment's fee is billed in one row; what it did not cover is another that costs none.
     */
    private void addFocus(Line.Kind kind, BigDecimal billed) {
      switch (kind) {
        case USAGE, DOMAIN, MARKETPLACE -> focus.add("Usage", billed);
        case COVERED, RESERVED -> focus.add("Usage", BigDecimal.ZERO);
        case PLAN_FEE, RESERVATION_FEE -> {
          focus.add("RecurringPurchase", billed);
          focus.add("Usage", BigDecimal.ZERO);
        }
        case SUPPORT -> focus.add("RecurringPurchase", billed);
        case PLAN_UPFRONT, RESERVATION_UPFRONT, PLAN_REFUND -> focus.add("OneTimePurchase", billed);
        case CREDIT -> focus.add("Credit", billed);
        case REFUND, MARKETPLACE_REFUND -> focus.add("Refund", billed);
        case TAX, TAX_REFUND -> focus.add("Tax", billed);
        case NEGATION, DISCOUNT -> {}
      }
    }
  }

  /** What a dialect says of an account, by line types as a reader tells them. */
  private static final class Told {
    private final SortedMap<String, Long> rows = new TreeMap<>();
    private final SortedMap<String, BigDecimal> costs = new TreeMap<>();

    private void add(String type, BigDecimal cost) {
      rows.merge(type, 1L, Long::sum);
      costs.merge(type, cost, BigDecimal::add);
    }

    private Map<String, Object> print() {
      Map<String, Object> types = new LinkedHashMap<>();
      rows.forEach(
          (type, count) ->
              types.put(
                  type,
                  Json.object(
                      "rows",
                      Long.toString(count),
                      "unblended",
                      Text.plain(costs.getOrDefault(type, BigDecimal.ZERO)))));
      return types;
    }
  }

  /** Adds up a delivery. */
  void add(YearMonth month, Stage stage, List<Line> lines) {
    Map<String, Total> ofAccounts = new TreeMap<>();
    Map<String, String> currencies = new TreeMap<>();
    for (Line line : lines) {
      ofAccounts.computeIfAbsent(line.account().id(), id -> new Total()).add(line);
      currencies.put(line.account().id(), line.account().currency());
    }
    ofAccounts.forEach(
        (account, total) -> {
          Map<String, Object> printed =
              Json.object(
                  "delivery", stage.word(),
                  "payer", organisation.payer().id(),
                  "account", account,
                  "period", month.toString(),
                  "currency", String.valueOf(currencies.get(account)));
          printed.put(
              "eligible",
              Json.object(
                  "invoiced", Text.plain(total.invoiced),
                  "amortised", Text.plain(total.amortised)));
          printed.put("invoiced", stage.isInvoiced());
          printed.put("cur", total.report.print());
          printed.put("focus", total.focus.print());
          totals.add(printed);
        });
  }

  /**
   * As {@code expected.json}. Eligible spend is the same in every format; rows and what they cost
   * before discounts are told by line type, {@code cur} of both Cost and Usage Reports, {@code
   * focus} of FOCUS, which knows what is billed alone.
   */
  String print() {
    Map<String, Object> printed = new LinkedHashMap<>();
    printed.put("seed", organisation.seed());
    printed.put("discount", organisation.discount().name().toLowerCase(java.util.Locale.ROOT));
    printed.put("totals", totals);
    return Json.print(printed);
  }
}
