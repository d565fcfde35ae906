package zoncoin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import zoncoin.ledger.TransactionId;
import zoncoin.store.DynamoJournal;

/**
 * Entries a second from waiting to sealed, stamped and published in a folder, each the next of
 * another account; beside one read and one stamp of each entry by the same adapter, without which
 * there is no sealing: a hundred to a call and five abreast as the sealer makes them, and one after
 * the other.
 */
final class SealingBench {
  private static final int CLIENTS = 32;
  private static final String OURS = "sealing";
  private static final String PEER = "stamping";

  private final List<Map<String, AttributeValue>> posted = new ArrayList<>();
  private final LocalServer server;
  private final SealedLog log;
  private final DynamoJournal peer;
  private final Members members;
  private long stamped;

  private SealingBench(LocalServer server, SealedLog log) {
    this.server = server;
    this.log = log;
    this.peer = new DynamoJournal(server.client(), PEER);
    var founded = Members.found(CLIENTS);
    server.create(OURS, founded);
    server.create(PEER, founded);
    MemoryTable table =
        new MemoryTable(
            founded,
            request ->
                request.transactItems().stream()
                    .map(TransactWriteItem::put)
                    .forEach(put -> posted.add(put.item())));
    this.members = new Members(new DynamoJournal(table, OURS), CLIENTS);
  }

  /** Measures with so many entries a round, and prints. */
  static void run(int count) {
    try (LocalServer server = LocalServer.inMemory();
        SealedLog log = new SealedLog(server.client(), OURS)) {
      SealingBench bench = new SealingBench(server, log);
      // Sealing the beginning of all accounts is the warm-up.
      var _ = log.sealAll();
      bench.measure(count);
    }
  }

  private void measure(int count) {
    List<Sealing> ours = new ArrayList<>();
    List<Sealing> serial = new ArrayList<>();
    List<Sealing> bulk = new ArrayList<>();
    for (int turn = 0; turn < Turns.COUNT; turn++) {
      List<TransactionId> entries = post(count);
      ours.add(time(log::sealAll));
      serial.add(time(() -> readAndStamp(entries.subList(0, count / 2))));
      bulk.add(time(() -> readAndStampAll(entries.subList(count / 2, count))));
    }
    System.out.printf(
        Locale.ROOT, "%-48s %9s %11s %10s%n", "sealing", "per s", "calls each", "ours/this");
    print("ours: sealed, stamped, published in a folder", ours, ours);
    print("one read and one stamp of each, in bulk", ours, bulk);
    print("one read and one stamp of each, one by one", ours, serial);
  }

  /** Makes entries of many accounts that wait in both tables. */
  private List<TransactionId> post(int count) {
    posted.clear();
    List<TransactionId> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(members.redeem(i % CLIENTS));
    }
    server.load(OURS, posted.stream());
    server.load(PEER, posted.stream());
    return entries;
  }

  private int readAndStamp(List<TransactionId> entries) {
    for (TransactionId entry : entries) {
      if (!peer.read(Set.of(entry)).isEmpty()) {
        peer.stamp(List.of(entry), stamped++);
      }
    }
    return entries.size();
  }

  private int readAndStampAll(List<TransactionId> entries) {
    int read = peer.read(Set.copyOf(entries)).size();
    peer.stamp(entries, stamped);
    stamped += read;
    return read;
  }

  /** What a round of sealing came to. */
  private record Sealing(int entries, long nanos, long calls) {
    double rate() {
      return entries * 1e9 / nanos;
    }

    double callsEach() {
      return (double) calls / entries;
    }
  }

  private Sealing time(Supplier<Integer> work) {
    System.gc();
    long calls = server.calls();
    long start = System.nanoTime();
    int entries = work.get();
    return new Sealing(entries, System.nanoTime() - start, server.calls() - calls);
  }

  private static void print(String name, List<Sealing> ours, List<Sealing> rounds) {
    System.out.printf(
        Locale.ROOT,
        "%-48s %9.0f %11.1f %10.2f%n",
        name,
        Median.of(rounds, Sealing::rate),
        Median.of(rounds, Sealing::callsEach),
        Median.ofRatio(ours, rounds, Sealing::rate));
  }
}
