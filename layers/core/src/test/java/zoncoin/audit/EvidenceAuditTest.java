package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Grounds;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/** What assessments say of before is held against the log. */
final class EvidenceAuditTest {
  private final BilledVillage billed = new BilledVillage();
  private final Village village = billed.village;

  @Test
  void whatIssuanceWritesIsSound() {
    Issuance issuance = new Issuance(village.ledger(), village.journal, village.evidenceWriter());
    issuance.issue(BilledVillage.assessment("03", "100"), RewardPolicy.standard());
    issuance.issue(BilledVillage.assessment("04", "60"), RewardPolicy.standard());
    issuance.issue(BilledVillage.assessment("05", "90"), RewardPolicy.standard());
    assertEquals(List.of(), billed.wrong());
  }

  /** The first entry of a subject: nothing was before it. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, ''",
    "5, 0, 0, 'its assessment says before 5 0 0, the log 0 0 0'",
    "0, 5, 0, 'its assessment says before 0 5 0, the log 0 0 0'",
    "5, 0, 5, 'its assessment says before 5 0 5, the log 0 0 0'",
  })
  void aLieOfWhatWasBeforeIsFound(long reward, long pending, long forfeited, String detail) {
    Grounds.Before before =
        new Grounds.Before(Amount.of(reward), Amount.of(pending), Amount.of(forfeited));
    Assessment lying =
        BilledVillage.assessment("03", "100").on(new Grounds(2, Optional.empty(), 1, before));
    village.evidenceWriter().keep(lying);
    billed.post(1, Village.ALICE, "200", BilledVillage.evidence(lying));
    assertEquals(detail.isEmpty() ? List.of() : List.of(detail), billed.wrong());
  }

  private static Assessment on(String day, String dollars, int revision, String beforeZnc) {
    return BilledVillage.on(day, dollars, revision, Village.ALICE, beforeZnc);
  }

  /** Each says truly what Alice had before; whoever sums hers alone could go on like this. */
  @Test
  void coinsOfOneBillThatGoToAnotherAccountThanBeforeAreFound() {
    billed.issue(1, Village.ALICE, on("03", "100", 1, "0"), "200");
    billed.issue(2, Village.BOB, BilledVillage.on("04", "150", 2, Village.BOB, "200"), "100");
    billed.issue(3, Village.BOB, BilledVillage.on("05", "150", 3, Village.BOB, "200"), "100");
    Findings findings = new Findings();
    billed.audit(findings);
    assertEquals(
        List.of("gives to member:444455556666 what member:111122223333 had before"),
        billed.wrong());
    assertEquals(2, findings.tallies().getFirst().count());
  }

  @Test
  void moreThanTheAssessmentIsWorthIsFound() {
    billed.issue(1, Village.ALICE, on("03", "100", 1, "0"), "201");
    assertEquals(
        List.of("its assessment and policy come to deltaZon 200000000, not 201000000"),
        billed.wrong());
  }

  @Test
  void coinsUnderAnotherNameThanABillsAreFound() {
    village.post(
        new Request.Issue(
            TransactionId.parse("bonus.1"),
            Village.ALICE,
            Amount.ofZnc(1),
            new Evidence(Hash.EMPTY, RewardPolicy.standard().hash()),
            village.journal.head(Village.ALICE).standing().enrolment().since()));
    assertEquals(List.of("rests on a bill, and its name is of none"), billed.wrong());
  }

  /**
   * The policy is at hand and the coins are what it comes to; the log never brought it into force.
   */
  @Test
  void coinsByAPolicyThatTheLogNeverAppliedAreFoundAndByOneItAppliedAreNot() {
    RewardPolicy own = named("own-1");
    Assessment assessment = on("03", "100", 1, "0");
    village.evidenceWriter().keep(assessment);
    village.evidenceWriter().keep(own.text());
    billed.post(1, Village.ALICE, "200", new Evidence(assessment.hash(), own.hash()));
    assertEquals(
        List.of(
            "rests on policy %s, and for 2026-06 the log had %s in force"
                .formatted(own.hash().hex(), RewardPolicy.standard().hash().hex())),
        billed.wrong());
    village.post(new Request.ApplyPolicy(TransactionId.parse("policy.own-1"), own.hash()));
    assertEquals(List.of(), billed.wrong());
  }

