package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Journal;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;

/** Accounts that are issued to at a time have what they would have one after the other. */
final class IssuedAbreastTest {
  private static final int ACCOUNTS = 60;

  /** Every one in a thread of its own. */
  private static final Abreast ALL_AT_ONCE =
      (count, each) -> {
        List<Future<?>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          IntStream.range(0, count).forEach(i -> begun.add(threads.submit(() -> each.accept(i))));
        }
        begun.forEach(one -> assertEquals(Future.State.SUCCESS, one.state(), one.toString()));
      };

  private static Account.Member member(int i) {
    return new Account.Member("%012d".formatted(500_000_000_000L + i));
  }

  private static Delivered bill() {
    Delivered bills = new Delivered().on("03", "june", true);
    for (int i = 0; i < ACCOUNTS; i++) {
      bills.put("june", "2026-06", member(i).id(), Integer.toString(i + 1));
    }
    return bills;
  }

  /** Enrolled, and every third has Alice as its beneficiary. */
  private static Village village() {
    Village village = new Village().founded();
    Beneficiaries beneficiaries = new Beneficiaries(village.journal);
    for (int i = 0; i < ACCOUNTS; i++) {
      village.post(Village.enrol(member(i)));
      if (i % 3 == 0) {
        beneficiaries.name(member(i), Village.ALICE);
        beneficiaries.agree(Village.ALICE, member(i));
      }
    }
    return village;
  }

  private static Deliveries.Issued issue(Village village, Abreast abreast) {
    return bill().abreast(abreast).in(village, Weather.FAIR).issue("june", Delivered.PAYER);
  }

  private static String coins(Journal journal, Account.Member member) {
    return journal.head(member).standing().buckets().amounts().toString();
  }

  @Test
  void comeToTheSameCoinsInTheOrderOfTheBill() {
    Village inTurn = village();
    Village atOnce = village();
    Deliveries.Issued expected = issue(inTurn, Abreast.IN_TURN);
    Deliveries.Issued issued = issue(atOnce, ALL_AT_ONCE);
    assertEquals(subjects(expected), subjects(issued));
    assertTrue(
        issued.outcomes().stream().allMatch(one -> one.result() instanceof Issuance.Result.Issued),
        issued.toString());
    assertEquals(
        coins(inTurn.journal, Village.ALICE), coins(atOnce.journal, Village.ALICE), "Alice");
    for (int i = 0; i < ACCOUNTS; i++) {
      assertEquals(coins(inTurn.journal, member(i)), coins(atOnce.journal, member(i)), "" + i);
    }
  }

  private static List<String> subjects(Deliveries.Issued issued) {
    return issued.outcomes().stream().map(one -> one.subject().toString()).toList();
  }

  @Test
  void isDoneAndNotDoneAgain() {
    Village village = village();
    issue(village, ALL_AT_ONCE);
    assertTrue(
        issue(village, ALL_AT_ONCE).outcomes().stream()
            .allMatch(one -> one.result() instanceof Issuance.Result.Unchanged));
  }
}
