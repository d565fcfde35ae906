package zoncoin.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Journal;
import zoncoin.memory.MemoryJournal;
import zoncoin.store.DynamoJournal;

/**
 * What the processor of the caller does for one redemption: all of it on DynamoDB Local, whose own
 * process does not count; beside the same with a table in this process, which leaves the AWS SDK
 * out; and with a journal in memory, which leaves the translation into items out too.
 */
final class CpuBench {
  /** One, as in Lambda: a function carries out one request at a time. */
  private static final int CLIENTS = 1;

  private CpuBench() {}

  /** Measures with so many redemptions a round, and prints. */
  static void run(int count) {
    Collection<Map<String, AttributeValue>> founded = Members.found(CLIENTS);
    MemoryJournal memory = new MemoryJournal();
    Members.found(memory, CLIENTS);
    try (LocalServer server = LocalServer.inMemory()) {
      server.create("cpu", founded);
      MemoryTable table = new MemoryTable(founded, request -> {});
      List<Redeeming> sides =
          List.of(
              Redeeming.over("ours, on DynamoDB Local", new DynamoJournal(server.client(), "cpu")),
              Redeeming.over("with a table in memory: no SDK", new DynamoJournal(table, "cpu")),
              Redeeming.over("with a journal in memory: no items", memory));
      Load load = new Load(CLIENTS, count);
      print(Turns.measure(sides, load, load));
    }
  }

  private static void print(Turns turns) {
    System.out.printf(
        Locale.ROOT,
        "%-40s %12s %12s %10s%n",
        "CPU of one redemption",
        "process ms",
        "thread ms",
        "ours/this");
    for (int i = 0; i < turns.sides().size(); i++) {
      List<Round> rounds = turns.rounds().get(i);
      System.out.printf(
          Locale.ROOT,
          "%-40s %12.3f %12.3f %10.2f%n",
          turns.sides().get(i).name(),
          Median.of(rounds, Round::processMillis),
          Median.of(rounds, Round::threadMillis),
          Median.ofRatio(turns.ours(), rounds, Round::threadMillis));
    }
  }

  /** Redemptions as the deployed function carries them out, over any journal. */
  private record Redeeming(String name, Members members) implements Turns.Side {
    static Redeeming over(String name, Journal journal) {
      return new Redeeming(name, new Members(journal, CLIENTS));
    }

    @Override
    public Load.Work prepare(Load load) {
      return (client, ticket) -> members.redeem(client);
    }
  }
}
