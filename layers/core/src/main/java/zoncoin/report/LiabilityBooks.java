package zoncoin.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import zoncoin.audit.Onlooker;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.TreeHead;

/**
 * What a report is made of: sums by month, taken from the entries as an audit walks along them.
 * They grow with months, products and lots, not with entries or accounts, so one walk gives the
 * report of every period.
 */
public final class LiabilityBooks implements Onlooker {
  /** Two years: what fits a page and shows a season twice. */
  static final int MONTHS_SHOWN = 24;

  private final long size;
  private final NavigableMap<YearMonth, Month> months = new TreeMap<>();
  private Instant newest = Instant.EPOCH;
  private long delaySeconds;

  /**
   * @param size how many entries to take in, from the first: what comes after them is passed over
   */
  public LiabilityBooks(long size) {
    this.size = size;
  }

  @Override
  public void see(long index, SignedEntry signed) {
    if (index >= size) {
      return;
    }
    Entry entry = signed.entry();
    if (entry.time().isAfter(newest)) {
      newest = entry.time();
    }
    delaySeconds = Math.max(delaySeconds, entry.log().mergeDelaySeconds());
    YearMonth month = YearMonth.from(entry.time().atZone(ZoneOffset.UTC));
    Movement.of(entry)
        .ifPresent(movement -> months.computeIfAbsent(month, Month::new).add(movement, entry));
  }

  /** What all entries that were seen come to. */
  public Holdings total() {
    return sum(months);
  }

  private static Holdings sum(NavigableMap<YearMonth, Month> months) {
    return months.values().stream().map(Month::change).reduce(Holdings.NONE, Holdings::plus);
  }

  /**
   * The report of a period.
   *
   * @param origin of the log
   * @param head the tree of the entries that were seen
   * @param period which
   */
  public LiabilityReport report(String origin, TreeHead head, Period period) {
    Month month = months.getOrDefault(period.month(), new Month(period.month()));
    Map<Movement, Flow> flows = new EnumMap<>(Movement.class);
    for (Movement movement : Movement.values()) {
      flows.put(movement, month.of(movement));
    }
    List<LiabilityReport.Product> products = new ArrayList<>();
    month
        .products()
        .forEach(
            (name, sold) ->
                products.add(new LiabilityReport.Product(name, sold.redemptions(), sold.amount())));
    NavigableMap<YearMonth, Cohort> cohorts = cohorts(period);
    PastLots past = PastLots.before(period, cohorts);
    return new LiabilityReport(
        new LiabilityReport.Heading(origin, head, period, newest, isClosed(period)),
        sum(months.headMap(period.month(), false)),
        flows,
        month.setOff(),
        products,
        lots(period, cohorts, past),
        past,
        trend(period));
  }

  /** Whether no entry of the period can still be on its way into the log. */
  private boolean isClosed(Period period) {
    return !newest.isBefore(period.end().plusSeconds(delaySeconds));
  }

  private NavigableMap<YearMonth, Cohort> cohorts(Period period) {
    NavigableMap<YearMonth, Cohort> all = new TreeMap<>();
    for (Month month : months.headMap(period.month(), true).values()) {
      month.cohorts().forEach((lot, cohort) -> all.merge(lot, cohort, Cohort::plus));
    }
    return all;
  }

  private static List<LiabilityReport.Lot> lots(
      Period period, NavigableMap<YearMonth, Cohort> cohorts, PastLots past) {
    List<LiabilityReport.Lot> lots = new ArrayList<>();
    cohorts.forEach(
        (month, cohort) -> {
          if (!cohort.balance().isZero()) {
            lots.add(
                new LiabilityReport.Lot(
                    month,
                    cohort.opened(),
                    cohort.earned(),
                    cohort.received(),
                    cohort.vested(),
                    past.expected(period, month, cohort.vested(), cohort.balance())));
          }
        });
    return lots;
  }

  private List<LiabilityReport.Trend> trend(Period period) {
    if (months.headMap(period.month(), true).isEmpty()) {
      return List.of();
    }
    YearMonth first = period.month().minusMonths(MONTHS_SHOWN - 1);
    YearMonth from = first.isBefore(months.firstKey()) ? months.firstKey() : first;
    Amount closing = sum(months.headMap(from, false)).total();
    List<LiabilityReport.Trend> trend = new ArrayList<>();
    for (YearMonth at = from; !at.isAfter(period.month()); at = at.plusMonths(1)) {
      Month month = months.getOrDefault(at, new Month(at));
      closing = closing.plus(month.change().total());
      trend.add(LiabilityReport.Trend.of(at, month::of, closing));
    }
    return trend;
  }
}
