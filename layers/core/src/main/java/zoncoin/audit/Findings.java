package zoncoin.audit;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import zoncoin.audit.AuditReport.Tally;

/** What was found so far: of each rule the first finding and how many, so that it stays small. */
final class Findings {
  private final Map<Rule, Tally> tallies = new EnumMap<>(Rule.class);

  void add(Finding finding) {
    tallies.merge(finding.rule(), new Tally(finding, 1), Findings::merge);
  }

  void addAll(Collection<Finding> findings) {
    findings.forEach(this::add);
  }

  private static Tally merge(Tally one, Tally other) {
    boolean isFirst = Finding.BY_PLACE.compare(one.first(), other.first()) <= 0;
    return new Tally(isFirst ? one.first() : other.first(), one.count() + other.count());
  }

  boolean isEmpty() {
    return tallies.isEmpty();
  }

  /** One of each rule that was broken, the first in the log first. */
  List<Tally> tallies() {
    return tallies.values().stream()
        .sorted((one, other) -> Finding.BY_PLACE.compare(one.first(), other.first()))
        .toList();
  }
}
