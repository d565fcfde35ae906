package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static zoncoin.reward.IssuanceTest.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;

/** What an entry rests on is there before the entry is. */
final class IssuanceEvidenceTest {
  private static final RewardPolicy POLICY = RewardPolicy.standard();

  @Test
  void everyEntryRestsOnEvidenceThatIsKeptAndSaysWhatWasBefore() {
    Village village = new Village().founded();
    Issuance issuance = new Issuance(village.ledger(), village.journal, village.evidenceWriter());
    issuance.issue(assessment("03", "100", false), POLICY);
    issuance.issue(assessment("04", "90", true), POLICY);
    EvidenceReader evidence = new EvidenceReader(village.evidence);
    List<String> grounds = new ArrayList<>();
    for (int revision = 2; revision <= 3; revision++) {
      TransactionId id =
          IssuedSoFar.transaction("issue", IssuedSoFar.key(IssuanceTest.SUBJECT), revision);
      SignedEntry entry = village.journal.find(id).orElseThrow().signed();
      SignedAssessment signed =
          evidence.assessment(entry.entry().evidence().orElseThrow().assessment()).orElseThrow();
      VerifierKey billing = village.issuer.signer(Kind.Desk.BILLING).verifierKey();
      assertInstanceOf(Verdict.Signed.class, signed.note().verify(List.of(billing)));
      assertEquals(
          Optional.of(POLICY.text()),
          evidence.rewardPolicy(entry.entry().evidence().orElseThrow().rewardPolicy()));
      grounds.add(
          signed.assessment().text().substring(signed.assessment().ofBill().text().length()));
    }
    assertEquals(
        List.of(
            "revision 2\nenrolment 1\nbefore 0 0 0\n",
            "revision 3\nprevious issue.999988887777.111122223333.2026-06.USD.1\n"
                + "enrolment 1\nbefore 200000000 200000000 0\n"),
        grounds);
  }

  /** The process ends when the evidence is written, and the delivery is processed again. */
  @Test
  void aCrashBetweenEvidenceAndEntryLeavesAFileThatNobodyNames() {
    for (int write = 1; write <= 2; write++) {
      Village crashed = new Village().founded();
      EvidenceWriter dying = crashed.evidenceWriter(new Dying(crashed.evidence, write));
      Issuance broken = new Issuance(crashed.ledger(), crashed.journal, dying);
      assertThrows(Weather.Crash.class, () -> broken.issue(assessment("03", "100", false), POLICY));
      assertEquals(write, crashed.evidence.paths().size());
      assertEquals(3, crashed.journal.list(Integer.MAX_VALUE).size(), "nothing was posted");
      new Issuance(crashed.ledger(), crashed.journal, crashed.evidenceWriter())
          .issue(assessment("03", "100", false), POLICY);
      assertEquals(2, crashed.evidence.paths().size(), "the same files again");
      assertEquals(
          Amount.ofZnc(200),
          crashed.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING));
    }
  }

  /** Evidence whose writer dies right after so many writes. */
  private static final class Dying implements EvidenceFiles {
    private final EvidenceFiles files;
    private int writes;

    private Dying(EvidenceFiles files, int writes) {
      this.files = files;
      this.writes = writes;
    }

    @Override
    public Optional<byte[]> read(EvidenceName name) {
      return files.read(name);
    }

    @Override
    public boolean create(EvidenceName name, byte[] bytes) {
      boolean created = files.create(name, bytes);
      if (--writes == 0) {
        throw new Weather.Crash("evidence");
      }
      return created;
    }

    @Override
    public void keep(Source source) {
      throw new AssertionError("issuing keeps no source: " + source);
    }
  }
}
