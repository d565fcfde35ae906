package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private BigDecimal unblended = BigDecimal.ZERO;
    private BigDecimal invoiced = BigDecimal.ZERO;
    private BigDecimal amortised = BigDecimal.ZERO;

    private void add(Line line) {
      unblended = unblended.add(line.amounts().charged().gross());
      if (line.kind().earns()) {
        invoiced = invoiced.add(line.amounts().charged().net());
        amortised = amortised.add(line.amounts().effective().net());
      }
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
                  "currency", String.valueOf(currencies.get(account)),
                  "unblended", Text.plain(total.unblended));
          printed.put(
              "eligible",
              Json.object(
                  "invoiced", Text.plain(total.invoiced),
                  "amortised", Text.plain(total.amortised)));
          printed.put("invoiced", stage.isInvoiced());
          totals.add(printed);
        });
  }

  /** As {@code expected.json}. {@code unblended} is that of the Cost and Usage Reports. */
  String print() {
    Map<String, Object> printed = new LinkedHashMap<>();
    printed.put("seed", organisation.seed());
    printed.put("discount", organisation.discount().name().toLowerCase(java.util.Locale.ROOT));
    printed.put("totals", totals);
    return Json.print(printed);
  }
}
