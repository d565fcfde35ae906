package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryFiles;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.seal.Alarms;
import zoncoin.seal.LogFiles;
import zoncoin.seal.Sealer;

/** Several clients and a sealer over a network on which a fifth of all calls fail. */
final class DynamoStormTest {
  private static final int CLIENTS = 3;
  private static final int REQUESTS = 4;
  private static final int PERCENT_OF_EACH_FAULT = 5;
  private static final int MAX_CALLS = 200;

  private final String table = LocalTables.fresh();
  private final MemoryFiles log = new MemoryFiles();
  private final List<Alarms.Alarm> alarms = new ArrayList<>();
  private final NoteSigner signer = Town.signer(Town.LOG.origin(), 1);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("zoncoin.storms", 1));
  }

  /** More of them: {@code -Dzoncoin.storms=20}. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void losesNothingAndDoesNothingTwice(long seed) {
    new Town(new DynamoJournal(LocalTables.client(), table)).rich();
    FaultyNetwork faults = new FaultyNetwork(seed, PERCENT_OF_EACH_FAULT);
    DynamoJournal journal = new DynamoJournal(LocalTables.client(faults), table);
    DynamoHeads heads = new DynamoHeads(LocalTables.client(faults), table);
    Town town = new Town(journal);
    Race.of(CLIENTS, client -> ask(town, client));
    int entries = 5 + 2 * CLIENTS * REQUESTS;
    sealAll(journal, heads);
    assertBalances(new DynamoJournal(LocalTables.client(), table));
    AuditReport.Sound sound = assertInstanceOf(AuditReport.Sound.class, audit());
    assertEquals(entries, sound.figures().entries());
    assertEquals(List.of(), alarms);
    assertTrue(faults.struck() > 10, "a storm: " + faults.struck());
  }

  /** Each request is asked until it is answered, as a client would; and once more. */
  private static int ask(Town town, int client) {
    for (int i = 0; i < REQUESTS; i++) {
      String key = client + "-" + i;
      for (Request request : List.of(Town.hold(key, 1), Town.transfer("t" + key, 2))) {
        Posted.Written first = written(() -> town.ledger().post(request, List.of()));
        Posted.Written again = written(() -> town.ledger().post(request, List.of()));
        assertEquals(first.signed(), again.signed());
      }
    }
    return client;
  }

  private static Posted.Written written(Supplier<Posted> post) {
    for (int call = 0; call < MAX_CALLS; call++) {
      try {
        if (post.get() instanceof Posted.Written written) {
          return written;
        }
      } catch (NotApplied | Unknown fault) {
        // 503 or 429: ask again with the same key.
      }
    }
    throw new AssertionError("not answered in " + MAX_CALLS + " calls");
  }

  private void sealAll(DynamoJournal journal, DynamoHeads heads) {
    Sealer.Ports ports = new Sealer.Ports(heads, log, new MemoryFiles(), journal, alarms::add);
    Sealer sealer =
        new Sealer(
            new Sealer.Log(Town.LOG, List.of(signer)), ports, new Town(journal)::now, new Random());
    for (int run = 0; run < MAX_CALLS; run++) {
      try {
        if (sealer.seal() instanceof Sealer.Result.Idle) {
          return;
        }
      } catch (NotApplied | Unknown fault) {
        // As good as a crash: the next run recovers.
      }
    }
    throw new AssertionError("not idle after " + MAX_CALLS + " runs");
  }

  private static void assertBalances(DynamoJournal journal) {
    int each = CLIENTS * REQUESTS;
    Step alice = journal.head(Town.ALICE);
    Step bob = journal.head(Town.BOB);
    assertEquals(3 + 2 * each, alice.sequence());
    assertEquals(1 + each, bob.sequence());
    assertEquals(Amount.ofZnc(each), alice.standing().buckets().of(Bucket.Plain.HELD));
    assertEquals(
        Amount.ofZnc(100 - 3 * each), alice.standing().buckets().of(new Bucket.Lot(Town.MONTH)));
    TreeSet<TransactionId> steps = new TreeSet<>();
    IntStream.rangeClosed(1, 3 + 2 * each)
        .mapToObj(sequence -> journal.step(Town.ALICE, sequence))
        .map(Optional::orElseThrow)
        .forEach(steps::add);
    assertEquals(3 + 2 * each, steps.size());
  }

  private AuditReport audit() {
    Audit.Plan plan =
        new Audit.Plan(
            TrustedKeys.of(List.of(signer.verifierKey())), List.of(), Audit.Signatures.VERIFIED);
    return new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE)
        .run(path -> log.read(path).map(LogFiles.Stored::bytes));
  }
}
