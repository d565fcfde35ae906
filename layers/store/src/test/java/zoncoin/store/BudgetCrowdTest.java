package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.memory.MemoryEvidence;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/** Sixty-four issuers meet at one budget that is kept in DynamoDB. */
final class BudgetCrowdTest {
  private static final int ISSUERS = 64;
  private static final Amount BUDGET = Amount.of(1_000_000_007);

  /** Each earns 40 ZNC and a bit; together they would earn 2.5 times the budget. */
  private static final RewardPolicy POLICY =
      RewardPolicy.parse(
          RewardPolicy.standard().text().replace("vest-days", "budget " + BUDGET + "\nvest-days"));

  private final DynamoJournal journal =
      new DynamoJournal(LocalTables.client(), LocalTables.fresh());
  private final Town town = Town.patient(journal);
  private final EvidenceWriter evidence =
      new EvidenceWriter(new MemoryEvidence(), Town.signer(Town.LOG.origin() + "/billing", 3));

  private static Account.Member member(int issuer) {
    return new Account.Member("%012d".formatted(500_000_000_000L + issuer * 7_919L));
  }

  /** One line, delivered on that day of July. */
  private static Assessment assessment(int issuer, int day, String dollars) {
    Instant made = Instant.parse("2026-07-%02dT06:00:00Z".formatted(day));
    List<SourceFile> files = List.of(new SourceFile("bill", 1, Hash.EMPTY));
    Delivery delivery = new Delivery("cur-2.0", "run-" + day, made, files);
    Assessor assessor = new Assessor(delivery, POLICY.eligibility());
    BigDecimal cost = new BigDecimal(dollars);
    assessor.add(
        new Charge(
            new Subject("999988887777", member(issuer).id(), Period.parse("2026-06"), Currency.USD),
            new LineType("Usage"),
            "AWS",
            "AmazonEC2",
            "",
            "2026A0001",
            new Charge.Sums(1, 1, 0, cost, cost)));
    return assessor.bill().assessments().getFirst();
  }

  private Issuance.Result issue(int issuer, int day, String dollars) {
    return new Issuance(town.ledger(), journal, evidence)
        .issue(assessment(issuer, day, dollars), POLICY);
  }

  private Amount pending(int issuer) {
    return journal.head(member(issuer)).standing().buckets().of(Bucket.Plain.PENDING);
  }

  private Amount issued() {
    return IntStream.range(0, ISSUERS).mapToObj(this::pending).reduce(Amount.ZERO, Amount::plus);
  }

  @Test
  void exhaustItToTheLastZonAndWhatOneGivesBackOthersGet() {
    town.founded();
    Race.of(ISSUERS, issuer -> town.post(Town.enrol(member(issuer))));
    Race.of(ISSUERS, issuer -> issue(issuer, 3, "20.0000" + issuer % 10))
        .forEach(
            result ->
                assertTrue(
                    result instanceof Issuance.Result.Issued
                        || result instanceof Issuance.Result.Unchanged,
                    result.toString()));
    assertEquals(BUDGET, issued());
    int rich =
        IntStream.range(0, ISSUERS).filter(i -> !pending(i).isZero()).findFirst().orElseThrow();
    int poor =
        IntStream.range(0, ISSUERS).filter(i -> pending(i).isZero()).findFirst().orElseThrow();
    Amount before = pending(rich);
    issue(rich, 4, "1");
    assertEquals(before.minus(Amount.ofZnc(2)), BUDGET.minus(issued()), "room, and no more");
    assertInstanceOf(Issuance.Result.Issued.class, issue(poor, 4, "1000"));
    assertEquals(before.minus(Amount.ofZnc(2)), pending(poor));
    assertEquals(BUDGET, issued());
  }
}
