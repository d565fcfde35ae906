package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.Kind;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.reward.RewardPolicy;

/** The text of an assessment is what its hash says; whose word it is says its signature. */
final class AssessmentSignaturesTest {
  private static final NoteSigner NEXT = Village.signer(Village.LOG.origin() + "/billing", 9);

  private final BilledVillage billed = new BilledVillage();
  private final Village village = billed.village;
  private final Assessment assessment = BilledVillage.on("03", "100", 1, Village.ALICE, "0");

  private void issueOn(SignedNote note) {
    EvidenceName name = new EvidenceName(EvidenceName.Kind.ASSESSMENT, assessment.hash());
    assertTrue(village.evidence.create(name, note.bytes()));
    village.evidenceWriter().keep(RewardPolicy.standard().text());
    billed.post(1, Village.ALICE, "200", BilledVillage.evidence(assessment));
  }

  private void nameKey(int change, NoteSigner signer, Set<Kind> kinds) {
    PublicKey key = new PublicKey(signer.verifierKey(), kinds);
    village.post(new Request.NameKeys(TransactionId.ofKey(change), List.of(key)));
  }

  @Test
  void aStrangersIsFound() {
    issueOn(SignedAssessment.sign(assessment, NEXT).note());
    assertEquals(List.of("its assessment is signed by no key that may issue"), billed.wrong());
  }

  @Test
  void thatOfTheDeskWhichMayNotIssueIsFound() {
    issueOn(SignedAssessment.sign(assessment, village.issuer.signer(Kind.Desk.DESK)).note());
    assertEquals(List.of("its assessment is signed by no key that may issue"), billed.wrong());
  }

  @Test
  void aSignatureOfAnotherTextIsFound() {
    Assessment other = BilledVillage.on("04", "150", 1, Village.ALICE, "0");
    NoteSigner billing = village.issuer.signer(Kind.Desk.BILLING);
    issueOn(
        new SignedNote(
            assessment.text(), SignedAssessment.sign(other, billing).note().signatures()));
    assertEquals(
        List.of("its assessment's signature is not of village.example/ledger/billing"),
        billed.wrong());
  }

  /** Nothing says that the entry which names a key is sealed before its first assessment's. */
  @Test
  void thatOfAKeyWhichTheLogNamesLaterIsSound() {
    issueOn(SignedAssessment.sign(assessment, NEXT).note());
    nameKey(2, NEXT, Set.of(Kind.ISSUE, Kind.ADJUST));
    assertEquals(List.of(), billed.wrong());
  }

  /** It was kept before the change, and its entry was posted after. */
  @Test
  void thatOfAKeyWhichWasRetiredIsSound() {
    nameKey(2, NEXT, Set.of(Kind.ISSUE, Kind.ADJUST));
    nameKey(3, NEXT, Set.of());
    issueOn(SignedAssessment.sign(assessment, NEXT).note());
    assertEquals(List.of(), billed.wrong());
  }

  @Test
  void aKeyThatMayOnlyVestIsNoneThatIssues() {
    nameKey(2, NEXT, Set.of(Kind.VEST));
    issueOn(SignedAssessment.sign(assessment, NEXT).note());
    assertEquals(List.of("its assessment is signed by no key that may issue"), billed.wrong());
  }
}
