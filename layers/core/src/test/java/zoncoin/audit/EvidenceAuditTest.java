package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Charge;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Grounds;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.reward.Issuance;
import zoncoin.reward.RecomputedCoins;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/** What assessments say of before is held against the log. */
final class EvidenceAuditTest {
  private static final Subject JUNE =
      new Subject("999988887777", Village.ALICE.id(), Period.parse("2026-06"), Currency.USD);

  private final Village village = new Village().founded();
  private final Findings findings = new Findings();

  private static Assessment assessment(String day, String dollars) {
    Assessor assessor =
        new Assessor(
            new Delivery(
                "cur-2.0",
                "run",
                Instant.parse("2026-07-" + day + "T06:00:00Z"),
                List.of(new SourceFile("bill", 1, Hash.EMPTY))),
            Eligibility.standard());
    BigDecimal cost = new BigDecimal(dollars);
    assessor.add(
        new Charge(
            JUNE,
            new LineType("Usage"),
            "AWS",
            "AmazonEC2",
            "",
            "2026A0001",
            new Charge.Sums(1, 1, 0, cost, cost)));
    return assessor.bill().assessments().getFirst();
  }

  private void audit() {
    audit(findings);
  }

  private void audit(Findings into) {
    EvidenceAudit audit =
        new EvidenceAudit(new EvidenceReader(village.evidence), new RecomputedCoins(), into);
    long index = 0;
    for (TransactionId id : village.journal.list(Integer.MAX_VALUE)) {
      audit.see(index++, village.journal.find(id).orElseThrow().signed());
    }
    audit.end();
  }

  @Test
  void whatIssuanceWritesIsSound() {
    Issuance issuance = new Issuance(village.ledger(), village.journal, village.evidenceWriter());
    issuance.issue(assessment("03", "100"), RewardPolicy.standard());
    issuance.issue(assessment("04", "60"), RewardPolicy.standard());
    issuance.issue(assessment("05", "90"), RewardPolicy.standard());
    audit();
    assertTrue(findings.isEmpty(), () -> findings.tallies().toString());
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
    Assessment lying =
        assessment("03", "100")
            .on(
                new Grounds(
                    2,
                    Optional.empty(),
                    1,
                    new Grounds.Before(
                        Amount.of(reward), Amount.of(pending), Amount.of(forfeited))));
    village.evidenceWriter().keep(lying);
    long since = village.journal.head(Village.ALICE).standing().enrolment().since();
    village.post(
        new Request.Issue(
            TransactionId.parse("issue.999988887777.111122223333.2026-06.USD.1"),
            Village.ALICE,
            Amount.ofZnc(200),
            new Evidence(lying.hash(), RewardPolicy.standard().hash()),
            since));
    audit();
    assertEquals(
        detail.isEmpty() ? List.of() : List.of(detail),
        findings.tallies().stream().map(tally -> tally.first().detail()).toList());
  }

  private void issue(int revision, Account.Member to, Assessment assessment, String znc) {
    village.evidenceWriter().keep(assessment);
    village.evidenceWriter().keep(RewardPolicy.standard().text());
    village.post(
        new Request.Issue(
            TransactionId.parse("issue.999988887777.111122223333.2026-06.USD." + revision),
            to,
            Amount.of(new BigDecimal(znc).movePointRight(6).longValueExact()),
            new Evidence(assessment.hash(), RewardPolicy.standard().hash()),
            village.journal.head(to).standing().enrolment().since()));
  }

  private static Assessment on(
      String day, String dollars, int revision, Account.Member to, String beforeZnc) {
    Amount before = Amount.ofZnc(Long.parseLong(beforeZnc));
    return assessment(day, dollars)
        .on(
            new Grounds(
                revision + 1,
                Optional.empty(),
                1,
                Optional.of(to).filter(other -> !other.equals(Village.ALICE)),
                new Grounds.Before(before, before, Amount.ZERO),
                Circumstances.NONE,
                Amount.ZERO));
  }

  /** Each says truly what Alice had before; whoever sums hers alone could go on like this. */
  @Test
  void coinsOfOneBillThatGoToAnotherAccountThanBeforeAreFound() {
    issue(1, Village.ALICE, on("03", "100", 1, Village.ALICE, "0"), "200");
    issue(2, Village.BOB, on("04", "150", 2, Village.BOB, "200"), "100");
    issue(3, Village.BOB, on("05", "150", 3, Village.BOB, "200"), "100");
    audit();
    assertEquals(
        List.of("gives to member:444455556666 what member:111122223333 had before"),
        findings.tallies().stream().map(tally -> tally.first().detail()).toList());
    assertEquals(2, findings.tallies().getFirst().count());
  }

  @Test
  void moreThanTheAssessmentIsWorthIsFound() {
    issue(1, Village.ALICE, on("03", "100", 1, Village.ALICE, "0"), "201");
    audit();
    assertEquals(
        List.of("its assessment and policy come to deltaZon 200000000, not 201000000"),
        findings.tallies().stream().map(tally -> tally.first().detail()).toList());
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
    audit();
    assertEquals(
        List.of("rests on a bill, and its name is of none"),
        findings.tallies().stream().map(tally -> tally.first().detail()).toList());
  }

  /**
   * The policy is at hand and the coins are what it comes to; the log never brought it into force.
   */
  @Test
  void coinsByAPolicyThatTheLogNeverAppliedAreFoundAndByOneItAppliedAreNot() {
    RewardPolicy own =
        RewardPolicy.parse(RewardPolicy.standard().text().replace("standard-1", "own-1"));
    Assessment assessment = on("03", "100", 1, Village.ALICE, "0");
    village.evidenceWriter().keep(assessment);
    village.evidenceWriter().keep(own.text());
    village.post(
        new Request.Issue(
            TransactionId.parse("issue.999988887777.111122223333.2026-06.USD.1"),
            Village.ALICE,
            Amount.ofZnc(200),
            new Evidence(assessment.hash(), own.hash()),
            village.journal.head(Village.ALICE).standing().enrolment().since()));
    audit();
    assertEquals(
        List.of(
            "rests on policy %s, and for 2026-06 the log had %s in force"
                .formatted(own.hash().hex(), RewardPolicy.standard().hash().hex())),
        findings.tallies().stream().map(tally -> tally.first().detail()).toList());
    village.post(new Request.ApplyPolicy(TransactionId.parse("policy.own-1"), own.hash()));
    Findings again = new Findings();
    audit(again);
    assertTrue(again.isEmpty(), () -> again.tallies().toString());
  }
}
