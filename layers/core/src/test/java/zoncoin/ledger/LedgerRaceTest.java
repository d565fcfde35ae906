package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Model;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;

/** Many posters at once, with real threads: nothing lost, nothing twice, nothing below zero. */
final class LedgerRaceTest {
  private static final int THREADS = 16;
  private static final Amount ONE = Amount.ofZnc(1);

  private final Village village =
      new Village()
          .founded()
          .rich(Village.ALICE, Amount.ofZnc(100), "2028-07")
          .rich(Village.BOB, Amount.ofZnc(100), "2028-08");

  @Test
  void theSameRequestOfManyThreadsIsOneEntry() throws Exception {
    Request hold = Village.hold("one", Village.ALICE, Amount.ofZnc(60));
    List<Posted> answers = inParallel(thread -> List.of(post(hold)));
    Set<SignedEntry> entries = new HashSet<>();
    int news = 0;
    for (Posted answer : answers) {
      Posted.Written written = assertInstanceOf(Posted.Written.class, answer);
      entries.add(written.signed());
      news += written.isNew() ? 1 : 0;
    }
    assertEquals(1, entries.size());
    assertEquals(1, news);
    assertSound(village);
  }

  @Test
  void manyHoldsOfOneAccountSpendWhatIsThereAndNoMore() throws Exception {
    List<Posted> answers =
        inParallel(
            thread -> {
              List<Posted> posted = new ArrayList<>();
              for (int hold = 0; hold < 8; hold++) {
                posted.add(post(Village.hold("h" + thread + "-" + hold, Village.ALICE, ONE)));
              }
              return posted;
            });
    long written = answers.stream().filter(Posted.Written.class::isInstance).count();
    assertEquals(100, written, "128 were asked for, each of 1 ZNC");
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    assertEquals(Amount.ofZnc(100), buckets.of(Bucket.Plain.HELD));
    assertEquals(Set.of(Bucket.Plain.HELD), buckets.amounts().keySet());
    for (Posted answer : answers) {
      if (answer instanceof Posted.Refused(Refusal refusal)) {
        assertInstanceOf(Refusal.InsufficientCoins.class, refusal);
      }
    }
    assertSound(village);
  }

  @Test
  void transfersEitherWayLoseNothing() throws Exception {
    inParallel(
        thread -> {
          List<Posted> posted = new ArrayList<>();
          for (int number = 0; number < 6; number++) {
            Account.Member from = (thread + number) % 2 == 0 ? Village.ALICE : Village.BOB;
            Account.Member to = from.equals(Village.ALICE) ? Village.BOB : Village.ALICE;
            TransactionId id = TransactionId.ofCaller(from.id(), "t" + thread + "-" + number);
            posted.add(post(new Request.Transfer(id, from.id(), from, to, ONE)));
          }
          return posted;
        });
    long total =
        List.of(Village.ALICE, Village.BOB).stream()
            .map(member -> village.journal.head(member).standing().buckets())
            .mapToLong(buckets -> buckets.sum(buckets.lots()).zon())
            .sum();
    assertEquals(Amount.ofZnc(200).zon(), total);
    long steps = village.journal.head(Village.ALICE).sequence();
    assertEquals(3 + THREADS * 6L, steps, "each transfer is a step of both");
    assertSound(village);
  }

  @Test
  void saysThatItIsBusyWhenOthersAreAlwaysFaster() {
    int[] others = {0};
    Weather crowd =
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, Supplier<T> real) {
            if (isWrite) {
              village.post(Village.hold("other-" + others[0]++, Village.ALICE, ONE));
            }
            return real.get();
          }
        };
    Ledger ledger = village.ledger(Ports.journal(crowd, village.journal));
    Posted posted = ledger.post(Village.hold("mine", Village.ALICE, ONE), List.of());
    assertEquals(new Posted.Refused(new Refusal.Busy(Ledger.MAX_ATTEMPTS)), posted);
    assertEquals(Ledger.MAX_ATTEMPTS, others[0]);
    assertInstanceOf(
        Posted.Written.class,
        village.ledger().post(Village.hold("mine", Village.ALICE, ONE), List.of()));
  }

  /** Asks until it is not busy, as a caller does. */
  private Posted post(Request request) {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      Posted posted = village.ledger().post(request, List.of());
      if (!(posted instanceof Posted.Refused(Refusal.Busy busy))) {
        return posted;
      }
    }
    throw new AssertionError("busy for ever");
  }

  /** What one of the threads does. */
  @FunctionalInterface
  private interface Work {
    List<Posted> run(int thread);
  }

  private static List<Posted> inParallel(Work work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Callable<List<Posted>>> tasks = new ArrayList<>();
    List<Posted> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<Posted>>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        tasks.add(
            () -> {
              start.await();
              return work.run(number);
            });
        running.add(threads.submit(tasks.getLast()));
      }
      start.countDown();
      for (Future<List<Posted>> future : running) {
        answers.addAll(future.get());
      }
    }
    return answers;
  }

  /** Adds up once more what was posted, in the order in which it was. */
  static void assertSound(Village village) {
    Model model = new Model();
    for (TransactionId posted : village.journal.list(Integer.MAX_VALUE)) {
      model.add(village.journal.find(posted).orElseThrow().signed());
    }
    model.assertHeads(village.journal);
  }
}
