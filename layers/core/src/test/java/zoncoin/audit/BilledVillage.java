package zoncoin.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import zoncoin.reward.RecomputedCoins;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/** A village whose Alice is billed for June, and an audit of it with the evidence it keeps. */
final class BilledVillage {
  static final Subject JUNE =
      new Subject("999988887777", Village.ALICE.id(), Period.parse("2026-06"), Currency.USD);

  final Village village = new Village().founded();

  /** What the bill of that day in July is worth, on nothing. */
  static Assessment assessment(String day, String dollars) {
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

  /** The same, for whom and on what had been issued before. */
  static Assessment on(
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

  static TransactionId id(int revision) {
    return TransactionId.parse("issue.999988887777.111122223333.2026-06.USD." + revision);
  }

  /** Issues on an assessment and a policy, whether or not they are kept. */
  void post(int revision, Account.Member to, String znc, Evidence evidence) {
    village.post(
        new Request.Issue(
            id(revision),
            to,
            Amount.of(new BigDecimal(znc).movePointRight(6).longValueExact()),
            evidence,
            village.journal.head(to).standing().enrolment().since()));
  }

  static Evidence evidence(Assessment assessment) {
    return new Evidence(assessment.hash(), RewardPolicy.standard().hash());
  }

  /** Keeps an assessment and the standard policy, and issues on them. */
  void issue(int revision, Account.Member to, Assessment assessment, String znc) {
    village.evidenceWriter().keep(assessment);
    village.evidenceWriter().keep(RewardPolicy.standard().text());
    post(revision, to, znc, evidence(assessment));
  }

  /** What was at hand; what is wrong is in those findings. */
  EvidenceHeld audit(Findings into) {
    EvidenceAudit audit =
        new EvidenceAudit(new EvidenceReader(village.evidence), new RecomputedCoins(), into);
    long index = 0;
    for (TransactionId id : village.journal.list(Integer.MAX_VALUE)) {
      audit.see(index++, village.journal.find(id).orElseThrow().signed());
    }
    audit.end();
    return audit.held();
  }

  /** The first of each rule that is wrong. */
  List<String> wrong() {
    Findings findings = new Findings();
    audit(findings);
    return findings.tallies().stream().map(tally -> tally.first().detail()).toList();
  }
}
