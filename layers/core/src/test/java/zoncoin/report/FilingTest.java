package zoncoin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Period;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.note.Verdict;
import zoncoin.tlog.Hash;

/** A report is kept, and its hash is in the log. */
final class FilingTest {
  private static final Period PERIOD = Period.parse("2026-09");

  private final Village village = Chronicle.threeMonths();
  private final NoteSigner billing = village.issuer.signer(Kind.Desk.BILLING);
  private final Filing filing =
      new Filing(Chronicle.liability(), billing, village.evidence, village.ledger());

  private Filing.Result.Filed file() {
    return assertInstanceOf(Filing.Result.Filed.class, filing.file(village::readLog, PERIOD));
  }

  @Test
  void theEntryCarriesTheHashOfTheTextThatIsKept() {
    Filing.Result.Filed filed = file();
    Hash hash = Chronicle.report(village, "2026-09").hash();
    assertEquals(Optional.of(Evidence.ofReport(hash)), filed.entry().entry().evidence());
    assertEquals(
        "report.2026-09." + filed.report().report().heading().head().size(),
        filed.entry().entry().transaction().text());
    byte[] kept =
        village.evidence.read(new EvidenceName(EvidenceName.Kind.REPORT, hash)).orElseThrow();
    SignedReport read = SignedReport.parse(kept);
    assertEquals(filed.report(), read);
    assertEquals(
        new Verdict.Signed(List.of(billing.verifierKey())),
        read.note().verify(List.of(billing.verifierKey())));
  }

  @Test
  void filedAgainAtTheSameCheckpointItIsTheSame() {
    assertEquals(file(), file());
    assertEquals(1, village.evidence.paths().size());
  }

  @Test
  void atALaterCheckpointItIsAnotherBesideTheFirst() {
    Filing.Result.Filed first = file();
    var _ = village.sealer().seal();
    Filing.Result.Filed second = file();
    assertNotEquals(first.entry(), second.entry());
    assertEquals(first.report().report().closing(), second.report().report().closing());
    assertEquals(2, village.evidence.paths().size());
  }

  @Test
  void aReportThatWasKeptBeforeACrashIsPutOnRecordByTheNextRun() {
    SignedReport kept = SignedReport.sign(Chronicle.report(village, "2026-09"), billing);
    EvidenceName name = new EvidenceName(EvidenceName.Kind.REPORT, kept.hash());
    village.evidence.create(name, kept.bytes());
    assertEquals(kept, file().report());
    assertEquals(Set.of(name.path()), village.evidence.paths());
  }
}
