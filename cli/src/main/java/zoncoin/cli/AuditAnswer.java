package zoncoin.cli;

import java.util.List;
import java.util.Optional;
import zoncoin.audit.AuditReport;
import zoncoin.audit.EvidenceHeld;
import zoncoin.audit.Rule;
import zoncoin.note.SignedCheckpoint;

/** What {@code zon audit} has to say, for people and for programs. */
sealed interface AuditAnswer {
  /** Which log. */
  String origin();

  /** Whether nothing is wrong with the log and with what was at hand of its evidence. */
  default boolean isSound() {
    return this instanceof Audited audited && audited.report() instanceof AuditReport.Sound;
  }

  /** Whether it was asked with evidence, and nothing of that was missing. */
  default boolean hasAllEvidence() {
    return this instanceof Audited audited
        && audited.held().filter(EvidenceHeld::isAll).isPresent();
  }

  /** The checkpoint contradicts one that was seen before: nothing was audited. */
  record Refused(String origin, Seen.Contradiction contradiction) implements AuditAnswer {}

  /**
   * The log was audited.
   *
   * @param held what was at hand of the evidence, if any was asked for
   * @param seconds it took
   * @param contradiction if the log does not extend what was seen
   */
  record Audited(
      String origin,
      AuditReport report,
      Optional<EvidenceHeld> held,
      double seconds,
      Optional<Seen.Contradiction> contradiction)
      implements AuditAnswer {}

  /** What contradicts what, if the log does not extend what was seen. */
  static Optional<Seen.Contradiction> fork(
      AuditReport report, List<SignedCheckpoint> earlier, Optional<SignedCheckpoint> now) {
    boolean isFork =
        report instanceof AuditReport.Unsound unsound
            && unsound.kinds().stream().anyMatch(kind -> kind.first().rule() == Rule.EXTENSION);
    return now.filter(checkpoint -> isFork)
        .map(
            checkpoint ->
                new Seen.Contradiction(
                    "the log does not extend what was signed before", false, earlier, checkpoint));
  }
}
