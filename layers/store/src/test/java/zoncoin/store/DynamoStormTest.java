package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.Unsealed;

/**
 * Clients and sealers over a network on which a third of all calls meet a fault: lost, kept, late,
 * slow, throttled, in conflict, or cancelled for several reasons at once. A failure prints the
 * command that does the same again. So many seeds, accounts and requests of each client:
 *
 * <pre>{@code
 * ./mvnw -q test -pl layers/store -am -Dtest=DynamoStormTest \
 *   -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dzoncoin.storms=20 -Dzoncoin.clients=64 -Dzoncoin.accounts=1000 -Dzoncoin.requests=4
 * }</pre>
 */
final class DynamoStormTest {
  private static final int STORMS = Integer.getInteger("zoncoin.storms", 1);
  private static final int CLIENTS = Integer.getInteger("zoncoin.clients", 64);
  private static final int ACCOUNTS = Integer.getInteger("zoncoin.accounts", 50);
  private static final int REQUESTS = Integer.getInteger("zoncoin.requests", 1);
  private static final int SEALERS = 1;
  private static final int PERCENT_OF_EACH_FAULT = 5;
  private static final int MAX_CALLS = 200;

  private static void eachSeed(Consumer<Run> storm) {
    Integer only = Integer.getInteger("zoncoin.seed");
    int first = only != null ? only : 1;
    int last = only != null ? only : STORMS;
    for (int seed = first; seed <= last; seed++) {
      try {
        storm.accept(new Run(seed));
      } catch (Throwable failed) {
        throw new AssertionError(
            ("seed %d failed; again: ./mvnw -q test -pl layers/store -am -Dtest=DynamoStormTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dzoncoin.seed=%d"
                    + " -Dzoncoin.clients=%d -Dzoncoin.accounts=%d -Dzoncoin.requests=%d")
                .formatted(seed, seed, CLIENTS, ACCOUNTS, REQUESTS),
            failed);
      }
    }
  }

  @Test
  void twoMembersAndASealerLoseNothingAndDoNothingTwice() {
    eachSeed(Run::ofTwoMembers);
  }

  @Test
  void aCityLosesNothingAndDoesNothingTwice() {
    eachSeed(Run::ofACity);
  }

  /** One storm. */
  private static final class Run {
    private static final int FEW_CLIENTS = 3;
    private static final int FEW_REQUESTS = 4;

    private final long seed;
    private final String table = LocalTables.fresh();
    private final TownLog log = new TownLog(new MemoryFiles(), new MemoryFiles());
    private final DynamoJournal calm = new DynamoJournal(LocalTables.client(), table);
    private final Map<TransactionId, SignedEntry> answers = new ConcurrentHashMap<>();

    Run(long seed) {
      this.seed = seed;
    }

    private FaultyNetwork network(LateWrites late) {
      return new FaultyNetwork(seed, PERCENT_OF_EACH_FAULT, late);
    }

    private static void assertStruck(FaultyNetwork network) {
      int struck = network.struck().values().stream().mapToInt(calls -> calls).sum();
      assertTrue(struck > 10, () -> "a storm: " + network.struck());
    }

    void ofTwoMembers() {
      new Town(calm).rich();
      FaultyNetwork network;
      try (LateWrites late = new LateWrites(LocalTables.client())) {
        network = network(late);
        DynamoJournal journal = new DynamoJournal(LocalTables.client(network), table);
        Town town = new Town(journal);
        Race.of(FEW_CLIENTS, client -> askAll(town, client));
        log.sealUntilIdle(new DynamoHeads(LocalTables.client(network), table), journal);
      }
      log.sealUntilIdle(new DynamoHeads(LocalTables.client(), table), calm);
      assertBalances();
      assertSound(5 + 2 * FEW_CLIENTS * FEW_REQUESTS);
      assertStruck(network);
    }

    private int askAll(Town town, int client) {
      for (int i = 0; i < FEW_REQUESTS; i++) {
        String key = client + "-" + i;
        assertTrue(ask(town, Town.hold(key, 1)));
        assertTrue(ask(town, Town.transfer("t" + key, 2)));
      }
      return client;
    }

