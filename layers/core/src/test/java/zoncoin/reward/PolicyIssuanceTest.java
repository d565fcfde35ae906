package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;

/** Tiers, welcomes and budgets, as they come to be issued. Alice enrolled on 18 July 2026. */
final class PolicyIssuanceTest {
  private static final RewardPolicy POLICY =
      EarningTableTest.policy(
          List.of(
              "tier-months 12",
              "tier silver 1500000 USD=100",
              "campaign welcome 2026-06 2026-12 bonus 50000000 stack welcome least=USD=10"));

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered().shrinking();

  /** Delivers a final bill on that day, of so many dollars. */
  private void deliver(
      RewardPolicy policy, String day, String period, String account, String cost) {
    String place = period + "-of-" + day;
    String modified = day + "T06:00:00Z";
    bills.made(place, new Delivered.Making(modified, true, Delivered.EXPORT));
    bills.put(place, period, account, cost);
    village.turnTo(modified);
    bills.in(village, policy).issue(place, Delivered.PAYER);
  }

  private void deliver(String day, String period, String cost) {
    deliver(POLICY, day, period, Village.ALICE.id(), cost);
  }

  private String pending() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING).znc();
  }

  private Entry last() {
    TransactionId id = village.journal.head(Village.ALICE).transaction();
    return village.journal.find(id).orElseThrow().signed().entry();
  }

  private Assessment lastAssessment() {
    Evidence evidence = last().evidence().orElseThrow();
    return new EvidenceReader(village.evidence)
        .assessment(evidence.assessment())
        .orElseThrow()
        .assessment();
  }

  /** What the last entry rests on besides bill and policy, after the line {@code before}. */
  private String circumstances() {
    String text = lastAssessment().text();
    return text.substring(text.indexOf('\n', text.indexOf("\nbefore ") + 1) + 1);
  }

  @Test
  void aTierIsOfTheSpendThatHadVestedWhenThePeriodBegan() {
    deliver("2026-08-03", "2026-07", "200");
    assertEquals("450", pending(), "2 % and the welcome");
    assertEquals("tier - 0\nfirst-period yes\n", circumstances());
    deliver("2026-09-03", "2026-08", "200");
    assertEquals("850", pending(), "July had not waited its days on the first of August");
    assertEquals("tier - 0\n", circumstances());
    deliver("2026-10-03", "2026-09", "200");
    assertEquals("1450", pending(), "half as much again");
    assertEquals("tier silver 200\n", circumstances());
  }

  /** It was announced and never issued; a newer delivery left it out, and the next has it again. */
  @Test
  void nothingIsFixedBeforeThereAreCoins() {
    Subject july =
        new Subject(Delivered.PAYER, Village.ALICE.id(), Period.parse("2026-07"), Currency.USD);
    Change.Claim none =
        Change.Claim.of(
            OneBill.of(july, BigDecimal.ONE, true, village.clock().instant(), "run"),
            POLICY,
            Change.Claim.Worth.NOTHING);
    Item announced =
        IssuedSoFar.nothing(none, village.journal.head(Village.ALICE).standing().enrolment())
            .item(IssuedSoFar.key(july), Optional.empty(), Optional.empty());
    assertTrue(village.journal.put(announced));
    deliver(POLICY, "2026-08-03", "2026-07", Village.BOB.id(), "1");
    deliver("2026-08-04", "2026-07", "200");
    assertEquals("450", pending(), "2 % and the welcome");
  }

  @Test
  void aTierStaysAsItWasWhenThePeriodBegan() {
    deliver("2026-08-03", "2026-07", "200");
    deliver("2026-10-03", "2026-09", "100");
    assertEquals("750", pending());
    deliver("2026-10-04", "2026-07", "50");
    assertEquals("450", pending(), "July is worth 300 ZNC less, September as much as before");
    deliver("2026-10-05", "2026-09", "200");
    assertEquals("750", pending());
    assertEquals("tier silver 200\n", circumstances());
    deliver("2026-11-03", "2026-10", "100");
    assertEquals("tier - 50\n", circumstances(), "September vests on 17 October");
  }

  @Test
  void aBonusDiesWithTheSpendThatEarnedIt() {
    deliver("2026-08-03", "2026-07", "200");
    deliver("2026-08-04", "2026-07", "9.99");
    assertEquals("19.98", pending());
    deliver("2026-08-05", "2026-07", "10");
    assertEquals("70", pending(), "and comes back with it");
    deliver("2026-08-06", "2026-07", "0");
    assertEquals("0", pending());
  }

  @Test
  void anAccountThatEnrolsAgainIsWelcomedOnce() {
    village.post(
        new zoncoin.ledger.Request.ChangeStanding(
            TransactionId.ofCaller(Village.ALICE.id(), "leave"),
            zoncoin.ledger.Kind.LEAVE,
            Village.ALICE.id(),
            Village.ALICE));
    village.post(
        new zoncoin.ledger.Request.Enrol(
            TransactionId.ofCaller(Village.ALICE.id(), "again"),
            Village.ALICE.id(),
            Village.ALICE,
            zoncoin.tlog.Hash.EMPTY));
    deliver("2026-08-03", "2026-07", "200");
    assertEquals("400", pending());
  }

  /** The same bill again is worth the same, whether or not the account still takes part. */
  @Test
  void whoLeavesKeepsWhatItEarnedInItsTier() {
    deliver("2026-08-03", "2026-07", "200");
    deliver("2026-10-03", "2026-09", "200");
    village.turnTo("2026-10-18T00:00:00Z");
    Subject september =
        new Subject(Delivered.PAYER, Village.ALICE.id(), Period.parse("2026-09"), Currency.USD);
    Issuance.onlyVesting(village.ledger(), village.journal).vest(IssuedSoFar.key(september));
    village.post(
        new Request.ChangeStanding(
            TransactionId.ofCaller(Village.ALICE.id(), "leave"),
            Kind.LEAVE,
            Village.ALICE.id(),
            Village.ALICE));
    assertEquals("600", lots());
    deliver("2026-10-20", "2026-09", "200");
    assertEquals("600", lots());
    deliver("2026-10-21", "2026-09", "150");
    assertEquals("450", lots());
    assertEquals("tier silver 200\n", circumstances());
  }

  private String lots() {
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    return buckets.sum(buckets.lots()).znc();
  }

  @Test
  void whoeverHasTheBillRecomputesARewardWithItsTier() {
    deliver("2026-08-03", "2026-07", "200");
    deliver("2026-10-03", "2026-09", "100");
    Assessment assessment = lastAssessment();
    Recomputation recomputation =
        Recomputation.of(
            new Recomputation.Stated(last(), assessment),
            assessment.ofBill(),
            POLICY,
            Recomputation.Files.PAYERS);
    assertTrue(recomputation.isEqual(), recomputation.lines().toString());
  }

  /** What an assessment brings along has to follow from the policy as far as that tells. */
  @ParameterizedTest
  @CsvSource({
    "silver, 200, 0,         ''",
    "silver, 50,  0,         tier",
    "-,      200, 0,         tier",
    "silver, 200, 1,         cut",
  })
  void aTierThatWasNotReachedAndACutWithoutABudgetAreLies(
      String tier, BigDecimal spend, long cut, String lie) {
    deliver("2026-08-03", "2026-07", "200");
    deliver("2026-10-03", "2026-09", "100");
    Assessment honest = lastAssessment();
    Grounds before = honest.grounds().orElseThrow();
    Assessment lying =
        honest.on(
            new Grounds(
                before.revision(),
                before.previous(),
                before.enrolment(),
                before.beneficiary(),
                before.before(),
                new Circumstances(Optional.of(new Circumstances.TierReached(tier, spend)), false),
                Amount.of(cut)));
    Amount reward =
        Reward.explain(honest, POLICY, lying.grounds().orElseThrow().circumstances())
            .orElseThrow()
            .reward();
    TransactionId id = last().transaction();
    Village other = new Village().founded();
    other.post(
        new Request.Issue(
            id,
            Village.ALICE,
            reward.minus(Amount.of(cut)),
            new Evidence(lying.hash(), POLICY.hash()),
            other.journal.head(Village.ALICE).standing().enrolment().since()));
    Entry entry = other.journal.find(id).orElseThrow().signed().entry();
    assertEquals(
        lie,
        Recomputation.of(
                new Recomputation.Stated(entry, lying),
                honest.ofBill(),
                POLICY,
                Recomputation.Files.PAYERS)
            .lines(Recomputation.Outcome.DIFFERENT)
            .stream()
            .map(Recomputation.Line::what)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void whatABudgetDoesNotHaveIsCutAndStandsInTheAssessment() {
    RewardPolicy policy = EarningTableTest.policy(List.of("budget 300000000"));
    deliver(policy, "2026-08-03", "2026-07", Village.ALICE.id(), "200");
    assertEquals("300", pending());
    assertEquals("cut 100000000\n", circumstances());
    Recomputation recomputation =
        Recomputation.of(
            new Recomputation.Stated(last(), lastAssessment()),
            lastAssessment().ofBill(),
            policy,
            Recomputation.Files.PAYERS);
    assertTrue(recomputation.isEqual(), recomputation.lines().toString());
    deliver(policy, "2026-08-04", "2026-07", Village.ALICE.id(), "100");
    assertEquals("200", pending());
    deliver(policy, "2026-08-05", "2026-07", Village.ALICE.id(), "180");
    assertEquals("300", pending(), "what was taken back can be earned again, and no more");
    assertEquals(Amount.ZERO, new Budget(village.journal).left(policy));
    assertEquals(Optional.of(policy.text()), policyText());
  }

  private Optional<String> policyText() {
    return new EvidenceReader(village.evidence)
        .rewardPolicy(last().evidence().orElseThrow().rewardPolicy());
  }

  private static Subject subject(String payer, String currency) {
    return new Subject(payer, Village.ALICE.id(), Period.parse("2026-07"), new Currency(currency));
  }

  private static RewardPolicy inEurosToo(String... lines) {
    String text = EarningTableTest.policy(List.of(lines)).text();
    return RewardPolicy.parse(text.replace("peg USD", "peg EUR 100000000\npeg USD"));
  }

  /** 200 of spend are 400 ZNC: three bills of an account, and what of each is left. */
  @ParameterizedTest
  @CsvSource({
    "campaign more 2026-06 2026-12 bonus 50000000 stack, 450 450 450",
    "campaign new 2026-06 2026-12 bonus 50000000 stack welcome, 450 450 450",
    "cap 300000000, 300 300 300",
  })
  void aBonusAndACapAreOfOnePayersBillInOneCurrency(String line, String rewards) {
    RewardPolicy policy = inEurosToo(line);
    String other = "888877776666";
    String export = Delivered.EXPORT.replace(Delivered.PAYER, other);
    bills.put("usd", subject(Delivered.PAYER, "USD"), "200");
    bills.put("usd", subject(Delivered.PAYER, "EUR"), "200");
    bills.put("other", subject(other, "USD"), "200");
    bills.made("usd", new Delivered.Making("2026-08-03T06:00:00Z", true, Delivered.EXPORT));
    bills.made("other", new Delivered.Making("2026-08-03T06:00:00Z", true, export));
    village.turnTo("2026-08-03T06:00:00Z");
    bills.in(village, policy).issue("usd", Delivered.PAYER);
    bills.in(village, policy).issue("other", other);
    assertEquals(
        rewards,
        village.journal.list(Integer.MAX_VALUE).stream()
            .map(id -> village.journal.find(id).orElseThrow().signed().entry())
            .filter(entry -> entry.kind() == Kind.ISSUE)
            .map(entry -> entry.postings().getFirst().amount().znc())
            .collect(Collectors.joining(" ")));
  }
}
