package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Charge;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.tlog.Hash;

/** A bill with one line. */
final class OneBill {
  private OneBill() {}

  /**
   * What it is worth.
   *
   * @param cost of the line, all of it eligible
   * @param isFinal whether it is invoiced
   * @param made when it was delivered
   * @param run which run of the export made it
   */
  static Assessment of(
      Subject subject, BigDecimal cost, boolean isFinal, Instant made, String run) {
    List<SourceFile> files = List.of(new SourceFile("bill", 1, Hash.EMPTY));
    Assessor assessor =
        new Assessor(new Delivery("cur-2.0", run, made, files), Eligibility.standard());
    assessor.add(
        new Charge(
            subject,
            new LineType("Usage"),
            "AWS",
            "AmazonEC2",
            "",
            isFinal ? "2026A0001" : "",
            new Charge.Sums(1, 1, 0, cost, cost)));
    return assessor.bill().assessments().getFirst();
  }
}
