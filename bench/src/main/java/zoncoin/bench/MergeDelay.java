package zoncoin.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.store.DynamoJournal;

/**
 * The time from the acknowledgement of an entry to a published checkpoint that covers it, while
 * redemptions are asked for at a steady rate, whether or not earlier ones are answered (open loop),
 * and a sealer works beside them.
 */
final class MergeDelay {
  /** What sealing aims at; what it promises is an hour. */
  private static final double AIM_MILLIS = 5_000;

  private static final int CLIENTS = 32;
  private static final String TABLE = "merge-delay";
  private static final int SECONDS = 20;

  private final Map<TransactionId, Long> acknowledged = new ConcurrentHashMap<>();
  private final Semaphore written = new Semaphore(0);
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final SealedLog log;
  private final Journal journal;
  private final Members members;

  private MergeDelay(LocalServer server, SealedLog log) {
    this.log = log;
    this.journal = new DynamoJournal(server.client(), TABLE);
    this.members = new Members(journal, CLIENTS);
  }

  /** Measures at so many redemptions a second, and prints. */
  static void run(int perSecond) {
    try (LocalServer server = LocalServer.inMemory();
        SealedLog log = new SealedLog(server.client(), TABLE)) {
      server.create(TABLE, Members.found(CLIENTS));
      var _ = log.sealAll();
      new MergeDelay(server, log).measure(perSecond);
    }
  }

  private void measure(int perSecond) {
    Load load = new Load(CLIENTS, SECONDS * perSecond);
    try (ExecutorService sealer = Executors.newSingleThreadExecutor()) {
      Future<?> sealing = sealer.submit(this::sealWhatComes);
      long start = System.nanoTime();
      long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
      Round round = load.run((client, ticket) -> redeem(client, start + ticket * apart));
      isOver.set(true);
      written.release();
      Load.await(sealing);
      print(perSecond, round, new Latencies(delays()));
    }
  }

  private void redeem(int client, long dueNanos) {
    LockSupport.parkNanos(dueNanos - System.nanoTime());
    TransactionId entry = members.redeem(client);
    acknowledged.put(entry, System.nanoTime());
    written.release();
  }

  /** Woken by writes, as the function is by the table's stream. */
  private void sealWhatComes() {
    boolean isLast = false;
    while (!isLast) {
      written.acquireUninterruptibly();
      var _ = written.drainPermits();
      // Read before sealing: what was acknowledged until then is sealed by this run.
      isLast = isOver.get();
      var _ = log.sealAll();
    }
  }

  private long[] delays() {
    List<SealedLog.Published> published = log.published();
    return acknowledged.entrySet().stream()
        .mapToLong(entry -> covering(entry.getKey(), published) - entry.getValue())
        // An entry may be sealed before its client has heard of it.
        .map(delay -> Math.max(delay, 0))
        .toArray();
  }

  private long covering(TransactionId entry, List<SealedLog.Published> published) {
    long index = journal.find(entry).orElseThrow().logIndex().orElseThrow();
    return published.stream()
        .filter(checkpoint -> checkpoint.size() > index)
        .findFirst()
        .orElseThrow()
        .nanos();
  }

  private static void print(int perSecond, Round round, Latencies delays) {
    System.out.printf(
        Locale.ROOT,
        "%n%-48s %9s %9s %9s %10s%n%-48s %9.0f %9.0f %9.0f %10.2f%n",
        "merge delay, ms",
        "p50",
        "p99",
        "max",
        "p99/5 s",
        "%d redemptions/s asked for, %.0f/s done".formatted(perSecond, round.rate()),
        delays.millis(0.50),
        delays.millis(0.99),
        delays.millis(1),
        delays.millis(0.99) / AIM_MILLIS);
  }
}
