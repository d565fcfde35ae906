package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Model;
import zoncoin.memory.Ports;
import zoncoin.memory.Storm;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;

/** Sixty-four issuers meet at one budget, with real threads and in any weather. */
final class BudgetRaceTest {
  private static final int ISSUERS = 64;

  /** Each earns 40 ZNC and a bit; together they would earn 2.5 times the budget. */
  private static final RewardPolicy POLICY = EarningTableTest.policy(List.of("budget 1000000007"));

  private final Village village = new Village().founded();
  private final List<Account.Member> members = new ArrayList<>();

  private void enrol() {
    for (int i = 0; i < ISSUERS; i++) {
      members.add(new Account.Member("%012d".formatted(500_000_000_000L + i * 7_919L)));
      village.post(Village.enrol(members.getLast()));
    }
  }

  private static Assessment assessment(Account.Member member, String day, String dollars) {
    Subject subject =
        new Subject(Delivered.PAYER, member.id(), Period.parse("2026-06"), Currency.USD);
    return IssuanceTest.assessment(subject, day, dollars);
  }

  /** Issues until it is answered, as an event is delivered until it is. */
  private Issuance.Result issue(Journal journal, Assessment assessment) {
    Issuance issuance = new Issuance(village.ledger(journal), journal, village.evidenceWriter());
    while (true) {
      try {
        return issuance.issue(assessment, POLICY);
      } catch (NotApplied | Unknown | Weather.Crash again) {
        // Delivered again.
      }
    }
  }

  private void issueAtOnce(int oneIn) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Storm> storms = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(ISSUERS)) {
      List<Future<Issuance.Result>> results = new ArrayList<>();
      for (int i = 0; i < ISSUERS; i++) {
        Account.Member member = members.get(i);
        Storm storm = new Storm(new Random(i), oneIn);
        storms.add(storm);
        Journal journal = Ports.journal(oneIn == 0 ? Weather.FAIR : storm, village.journal);
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return issue(
                      journal, assessment(member, "03", "20.0000" + member.id().charAt(11)));
                }));
      }
      start.countDown();
      for (Future<Issuance.Result> result : results) {
        Issuance.Result answered = result.get();
        assertTrue(
            answered instanceof Issuance.Result.Issued
                || answered instanceof Issuance.Result.Unchanged,
            answered.toString());
      }
    }
    storms.forEach(Storm::settle);
  }

  private Amount issued() {
    return members.stream()
        .map(member -> village.journal.head(member).standing().buckets().of(Bucket.Plain.PENDING))
        .reduce(Amount.ZERO, Amount::plus);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void exhaustItToTheLastZonAndNotOneMore(int oneIn) throws Exception {
    enrol();
    issueAtOnce(oneIn);
    assertEquals(Amount.of(POLICY.budgetZon()), issued());
    assertEquals(Amount.ZERO, new Budget(village.journal).left(POLICY));
    Model model = new Model();
    village
        .journal
        .list(Integer.MAX_VALUE)
        .forEach(id -> model.add(village.journal.find(id).orElseThrow().signed()));
    model.assertHeads(village.journal);
  }

  @Test
  void whatOneGivesBackOthersGet() throws Exception {
    enrol();
    issueAtOnce(0);
    Account.Member rich = member(true);
    Account.Member poor = member(false);
    issue(village.journal, assessment(rich, "04", "5"));
    Amount back = Amount.of(POLICY.budgetZon()).minus(issued());
    assertTrue(back.isPositive());
    issue(village.journal, assessment(poor, "04", "20"));
    assertEquals(Amount.of(POLICY.budgetZon()), issued());
  }

  private Account.Member member(boolean isWhole) {
    Supplier<AssertionError> none = () -> new AssertionError("some get all, some nothing");
    return members.stream()
        .filter(
            member ->
                village.journal.head(member).standing().buckets().of(Bucket.Plain.PENDING).isZero()
                    != isWhole)
        .findFirst()
        .orElseThrow(none);
  }
}
