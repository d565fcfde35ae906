package zoncoin.billing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up totals of one currency: per line type, and of what earns nothing. For one thread. */
public final class Totals {
  /** By reason, then type: the order in which an assessment lists what earns nothing. */
  static final Comparator<IneligibleTotal> BY_REASON =
      Comparator.comparing(IneligibleTotal::reason).thenComparing(IneligibleTotal::type);

  private final Map<LineType, LineTotal> lines = new TreeMap<>();

  /** What is under a key differs from it in amounts alone, which the order does not look at. */
  private final Map<IneligibleTotal, IneligibleTotal> ineligible = new TreeMap<>(BY_REASON);

  Totals() {}

  void add(LineTotal line) {
    lines.merge(line.type(), line, LineTotal::plus);
  }

  void add(IneligibleTotal total) {
    ineligible.merge(total, total, IneligibleTotal::plus);
  }

  /**
   * Totals of some assessments in each of their currencies.
   *
   * @param assessments of one bill or of several
   */
  public static SortedMap<Currency, Totals> byCurrency(List<Assessment> assessments) {
    SortedMap<Currency, Totals> totals = new TreeMap<>();
    for (Assessment assessment : assessments) {
      Totals ofCurrency =
          totals.computeIfAbsent(assessment.subject().currency(), currency -> new Totals());
      assessment.lines().forEach(ofCurrency::add);
      assessment.ineligible().forEach(ofCurrency::add);
    }
    return totals;
  }

  /** Totals per line type, sorted by type. */
  public List<LineTotal> lines() {
    return List.copyOf(lines.values());
  }

  /** What earns nothing, sorted by reason and type. */
  public List<IneligibleTotal> ineligible() {
    return List.copyOf(ineligible.values());
  }
}
