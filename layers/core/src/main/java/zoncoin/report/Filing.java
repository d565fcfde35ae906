package zoncoin.report;

import java.util.List;
import zoncoin.audit.AuditReport;
import zoncoin.billing.Period;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

/** Makes a report, signs it, keeps it and puts it on record. */
public final class Filing {
  private final Liability liability;
  private final NoteSigner billing;
  private final EvidenceFiles evidence;
  private final Ledger ledger;

  /**
   * @param liability reads the log
   * @param billing signs the report
   * @param evidence where it is kept
   * @param ledger where its entry is posted
   */
  public Filing(Liability liability, NoteSigner billing, EvidenceFiles evidence, Ledger ledger) {
    this.liability = liability;
    this.billing = billing;
    this.evidence = evidence;
    this.ledger = ledger;
  }

  /** What became of it. */
  public sealed interface Result {
    /** It is kept and on record. */
    record Filed(SignedReport report, SignedEntry entry) implements Result {}

    /** The log is not sound: a person must look. */
    record Unsound(AuditReport.Unsound audit) implements Result {}

    /** The ledger forbids it: a person must look. */
    record Refused(Refusal refusal) implements Result {}
  }

  /**
   * Files the report of a period. Asked again at the same checkpoint, it is the same report; at a
   * later one it is another, filed beside the first.
   *
   * @param log what it is made from
   * @param period which
   */
  public Result file(TileReader log, Period period) {
    return switch (liability.read(log, period)) {
      case Liability.Result.Unsound unsound -> new Result.Unsound(unsound.audit());
      case Liability.Result.Made made -> file(SignedReport.sign(made.report(), billing));
    };
  }

  private Result file(SignedReport signed) {
    EvidenceName name = new EvidenceName(EvidenceName.Kind.REPORT, signed.hash());
    if (!evidence.create(name, signed.bytes())) {
      requireSame(name, signed);
    }
    // A crash here means: a report is kept that no entry names, which harms nobody.
    Request request = new Request.FileReport(transaction(signed.report()), signed.hash());
    return switch (ledger.post(request, List.of())) {
      case Posted.Written written -> new Result.Filed(signed, written.signed());
      case Posted.Refused refused -> new Result.Refused(refused.refusal());
      case Posted.Stale _ -> throw new IllegalStateException("no item moves with a report");
    };
  }

  /** Perhaps signed with an earlier key: it is the text that the name is of. */
  private void requireSame(EvidenceName name, SignedReport signed) {
    boolean isSame =
        evidence
            .read(name)
            .filter(bytes -> SignedReport.parse(bytes).report().equals(signed.report()))
            .isPresent();
    if (!isSame) {
      throw new Malformed("evidence is not what its name says: " + name);
    }
  }

  private static TransactionId transaction(LiabilityReport report) {
    LiabilityReport.Heading heading = report.heading();
    return TransactionId.parse("report." + heading.period() + "." + heading.head().size());
  }
}
