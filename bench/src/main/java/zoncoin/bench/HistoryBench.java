package zoncoin.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToLongFunction;
import zoncoin.ledger.Account;
import zoncoin.store.DynamoJournal;

/**
 * How long a redemption takes with much behind it, and with little: steps of its account, and
 * accounts of its ledger; and how long the last page of a history takes beside the first. Each size
 * has a table of its own; all lie in one file.
 */
final class HistoryBench {
  /** With much behind it, a p50 may be that with little and a fifth. */
  private static final double TARGET = 1.2;

  private static final int LITTLE = 1_000;
  private static final int POSTS = 500;
  private static final int WARM_UP = 200;
  private static final int PAGE = 25;

  private final Random random = new Random(1);

  private HistoryBench() {}

  /**
   * What is behind a redemption.
   *
   * @param table where it is
   * @param steps of the first account
   * @param accounts from which the one that redeems is drawn
   */
  private record Past(String table, int steps, int accounts) {
    /** Puts what all have through a server. */
    void found(LocalServer server) {
      server.create(table, Members.found(1));
    }

    /** Adds the rest, while no server runs. */
    void grow(TableFile file) {
      Account.Member founded = Programme.member(Members.OF_EACH_CLIENT - 1);
      file.addSteps(table, Programme.member(0), Programme.STEPS_TO_BE_RICH, steps);
      file.addMembers(table, founded, Programme.member(accounts - 1));
    }

    void requireGrown(DynamoJournal journal) {
      long first = journal.head(Programme.member(0)).sequence();
      long last = journal.head(Programme.member(accounts - 1)).sequence();
      if (first != steps || last < Programme.STEPS_TO_BE_RICH) {
        throw new IllegalStateException(this + " ends with steps " + first + " and " + last);
      }
    }
  }

  /**
   * Measures and prints.
   *
   * @param steps behind the account that has many
   * @param accounts of the ledger that has many
   */
  static void run(int steps, int accounts) {
    Past fewSteps = new Past("few-steps", LITTLE, 1);
    Past manySteps = new Past("many-steps", steps, 1);
    Past fewAccounts = new Past("few-accounts", Programme.STEPS_TO_BE_RICH, LITTLE);
    Past manyAccounts = new Past("many-accounts", Programme.STEPS_TO_BE_RICH, accounts);
    try (TempFolder folder = TempFolder.make()) {
      fill(folder.path(), List.of(fewSteps, manySteps, fewAccounts, manyAccounts));
      try (LocalServer server = LocalServer.in(folder.path())) {
        HistoryBench bench = new HistoryBench();
        bench.measure(
            "steps of its account: %,d, not %,d".formatted(steps, LITTLE),
            bench.redeeming(fewSteps, server),
            bench.redeeming(manySteps, server));
        bench.measure(
            "accounts of its ledger: %,d, not %,d".formatted(accounts, LITTLE),
            bench.redeeming(fewAccounts, server),
            bench.redeeming(manyAccounts, server));
        bench.measure(
            "the last page of %,d steps, not the first".formatted(steps),
            reading(manySteps, server, Long.MAX_VALUE),
            reading(manySteps, server, PAGE + 1));
      }
    }
  }

  private static void fill(Path folder, List<Past> pasts) {
    long start = System.nanoTime();
    try (LocalServer server = LocalServer.in(folder)) {
      pasts.forEach(past -> past.found(server));
    }
    try (TableFile file = new TableFile(folder)) {
      pasts.forEach(past -> past.grow(file));
    }
    System.out.printf(
        Locale.ROOT,
        "filled in %.0f s%n%n%-46s %9s %9s %9s %9s %6s %7s%n",
        (System.nanoTime() - start) / 1e9,
        "a redemption or a page, ms",
        "p50",
        "p99",
        "peer p50",
        "peer p99",
        "ratio",
        "target");
  }

  private void measure(String name, IntToLongFunction ofLittle, IntToLongFunction ofMuch) {
    long[] littleNanos = new long[POSTS];
    long[] muchNanos = new long[POSTS];
    for (int i = -WARM_UP; i < POSTS; i++) {
      long first = ofLittle.applyAsLong(i);
      long second = ofMuch.applyAsLong(i);
      if (i >= 0) {
        littleNanos[i] = first;
        muchNanos[i] = second;
      }
    }
    print(name, new Latencies(littleNanos), new Latencies(muchNanos));
  }

  /** Carries out a redemption of that number and answers how many nanoseconds it took. */
  private IntToLongFunction redeeming(Past past, LocalServer server) {
    DynamoJournal journal = new DynamoJournal(server.client(), past.table());
    past.requireGrown(journal);
    Programme programme = Programme.over(journal);
    return i -> {
      Account.Member member = Programme.member(random.nextInt(past.accounts()));
      long start = System.nanoTime();
      var _ = programme.redeem(member, "history-" + (i + WARM_UP));
      return System.nanoTime() - start;
    };
  }

  /** Reads the page of a history that ends before that step; all of it is one entry's copies. */
  private static IntToLongFunction reading(Past past, LocalServer server, long before) {
    DynamoJournal journal = new DynamoJournal(server.client(), past.table());
    return i -> {
      long start = System.nanoTime();
      int entries = journal.before(Programme.member(0), before, PAGE).size();
      if (entries != PAGE) {
        throw new IllegalStateException("a page has " + entries + " entries");
      }
      return System.nanoTime() - start;
    };
  }

  private static void print(String name, Latencies little, Latencies much) {
    System.out.printf(
        Locale.ROOT,
        "%-46s %9.2f %9.2f %9.2f %9.2f %6.2f %7.2f%n",
        name,
        much.millis(0.50),
        much.millis(0.99),
        little.millis(0.50),
        little.millis(0.99),
        much.millis(0.50) / little.millis(0.50),
        TARGET);
  }
}
