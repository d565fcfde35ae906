package zoncoin.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.store.DynamoJournal;

/**
 * Redemptions a second and how long each takes, by clients that each redeem for accounts of their
 * own; beside the bare write of the same items, and beside one chain of all transactions.
 */
final class ThroughputBench {
  private static final List<Integer> CLIENTS = List.of(1, 8, 32, 64);
  private static final int WARM_UP = 250;

  /** Puts of a redemption: transaction, redemption, step. */
  private static final int PUTS = 3;

  /** A TransactWriteItems has at most 100 items, one of which is the head. */
  private static final int MOST_IN_A_WRITE = 99 / PUTS;

  private ThroughputBench() {}

  /** Measures with so many redemptions a round, and prints. */
  static void run(int count) {
    Collection<Map<String, AttributeValue>> founded = Members.found(CLIENTS.getLast());
    try (LocalServer server = LocalServer.inMemory();
        OneChain grouped = new OneChain(server, founded, MOST_IN_A_WRITE);
        OneChain single = new OneChain(server, founded, 1)) {
      BareWrites bare = new BareWrites(server, founded, CLIENTS.getLast());
      List<Turns.Side> sides = List.of(Ours.on(server, founded), bare, grouped, single);
      header("redemptions");
      for (int clients : CLIENTS) {
        Load warmUp = new Load(clients, Math.min(WARM_UP, count));
        print(clients, Turns.measure(sides, warmUp, new Load(clients, count)));
      }
    }
  }

  static void header(String what) {
    System.out.printf(
        Locale.ROOT,
        "%-7s %-48s %9s %9s %9s %10s%n",
        "clients",
        what,
        "per s",
        "p50 ms",
        "p99 ms",
        "ours/this");
  }

  static void print(int clients, Turns turns) {
    for (int i = 0; i < turns.sides().size(); i++) {
      List<Round> rounds = turns.rounds().get(i);
      Latencies all = Latencies.of(rounds.stream().map(Round::latencies).toList());
      System.out.printf(
          Locale.ROOT,
          "%7d %-48s %9.0f %9.2f %9.2f %10.2f%n",
          clients,
          turns.sides().get(i).name(),
          Median.of(rounds, Round::rate),
          all.millis(0.50),
          all.millis(0.99),
          Median.ofRatio(turns.ours(), rounds, Round::rate));
    }
    System.out.println();
  }

  private static Members over(DynamoDbClient client, String table) {
    return new Members(new DynamoJournal(client, table), CLIENTS.getLast());
  }

  /** A redemption as the deployed function carries it out, on DynamoDB Local. */
  private record Ours(Members members) implements Turns.Side {
    static Ours on(LocalServer server, Collection<Map<String, AttributeValue>> founded) {
      server.create("ours", founded);
      return new Ours(over(server.client(), "ours"));
    }

    @Override
    public String name() {
      return "ours: 2 reads, decide, sign, 1 write";
    }

    @Override
    public Load.Work prepare(Load load) {
      return (client, ticket) -> members.redeem(client);
    }
  }

  /** The same decisions and signatures, from heads in memory, all written by one thread. */
  private static final class OneChain implements Turns.Side, AutoCloseable {
    private final int groupSize;
    private final Chain chain;
    private final Members members;

    OneChain(LocalServer server, Collection<Map<String, AttributeValue>> founded, int groupSize) {
      this.groupSize = groupSize;
      String table = "chain-" + groupSize;
      server.create(table, founded);
      chain = new Chain(server.client(), table, groupSize);
      members = over(new MemoryTable(founded, chain::append), table);
    }

    @Override
    public String name() {
      return "one chain, one writer, up to " + groupSize + " in a write";
    }

    @Override
    public Load.Work prepare(Load load) {
      return (client, ticket) -> members.redeem(client);
    }

    @Override
    public void close() {
      chain.close();
    }
  }
}
