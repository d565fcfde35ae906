package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.cli.cloud.Caller;
import zoncoin.cli.cloud.LocalCloud;
import zoncoin.cli.cloud.LocalKeys;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;

/**
 * {@code GET /v1/entries} over HTTP on {@code zon up}, signed, of an account with a long history.
 * It is walked once from the newest entry to the oldest, which finds each entry once; then the
 * first hundred pages, the hundred in the middle and the last hundred are asked for in turn, each
 * beside the bare reads of the same page on the same table.
 */
final class PagesBench {
  /** Entries of a page where nobody says how many. */
  private static final int PAGE = 25;

  private static final int MOST_PAGES = 100;

  /** The last pages may take as long as the first, and a fifth. */
  private static final double TARGET = 1.2;

  private static final String TABLE = "zoncoin";
  private static final Account.Member MEMBER = Programme.member(0);

  private final Caller caller;
  private final DynamoDbClient table;

  private PagesBench(Caller caller, DynamoDbClient table) {
    this.caller = caller;
    this.table = table;
  }

  /** Measures with at least so many entries, and prints. */
  static void run(int least) {
    try (TempFolder folder = TempFolder.make()) {
      Path cloud = folder.path().resolve("cloud");
      long start = System.nanoTime();
      long entries = fill(cloud, least);
      System.out.printf(Locale.ROOT, "%,d entries put there in %.0f s%n", entries, since(start));
      try (ZonUp up = ZonUp.in(cloud);
          DynamoDbClient table = LocalServer.client(up.table(), accessKey(cloud))) {
        new PagesBench(up.caller(MEMBER.id()), table).run(entries);
      }
    }
  }

  /** Makes a cloud, ends it, and puts a history into its table. */
  private static long fill(Path cloud, int least) {
    LocalKeys keys;
    LocalCloud.Settings settings = LocalCloud.Settings.startingAt(Optional.empty());
    try (LocalCloud made = LocalCloud.open(cloud, settings, alarm -> {})) {
      keys = made.keys();
    }
    Entry.Log log =
        new Entry.Log(keys.logKeys().getFirst().name(), Programme.LOG.mergeDelaySeconds());
    Ledger.Programme own =
        new Ledger.Programme(log, keys.nonce(), Issuer.of(keys.billing(), keys.desk()));
    try (TableFile file = new TableFile(cloud.resolve("dynamodb"))) {
      return LongHistory.put(own, MEMBER, least, items -> file.put(TABLE, items));
    }
  }

  /** By which DynamoDB Local names the tables of that cloud. */
  private static String accessKey(Path cloud) {
    try {
      String kept = Files.readString(cloud.resolve("dynamodb-access-key"));
      return kept.strip().toUpperCase(Locale.ROOT);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read the access key of " + cloud, fault);
    }
  }

  private static double since(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private void run(long entries) {
    long start = System.nanoTime();
    List<HistoryWalk.Page> pages = HistoryWalk.pages(caller, entries);
    System.out.printf(
        Locale.ROOT, "each found once on %,d pages in %.0f s%n%n", pages.size(), since(start));
    int some = Math.min(MOST_PAGES, pages.size() / 3);
    int last = pages.size() - some;
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("the first " + some, part(pages.subList(0, some)));
    parts.put("in the middle", part(pages.subList(last / 2, last / 2 + some)));
    parts.put("the last", part(pages.subList(last, pages.size())));
    List<Part> turns = new ArrayList<>(parts.values());
    for (int turn = -1; turn < Turns.COUNT; turn++) {
      for (int page = 0; page < some; page++) {
        // Each is the first to be asked as often as the others.
        Collections.rotate(turns, 1);
        for (Part part : turns) {
          measure(part, page, turn >= 0);
        }
      }
    }
    print(parts);
  }

  /** Some pages in a row, and how many nanoseconds each took. */
  private record Part(
      List<HistoryWalk.Page> pages, List<BareReads> bare, List<Long> ours, List<Long> peer) {}

  private Part part(List<HistoryWalk.Page> pages) {
    List<BareReads> bare =
        pages.stream()
            .map(page -> BareReads.of(table, TABLE, MEMBER, page.newest() + 1, PAGE))
            .toList();
    return new Part(pages, bare, new ArrayList<>(), new ArrayList<>());
  }

  private void measure(Part part, int page, boolean isWarm) {
    long start = System.nanoTime();
    var _ = caller.get(part.pages().get(page).path());
    long between = System.nanoTime();
    part.bare().get(page).ask(table);
    long end = System.nanoTime();
    if (isWarm) {
      part.ours().add(between - start);
      part.peer().add(end - between);
    }
  }

  private static void print(Map<String, Part> parts) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %9s %9s %9s %9s %10s %10s %7s%n",
        "pages, ms",
        "p50",
        "p99",
        "bare p50",
        "bare p99",
        "p50/first",
        "p99/first",
        "target");
    Latencies first = latencies(parts.values().iterator().next().ours());
    parts.forEach(
        (name, part) -> {
          Latencies ours = latencies(part.ours());
          Latencies peer = latencies(part.peer());
          System.out.printf(
              Locale.ROOT,
              "%-16s %9.2f %9.2f %9.2f %9.2f %10.2f %10.2f %7.2f%n",
              name,
              ours.millis(0.50),
              ours.millis(0.99),
              peer.millis(0.50),
              peer.millis(0.99),
              ours.millis(0.50) / first.millis(0.50),
              ours.millis(0.99) / first.millis(0.99),
              TARGET);
        });
  }

  private static Latencies latencies(List<Long> nanos) {
    return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
  }
}