    /** Asks until it is answered, as a client would, and once more; whether it was written. */
    private boolean ask(Town town, Request request) {
      Posted first = answer(town, request);
      Posted again = answer(town, request);
      if (first instanceof Posted.Written(SignedEntry signed, boolean _, String _)) {
        answers.put(request.transaction(), signed);
        assertEquals(signed, ((Posted.Written) again).signed());
        return true;
      }
      assertEquals(Optional.empty(), calm.find(request.transaction()));
      return false;
    }

    private static Posted answer(Town town, Request request) {
      for (int call = 0; call < MAX_CALLS; call++) {
        try {
          Posted posted = town.ledger().post(request, List.of());
          if (!(posted instanceof Posted.Refused(Refusal refusal))
              || !(refusal instanceof Refusal.Busy)) {
            return posted;
          }
        } catch (NotApplied | Unknown fault) {
          // 503: ask again with the same key.
        }
      }
      throw new AssertionError("not answered in " + MAX_CALLS + " calls");
    }

    private void assertBalances() {
      int each = FEW_CLIENTS * FEW_REQUESTS;
      Step alice = calm.head(Town.ALICE);
      Step bob = calm.head(Town.BOB);
      assertEquals(3 + 2 * each, alice.sequence());
      assertEquals(1 + each, bob.sequence());
      assertEquals(Amount.ofZnc(each), alice.standing().buckets().of(Bucket.Plain.HELD));
      assertEquals(
          Amount.ofZnc(100 - 3 * each), alice.standing().buckets().of(new Bucket.Lot(Town.MONTH)));
      Set<Unsealed.StepName> names =
          IntStream.rangeClosed(1, 3 + 2 * each)
              .mapToObj(sequence -> new Unsealed.StepName(Town.ALICE, sequence))
              .collect(Collectors.toSet());
      assertEquals(names.size(), Set.copyOf(calm.steps(names).values()).size());
    }

    void ofACity() {
      City city = City.of(ACCOUNTS, log);
      city.copyTo(LocalTables.client(), table);
      FaultyNetwork network;
      try (LateWrites late = new LateWrites(LocalTables.client())) {
        network = network(late);
        DynamoJournal journal = new DynamoJournal(LocalTables.client(network), table);
        DynamoHeads heads = new DynamoHeads(LocalTables.client(network), table);
        Town town = Town.patient(journal);
        AtomicInteger asking = new AtomicInteger(CLIENTS);
        Race.of(
            CLIENTS + SEALERS,
            runner -> {
              if (runner < CLIENTS) {
                askInCity(town, city, runner);
                return asking.decrementAndGet();
              }
              return sealWhile(asking, heads, journal);
            });
      }
      log.sealUntilIdle(new DynamoHeads(LocalTables.client(), table), calm);
      assertSound(city.entries() + answers.size());
      assertTrue(answers.size() > CLIENTS / 2, "most have the coins they ask for");
      assertStruck(network);
    }

    private void askInCity(Town town, City city, int client) {
      Random random = new Random(31 * seed + client);
      for (int i = 0; i < REQUESTS; i++) {
        Account.Member from = city.member(random.nextInt(ACCOUNTS));
        Account.Member to = city.member(random.nextInt(ACCOUNTS));
        TransactionId id = TransactionId.ofCaller(from.id(), client + "-" + i);
        Amount amount = Amount.of(40_000);
        Request.Purchase mug = new Request.Purchase("mug", 1, false);
        ask(
            town,
            random.nextBoolean() || from.equals(to)
                ? new Request.Hold(id, from.id(), from, amount, mug)
                : new Request.Transfer(id, from.id(), from, to, amount));
      }
    }

    private int sealWhile(AtomicInteger asking, DynamoHeads heads, DynamoJournal journal) {
      int faults = 0;
      while (asking.get() > 0) {
        try {
          var _ = log.seal(heads, journal);
        } catch (NotApplied | Unknown fault) {
          faults++;
        }
      }
      return faults;
    }

    /** What was answered is in the log as it was answered, once, with nothing else. */
    private void assertSound(long entries) {
      Map<TransactionId, SignedEntry> sealed = log.assertSound(calm);
      answers.forEach((id, answer) -> assertEquals(answer, sealed.get(id), id.text()));
      assertEquals(entries, sealed.size());
      assertEquals(List.of(), log.alarms());
    }
  }
}
