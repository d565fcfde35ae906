package zoncoin.audit;

import java.util.List;
import java.util.Optional;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.evidence.EvidenceReader;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Re-derives a whole log: every tile, root, signature, chain, bucket, lot order, reference and
 * total. Memory grows with accounts and by 24 bytes an entry, not with the entries themselves.
 */
public final class Audit {
  /** Where the checkpoint is, relative to the log's prefix. */
  public static final String CHECKPOINT = "checkpoint";

  private final Plan plan;
  private final Parallel parallel;
  private final Progress progress;

  /**
   * @param plan what is audited against
   * @param parallel how many things are done at once
   * @param progress whom to tell
   */
  public Audit(Plan plan, Parallel parallel, Progress progress) {
    this.plan = plan;
    this.parallel = parallel;
    this.progress = progress;
  }

  /**
   * What a log is audited against.
   *
   * @param keys the log's; issuer keys among them are passed over, since the log names its own
   * @param earlier heads of this log that were signed before, which it has to extend
   * @param signatures whether issuers' signatures are verified
   */
  public record Plan(TrustedKeys keys, List<TreeHead> earlier, Signatures signatures) {
    /** Copies. */
    public Plan {
      earlier = List.copyOf(earlier);
    }
  }

  /** Whether issuers' signatures are verified. */
  public enum Signatures {
    /** Each of them: an audit. */
    VERIFIED,
    /** None: shows how fast all else is, and proves nothing about who issued what. */
    SKIPPED
  }

  /**
   * Audits the log of a folder.
   *
   * @param log its files; read by several threads if {@code parallel} uses them
   * @return what was found; nothing in the log makes it an exception
   * @throws java.io.UncheckedIOException if a file could not be read
   */
  public AuditReport run(TileReader log) {
    return run(log, Onlooker.NONE);
  }

  /** As {@link #run(TileReader)}, while somebody looks on. */
  public AuditReport run(TileReader log, Onlooker onlooker) {
    return run(log, onlooker, new Findings());
  }

  /**
   * Audits a log as it will be: whoever signs that head next has to sign what is sound.
   *
   * @param head nobody signed it yet
   * @param log its files
   */
  public AuditReport run(TreeHead head, TileReader log) {
    Findings findings = new Findings();
    Walk walk = new Walk(plan, head, log, Onlooker.NONE, findings);
    return report(walk.walk(parallel, progress), findings);
  }

  /**
   * As {@link #run(TileReader)}, with the assessments and policies that are at hand: what they say
   * of what had been issued before is held against the log, coins against what they come to, and
   * who signed an assessment against the keys that the log names.
   */
  public WithEvidence run(TileReader log, EvidenceReader evidence, Recomputing coins) {
    Findings findings = new Findings();
    EvidenceAudit onlooker = new EvidenceAudit(evidence, coins, findings);
    AuditReport report = run(log, onlooker, findings);
    return new WithEvidence(report, onlooker.held());
  }

  /**
   * What an audit with evidence came to.
   *
   * @param report sound if nothing is wrong with the log and with what was at hand
   * @param held what was at hand
   */
  public record WithEvidence(AuditReport report, EvidenceHeld held) {}

  private AuditReport run(TileReader log, Onlooker onlooker, Findings findings) {
    Optional<TreeHead> head = readHead(log, findings);
    Figures figures =
        head.map(signed -> new Walk(plan, signed, log, onlooker, findings).walk(parallel, progress))
            .orElse(Figures.NONE);
    onlooker.end();
    return report(figures, findings);
  }

  private static AuditReport report(Figures figures, Findings findings) {
    return findings.isEmpty()
        ? new AuditReport.Sound(figures)
        : new AuditReport.Unsound(findings.tallies(), figures);
  }

  private Optional<TreeHead> readHead(TileReader log, Findings findings) {
    Optional<byte[]> file = log.read(CHECKPOINT);
    if (file.isEmpty()) {
      findings.add(Finding.ofLog(Rule.CHECKPOINT, "there is no " + CHECKPOINT));
      return Optional.empty();
    }
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(file.get());
      if (checkpoint
          .verify(plan.keys().origin(), plan.keys().log())
          .isSignedByAll(plan.keys().log())) {
        return Optional.of(checkpoint.checkpoint().head());
      }
      findings.add(Finding.ofLog(Rule.CHECKPOINT, unsigned(checkpoint.checkpoint().origin())));
    } catch (Malformed malformed) {
      findings.add(Finding.ofLog(Rule.CHECKPOINT, malformed.getMessage()));
    }
    return Optional.empty();
  }

  private String unsigned(String origin) {
    String shown = Malformed.shown(origin);
    return origin.equals(plan.keys().origin())
        ? "the checkpoint of " + shown + " is not so signed"
        : "the checkpoint is of log %s, and the keys are of another log, %s"
            .formatted(shown, plan.keys().origin());
  }
}
