package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import zoncoin.audit.AuditReport.Sound;
import zoncoin.audit.AuditReport.Unsound;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/** Audits under the village's keys, and what tests say of the reports. */
final class Audited {
  static final TrustedKeys KEYS =
      TrustedKeys.of(Village.logSigners().stream().map(NoteSigner::verifierKey).toList());

  private static final TrustedKeys CLASSICAL =
      TrustedKeys.of(List.of(Village.logSigners().getFirst().verifierKey()));

  private Audited() {}

  static AuditReport audit(TileReader log, TreeHead... earlier) {
    Audit.Plan plan = new Audit.Plan(KEYS, List.of(earlier), Audit.Signatures.VERIFIED);
    return new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(log);
  }

  /** Under the Ed25519 key alone and without issuers' signatures: for many audits in a row. */
  static AuditReport glance(TileReader log) {
    Audit.Plan plan = new Audit.Plan(CLASSICAL, List.of(), Audit.Signatures.SKIPPED);
    return new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(log);
  }

  static Sound assertSound(AuditReport report) {
    return assertInstanceOf(Sound.class, report, () -> "" + report);
  }

  /** The first wrong entry is that one, and these are all the rules that are broken. */
  static Unsound assertFinds(AuditReport report, long index, Rule... rules) {
    Unsound unsound = assertInstanceOf(Unsound.class, report);
    Set<Rule> broken =
        unsound.kinds().stream().map(tally -> tally.first().rule()).collect(Collectors.toSet());
    assertEquals(Set.of(rules), broken, () -> "" + unsound);
    assertEquals(OptionalLong.of(index), unsound.first().index(), () -> "" + unsound);
    return unsound;
  }

  /** Something is wrong with the log as a whole. */
  static Unsound assertFindsInLog(AuditReport report, Rule rule) {
    Unsound unsound = assertInstanceOf(Unsound.class, report);
    assertEquals(rule, unsound.first().rule(), () -> "" + unsound);
    assertEquals(OptionalLong.empty(), unsound.first().index(), () -> "" + unsound);
    return unsound;
  }
}