  private static EvidenceHeld.Missing lacks(int revision, EvidenceName... files) {
    return new EvidenceHeld.Missing(BilledVillage.id(revision), List.of(files));
  }

  /**
   * The second entry's coins are more than its assessment is worth: that is seen once it is there.
   */
  @Test
  void anEntryOfWhichAFileIsNotAtHandIsNamedAndIsNotWrong() {
    RewardPolicy policy = RewardPolicy.standard();
    Assessment first = on("03", "100", 1, "0");
    Assessment second = on("04", "150", 2, "200");
    billed.post(1, Village.ALICE, "200", BilledVillage.evidence(first));
    billed.post(2, Village.ALICE, "101", BilledVillage.evidence(second));
    EvidenceName firstFile = new EvidenceName(EvidenceName.Kind.ASSESSMENT, first.hash());
    EvidenceName secondFile = new EvidenceName(EvidenceName.Kind.ASSESSMENT, second.hash());
    EvidenceName policyFile = new EvidenceName(EvidenceName.Kind.REWARD_POLICY, policy.hash());
    assertHeld(List.of(lacks(1, firstFile, policyFile), lacks(2, secondFile, policyFile)));
    village.evidenceWriter().keep(policy.text());
    assertHeld(List.of(lacks(1, firstFile), lacks(2, secondFile)));
    village.evidenceWriter().keep(first);
    assertHeld(List.of(lacks(2, secondFile)));
    village.evidenceWriter().keep(second);
    assertEquals(
        List.of("its assessment and policy come to deltaZon 100000000, not 101000000"),
        billed.wrong());
    assertEquals(new EvidenceHeld.Tally(2, 0, List.of()), billed.audit(new Findings()).coins());
  }

  private void assertHeld(List<EvidenceHeld.Missing> missing) {
    assertEquals(List.of(), billed.wrong());
    EvidenceHeld held = billed.audit(new Findings());
    assertEquals(new EvidenceHeld.Tally(2, missing.size(), missing), held.coins());
    assertEquals(new EvidenceHeld.Tally(0, 0, List.of()), held.policies());
  }

  private static RewardPolicy named(String version) {
    return RewardPolicy.parse(RewardPolicy.standard().text().replace("standard-1", version));
  }

  /**
   * Of two policies the second is gone, by which the coins are: by the first they would be wrong.
   */
  @Test
  void whichPolicyWasInForceIsAskedOnlyIfAllThatTheLogAppliedAreAtHand() {
    RewardPolicy gone = named("gone-2");
    for (RewardPolicy policy : List.of(named("kept-1"), gone)) {
      TransactionId id = TransactionId.parse("policy." + policy.name());
      village.post(new Request.ApplyPolicy(id, policy.hash()));
    }
    village.evidenceWriter().keep(named("kept-1").text());
    Assessment assessment = on("03", "100", 1, "0");
    billed.post(1, Village.ALICE, "200", new Evidence(assessment.hash(), gone.hash()));
    EvidenceName file = new EvidenceName(EvidenceName.Kind.REWARD_POLICY, gone.hash());
    EvidenceHeld.Missing missing =
        new EvidenceHeld.Missing(TransactionId.parse("policy.gone-2"), List.of(file));
    assertEquals(List.of(), billed.wrong());
    assertEquals(
        new EvidenceHeld.Tally(2, 1, List.of(missing)), billed.audit(new Findings()).policies());
    village.evidenceWriter().keep(gone.text());
    assertEquals(List.of(), billed.wrong());
  }

  @Test
  void moreMissingThanAreNamedAreCountedStill() {
    EvidenceHeld.Count count = new EvidenceHeld.Count();
    EvidenceName file = new EvidenceName(EvidenceName.Kind.ASSESSMENT, Hash.EMPTY);
    for (int i = 0; i <= EvidenceHeld.MAX_NAMED; i++) {
      count.add(BilledVillage.id(i + 1), List.of(file));
    }
    assertEquals(EvidenceHeld.MAX_NAMED + 1, count.tally().missing());
    assertEquals(EvidenceHeld.MAX_NAMED, count.tally().first().size());
    assertEquals(0, count.tally().held());
  }
}
