package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.note.TrustedKeys;
import zoncoin.seal.Alarms;
import zoncoin.seal.Sealer;
import zoncoin.store.FolderFiles;
import zoncoin.store.FolderTiles;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/**
 * The table's process killed under load, again and again, while we live on: what it was heard to
 * have written is there with the next process on the same folder, once, and the log is sound. More
 * kills, and another seed of their moments:
 *
 * <pre>{@code
 * ./mvnw -q test -pl cli -am -Dtest=TableKilledTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dzoncoin.tableKills=50 -Dzoncoin.seed=1
 * }</pre>
 */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class TableKilledTest {
  private static final int KILLS = Integer.getInteger("zoncoin.tableKills", 1);
  private static final long SEED = Long.getLong("zoncoin.seed", 1);
  private static final int PAYERS = 2;
  private static final int CLIENTS = 6;
  private static final int MOST_ANSWERS = 60;
  private static final int MAX_RUNS = 100;
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00.250Z");
  private static final Entry.Log LOG = new Entry.Log("killed.example/log", 3_600);
  private static final Account.Member ALICE = new Account.Member("111122223333");
  private static final Account.Member BOB = new Account.Member("444455556666");

  private final Path temporary;
  private final SecureRandom random = new SecureRandom();
  private final LocalKeys keys;
  private final ConcurrentMap<Request, SignedEntry> answered = new ConcurrentHashMap<>();
  private final List<Alarms.Alarm> alarms = new CopyOnWriteArrayList<>();

  TableKilledTest(@TempDir Path temporary) {
    this.temporary = temporary;
    this.keys =
        LocalKeys.in(
            PrivateFolder.of(temporary.resolve("keys")),
            LOG.origin(),
            random,
            InstantSource.system());
  }

  private Ledger ledger(Journal journal) {
    return new Ledger(
        new Ledger.Programme(LOG, keys.nonce(), keys.issuer()),
        journal,
        new Ledger.Waiting(() -> NOW, random, millis -> {}));
  }

  private void found(Ledger ledger) {
    Evidence evidence = new Evidence(Hash.EMPTY, Hash.EMPTY);
    Amount coins = Amount.ofZnc(1_000);
    List<Request> first =
        List.of(
            new Request.NameKeys(TransactionId.ofKey(1), keys.issuer().publicKeys()),
            new Request.Enrol(id(ALICE, "enrol"), ALICE.id(), ALICE, Hash.EMPTY),
            new Request.Enrol(id(BOB, "enrol"), BOB.id(), BOB, Hash.EMPTY),
            new Request.Issue(TransactionId.parse("issue.1"), ALICE, coins, evidence, 1),
            new Request.Vest(
                TransactionId.parse("vest.1"), ALICE, coins, YearMonth.of(2028, 7), 1));
    first.forEach(request -> assertTrue(isAnswered(ledger, request), request.toString()));
  }

  private static TransactionId id(Account.Member member, String key) {
    return TransactionId.ofCaller(member.id(), key);
  }

  /** Whether it is written; notes how. */
  private boolean isAnswered(Ledger ledger, Request request) {
    if (ledger.post(request, List.of()) instanceof Posted.Written written) {
      answered.put(request, written.signed());
      return true;
    }
    return false;
  }

  @Test
  void whatTheTableWasHeardToHaveWrittenIsKept() throws InterruptedException {
    PrivateFolder folder = PrivateFolder.of(temporary.resolve("cloud"));
    Random moments = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      try (LocalDynamo table = LocalDynamo.in(folder, random)) {
        if (kill == 0) {
          found(ledger(table.journal()));
        }
        assertAllAreThere(table.journal());
        List<Thread> clients = work(table, kill);
        awaitAnswers(1 + moments.nextInt(MOST_ANSWERS), clients);
        assertTrue(table.process().destroyForcibly());
        for (Thread client : clients) {
          client.join();
        }
      }
    }
    try (LocalDynamo table = LocalDynamo.in(folder, random)) {
      assertAllAreThere(table.journal());
      sealUntilIdle(table);
    }
    assertTrue(answered.size() > 5 + KILLS, () -> answered.size() + " were answered");
    assertEquals(List.of(), alarms, "seed " + SEED);
    assertSound();
  }

  /** The moment to kill is told in answers: how many come in a second is the machine's. */
  private void awaitAnswers(int more, List<Thread> clients) throws InterruptedException {
    int enough = answered.size() + more;
    while (answered.size() < enough) {
      assertTrue(clients.stream().allMatch(Thread::isAlive), "nobody has a reason to end");
      Thread.sleep(1);
    }
  }

  /** A sealer and clients, two of whom pay each other, until the table ends. */
  private List<Thread> work(LocalDynamo table, int kill) {
    List<Thread> clients = new ArrayList<>();
    clients.add(Thread.ofPlatform().start(() -> untilItEnds(() -> sealer(table).seal())));
    for (int client = 0; client < CLIENTS; client++) {
      int number = client;
      String name = kill + "-" + client + "-";
      AtomicInteger asked = new AtomicInteger();
      Ledger ledger = ledger(table.journal());
      clients.add(
          Thread.ofPlatform()
              .start(
                  () ->
                      untilItEnds(
                          () -> {
                            String key = name + asked.incrementAndGet();
                            boolean _ = isAnswered(ledger, request(number, key));
                          })));
    }
    return clients;
  }

  private static Request request(int client, String key) {
    Account.Member from = client == 0 ? ALICE : BOB;
    Account.Member to = client == 0 ? BOB : ALICE;
    return client < PAYERS
        ? new Request.Transfer(id(from, key), from.id(), from, to, Amount.of(1_000))
        : new Request.ApplyPolicy(TransactionId.parse("policy." + key), Hash.EMPTY);
  }

  private static void untilItEnds(Runnable work) {
    try {
      while (true) {
        work.run();
      }
    } catch (NotApplied | Unknown killed) {
      // Whether the last one was carried out is not known.
    }
  }

  private Sealer sealer(LocalDynamo table) {
    return new Sealer(
        new Sealer.Log(LOG, keys.log()),
        new Sealer.Ports(
            table.heads(),
            FolderFiles.of(temporary.resolve("log")),
            FolderFiles.of(temporary.resolve("staging")),
            table.journal(),
            alarms::add),
        () -> NOW,
        random);
  }

  private void assertAllAreThere(Journal journal) {
    answered.forEach(
        (request, signed) ->
            assertEquals(
                Optional.of(signed),
                journal.find(request.transaction()).map(Journal.Recorded::signed),
                () -> request + ", seed " + SEED));
  }

  private void sealUntilIdle(LocalDynamo table) {
    for (int run = 0; run < MAX_RUNS; run++) {
      Sealer.Result result = sealer(table).seal();
      if (result instanceof Sealer.Result.Idle) {
        return;
      }
      assertInstanceOf(Sealer.Result.Sealed.class, result, result.toString());
    }
    throw new AssertionError("not idle after " + MAX_RUNS + " runs");
  }

  private void assertSound() {
    TileReader log = new FolderTiles(temporary.resolve("log"));
    Audit.Plan plan =
        new Audit.Plan(TrustedKeys.of(keys.logKeys()), List.of(), Audit.Signatures.VERIFIED);
    AuditReport report = new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(log);
    assertInstanceOf(AuditReport.Sound.class, report, report.toString());
    Map<TransactionId, SignedEntry> entries = new HashMap<>();
    for (Tile bundle : Tile.bundlesBetween(0, report.figures().head().size())) {
      for (byte[] leaf : EntryBundle.read(bundle, log)) {
        SignedEntry signed = SignedEntry.parse(leaf);
        entries.put(signed.entry().transaction(), signed);
      }
    }
    answered.forEach(
        (request, signed) ->
            assertEquals(signed, entries.get(request.transaction()), request.toString()));
  }
}
