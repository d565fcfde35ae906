package zoncoin.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zoncoin.tlog.Malformed;

/**
 * What other providers charged in a bill of several: no account of AWS used it, so no assessment
 * has it, and nobody earns on it. Said, so that the whole file is accounted for. For one thread.
 */
final class Elsewhere {
  /** Most providers that are told apart; more make one line together. */
  private static final int MAX_PROVIDERS = 20;

  private static final String OTHERS = "others";

  /** What one provider's lines in one currency come to. */
  private record Total(long rows, BigDecimal cost) {
    private Total plus(Total other) {
      return new Total(Math.addExact(rows, other.rows), cost.add(other.cost));
    }
  }

  private final Map<String, Map<Currency, Total>> totals = new TreeMap<>();

  void add(String provider, Currency currency, long rows, BigDecimal cost) {
    boolean isTold = totals.containsKey(provider) || totals.size() < MAX_PROVIDERS;
    totals
        .computeIfAbsent(isTold ? provider : OTHERS, each -> new TreeMap<>())
        .merge(currency, new Total(rows, cost), Total::plus);
  }

  /** One line for each provider and currency. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    totals.forEach(
        (provider, currencies) ->
            currencies.forEach(
                (currency, total) ->
                    warnings.add(
                        "provider %s is not AWS: %d lines of %s %s earn nothing"
                            .formatted(
                                Malformed.shown(provider),
                                total.rows(),
                                Money.print(total.cost()),
                                currency))));
    return warnings;
  }
}
