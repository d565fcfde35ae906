package zoncoin.report;

import java.util.ArrayList;
import java.util.List;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.billing.Period;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Makes reports from a log, which it audits on the way: a log that is not sound has no report. The
 * sums of a report and those of the audit are kept apart from each other, and must be the same.
 */
public final class Liability {
  private final Audit.Plan plan;
  private final Parallel parallel;
  private final Progress progress;

  /**
   * @param plan what the log is audited against
   * @param parallel how many things are done at once
   * @param progress whom to tell
   */
  public Liability(Audit.Plan plan, Parallel parallel, Progress progress) {
    this.plan = plan;
    this.parallel = parallel;
    this.progress = progress;
  }

  /** What reading a log came to. */
  public sealed interface Result {
    /** The report. */
    record Made(LiabilityReport report) implements Result {}

    /** The log is not sound, so that nothing can be said of it. */
    record Unsound(AuditReport.Unsound audit) implements Result {}
  }

  /**
   * The report of a period at the log's checkpoint.
   *
   * @param log its files
   * @param period which
   * @throws java.io.UncheckedIOException if a file could not be read
   */
  public Result read(TileReader log, Period period) {
    LiabilityBooks books = new LiabilityBooks(Long.MAX_VALUE);
    return switch (new Audit(plan, parallel, progress).run(log, books)) {
      case AuditReport.Unsound unsound -> new Result.Unsound(unsound);
      case AuditReport.Sound sound -> {
        Holdings audited = Holdings.of(sound.figures().supply().stock());
        if (!books.total().equals(audited)) {
          throw new IllegalStateException(
              "the report's sums are not the audit's: " + books.total() + ", " + audited);
        }
        yield new Result.Made(books.report(plan.keys().origin(), sound.figures().head(), period));
      }
    };
  }

  /**
   * The report of a period as it was at an earlier head, which the log has to extend.
   *
   * @param head of the tree as it was
   * @param log its files
   * @param period which
   */
  public Result readAt(TreeHead head, TileReader log, Period period) {
    List<TreeHead> earlier = new ArrayList<>(plan.earlier());
    earlier.add(head);
    Audit.Plan extended = new Audit.Plan(plan.keys(), earlier, plan.signatures());
    LiabilityBooks books = new LiabilityBooks(head.size());
    return switch (new Audit(extended, parallel, progress).run(log, books)) {
      case AuditReport.Unsound unsound -> new Result.Unsound(unsound);
      case AuditReport.Sound _ -> new Result.Made(books.report(plan.keys().origin(), head, period));
    };
  }
}
