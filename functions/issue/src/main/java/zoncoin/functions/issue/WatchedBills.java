package zoncoin.functions.issue;

import java.util.List;
import java.util.function.Consumer;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Ineligible;
import zoncoin.billing.LineType;
import zoncoin.edge.event.Metric;

/**
 * A reader that tells when a bill has line types that nobody has judged yet. They earn nothing, so
 * somebody may be missing coins until a policy says whether they should.
 */
final class WatchedBills implements BillReader {
  static final String METRIC = "UnknownLineTypes";

  private final BillReader bills;
  private final Consumer<Metric> metrics;

  /**
   * @param bills reads them
   * @param metrics takes one for each bill that has such types: how many
   */
  WatchedBills(BillReader bills, Consumer<Metric> metrics) {
    this.bills = bills;
    this.metrics = metrics;
  }

  @Override
  public List<Bill> read(List<String> places, Eligibility eligibility) {
    List<Bill> read = bills.read(places, eligibility);
    for (Bill bill : read) {
      List<String> unknown =
          bill.totals().values().stream()
              .flatMap(totals -> totals.ineligible().stream())
              .filter(total -> total.reason() == Ineligible.UNKNOWN_TYPE)
              .map(total -> total.type())
              .map(LineType::name)
              .distinct()
              .sorted()
              .toList();
      if (!unknown.isEmpty()) {
        metrics.accept(
            new Metric(
                METRIC, "Count", unknown.size(), "not judged yet: " + String.join(", ", unknown)));
      }
    }
    return read;
  }
}
