package zoncoin.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Ports;
import zoncoin.memory.Weather;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.store.DynamoHeads;
import zoncoin.store.DynamoJournal;
import zoncoin.store.EnhancedHeads;
import zoncoin.store.EnhancedJournal;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * What each call of the table costs the processor and the heap, as it is and through the Enhanced
 * Client: with a table in this process, which leaves what is between the ports and the client's
 * methods; and on DynamoDB Local, which adds the rest of the SDK. Then what each costs a JVM that
 * has just been started.
 */
final class EnhancedBench {
  static final int TURNS = 7;

  /** A table in this process answers so many times while a server answers once. */
  private static final int IN_MEMORY = 20;

  private EnhancedBench() {}

  /** Measures with so many calls a round, and prints. */
  static void run(int count) {
    Collection<Map<String, AttributeValue>> founded = Members.found(1);
    System.out.printf(
        Locale.ROOT,
        "%-46s %9s %9s %7s   %9s %9s %7s%n",
        "each call, medians of " + TURNS + " turns",
        "µs ours",
        "Enhanced",
        "ratio",
        "B ours",
        "Enhanced",
        "ratio");
    for (Call call : Call.values()) {
      List<Calling> sides =
          List.of(
              Calling.ours(call, new MemoryTable(founded, write -> {}), "table", founded),
              Calling.enhanced(call, new MemoryTable(founded, write -> {}), "table", founded));
      print(call.text + ", table in memory", sides, count * IN_MEMORY);
    }
    try (LocalServer server = LocalServer.inMemory()) {
      for (Call call : Call.values()) {
        server.create("ours-" + call, founded);
        server.create("enhanced-" + call, founded);
        List<Calling> sides =
            List.of(
                Calling.ours(call, server.client(), "ours-" + call, founded),
                Calling.enhanced(call, server.client(), "enhanced-" + call, founded));
        print(call.text + ", DynamoDB Local", sides, count);
      }
      FirstAnswer.print(server, founded);
    }
  }

  private static void print(String what, List<Calling> sides, int count) {
    Load load = new Load(1, count);
    Turns turns = Turns.measure(sides, load, load, TURNS);
    List<Round> ours = turns.rounds().getFirst();
    List<Round> enhanced = turns.rounds().getLast();
    System.out.printf(
        Locale.ROOT,
        "%-46s %9.1f %9.1f %7.2f   %9.0f %9.0f %7.2f%n",
        what,
        Median.of(ours, Round::threadMillis) * 1_000,
        Median.of(enhanced, Round::threadMillis) * 1_000,
        Median.ofRatio(ours, enhanced, Round::threadMillis),
        Median.of(ours, Round::bytes),
        Median.of(enhanced, Round::bytes),
        Median.ofRatio(ours, enhanced, Round::bytes));
  }

  /** What is asked of a table. */
  private enum Call {
    HEAD("newest step of an account"),
    FIND("a transaction by its id"),
    ITEM("an item"),
    APPEND("a hold with its redemption"),
    PUT("an item put"),
    READ("head of the log"),
    SWAP("head of the log swapped");

    private final String text;

    Call(String text) {
      this.text = text;
    }
  }

  /** One way to call one table. What is written next is kept, so that every write is the next. */
  private static final class Calling implements Turns.Side {
    private static final String MEMBER = Programme.member(0).id();
    private static final Instant DUE = Instant.parse("2026-07-18T09:45:00Z");

    private final String name;
    private final Call call;
    private final Journal journal;
    private final Heads heads;
    private final List<Journal.Append> appends = new ArrayList<>();
    private final Members members;
    private Item item =
        Item.first(
            new Item.Key("redemption", "c." + MEMBER + ".kept"),
            Map.of("account", MEMBER, "product", "aws-credit", "quantity", "1", "state", "held"),
            Optional.of(DUE));
    private Head head = head(1);

    private Calling(
        String name,
        Call call,
        Journal journal,
        Heads heads,
        Collection<Map<String, AttributeValue>> founded) {
      this.name = name;
      this.call = call;
      this.journal = journal;
      this.heads = heads;
      Journal made = new DynamoJournal(new MemoryTable(founded, write -> {}), "made");
      members = new Members(keeping(made), 1);
      expect(journal.put(item));
      expect(heads.swap(Head.EMPTY, head));
    }

    /** Keeps each append, and passes it on. */
    private Journal keeping(Journal made) {
      return Ports.journal(
          Weather.FAIR,
          made,
          append -> {
            appends.add(append);
            return made.append(append);
          });
    }

    static Calling ours(
        Call call,
        DynamoDbClient client,
        String table,
        Collection<Map<String, AttributeValue>> founded) {
      Journal journal = new DynamoJournal(client, table);
      return new Calling("ours", call, journal, new DynamoHeads(client, table), founded);
    }

    static Calling enhanced(
        Call call,
        DynamoDbClient client,
        String table,
        Collection<Map<String, AttributeValue>> founded) {
      Journal journal = new EnhancedJournal(client, table);
      return new Calling("Enhanced", call, journal, new EnhancedHeads(client, table), founded);
    }

    private static Head head(long size) {
      return new Head(new TreeHead(size, Hash.EMPTY), DUE, size + "-" + "0".repeat(80), true);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Load.Work prepare(Load load) {
      if (call == Call.APPEND) {
        appends.clear();
        for (int i = 0; i < load.count(); i++) {
          var _ = members.redeem(0);
        }
      }
      return (client, ticket) -> expect(call(ticket));
    }

    private boolean call(int ticket) {
      return switch (call) {
        case HEAD -> journal.head(Programme.member(ticket % Members.OF_EACH_CLIENT)).sequence() > 0;
        case FIND -> journal.find(TransactionId.parse("vest." + MEMBER)).isPresent();
        case ITEM -> journal.item(item.key()).isPresent();
        case APPEND -> journal.append(appends.get(ticket)) instanceof Journal.Outcome.Appended;
        case PUT -> {
          item = item.next(item.fields(), item.due());
          yield journal.put(item);
        }
        case READ -> heads.read().equals(head);
        case SWAP -> {
          Head before = head;
          head = head(before.tree().size() + 1);
          yield heads.swap(before, head);
        }
      };
    }

    private void expect(boolean isSo) {
      if (!isSo) {
        throw new IllegalStateException(name + " was refused: " + call);
      }
    }
  }
}
