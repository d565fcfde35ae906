package zoncoin.cli;

import java.util.List;
import java.util.Optional;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Rule;
import zoncoin.note.SignedCheckpoint;

/** What {@code zon audit} has to say, for people and for programs. */
sealed interface AuditAnswer {
  /** Which log. */
  String origin();

  /** Whether all is well. */
  default boolean isGood() {
    return this instanceof Audited audited && audited.report() instanceof AuditReport.Sound;
  }

  /** The checkpoint contradicts one that was seen before: nothing was audited. */
  record Refused(String origin, Seen.Contradiction contradiction) implements AuditAnswer {}

  /**
   * The log was audited.
   *
   * @param seconds it took
   * @param contradiction if the log does not extend what was seen
   */
  record Audited(
      String origin, AuditReport report, double seconds, Optional<Seen.Contradiction> contradiction)
      implements AuditAnswer {}

  /** The answer, with evidence if the log does not extend what was seen. */
  static AuditAnswer of(
      String origin,
      AuditReport report,
      double seconds,
      List<SignedCheckpoint> earlier,
      Optional<SignedCheckpoint> now) {
    boolean isFork =
        report instanceof AuditReport.Unsound unsound
            && unsound.kinds().stream().anyMatch(kind -> kind.first().rule() == Rule.EXTENSION);
    Optional<Seen.Contradiction> contradiction =
        now.filter(checkpoint -> isFork)
            .map(
                checkpoint ->
                    new Seen.Contradiction(
                        "the log does not extend what was signed before",
                        false,
                        earlier,
                        checkpoint));
    return new Audited(origin, report, seconds, contradiction);
  }
}
