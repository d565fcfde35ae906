package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Request;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.seal.Head;

/**
 * A town of many members who each have some coins. Posting that to a table call by call would take
 * longer than what a test is about: it is posted and sealed in memory, and of it a table gets what
 * a ledger goes on from, each account's newest step with its transaction, and the head.
 */
final class City {
  /** What every member has to begin with: 100,000 zon. */
  static final Amount EACH = Amount.of(100_000);

  private static final int BATCH = 25;
  private static final int WRITERS = 8;

  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryHeads heads = new MemoryHeads();
  private final List<Account.Member> members;

  private City(List<Account.Member> members) {
    this.members = members;
  }

  /** A city of so many members, up to a thousand, whose entries so far are sealed into that log. */
  static City of(int size, TownLog log) {
    City city =
        new City(
            IntStream.range(0, size)
                .mapToObj(i -> new Account.Member("7000%08d".formatted(i)))
                .toList());
    Town town = new Town(city.journal).rich();
    for (Account.Member member : city.members) {
      town.post(Town.enrol(member));
      TransactionId gift = TransactionId.ofCaller(Town.ALICE.id(), "gift-" + member.id());
      town.post(new Request.Transfer(gift, Town.ALICE.id(), Town.ALICE, member, EACH));
    }
    log.sealUntilIdle(city.heads, city.journal);
    return city;
  }

  Account.Member member(int index) {
    return members.get(index % members.size());
  }

  /** How many entries its log has so far. */
  long entries() {
    return heads.read().tree().size();
  }

  /** Puts it into an empty table. */
  void copyTo(DynamoDbClient client, String table) {
    // Two accounts can have one newest transaction, and a batch may name an item once.
    Map<Keys, Row> needed = new LinkedHashMap<>();
    put(needed, transaction(TransactionId.ofKey(1)));
    for (Account.Chained account : journal.accounts()) {
      Step newest = journal.head(account);
      put(needed, StepRow.encode(newest));
      put(needed, transaction(newest.transaction()));
    }
    List<WriteRequest> rows = needed.values().stream().map(City::request).toList();
    List<List<WriteRequest>> batches =
        IntStream.iterate(0, from -> from < rows.size(), from -> from + BATCH)
            .mapToObj(from -> rows.subList(from, Math.min(from + BATCH, rows.size())))
            .toList();
    Race.of(
        WRITERS,
        writer -> {
          Stream.iterate(writer, i -> i < batches.size(), i -> i + WRITERS)
              .forEach(i -> write(client, table, batches.get(i)));
          return writer;
        });
    assertTrue(new DynamoHeads(client, table).swap(Head.EMPTY, heads.read()));
  }

  private static void write(DynamoDbClient client, String table, List<WriteRequest> batch) {
    assertTrue(
        client
            .batchWriteItem(b -> b.requestItems(Map.of(table, batch)))
            .unprocessedItems()
            .isEmpty());
  }

  private static void put(Map<Keys, Row> rows, Row row) {
    rows.put(row.keys(), row);
  }

  private static WriteRequest request(Row row) {
    return WriteRequest.builder()
        .putRequest(PutRequest.builder().item(row.attributes()).build())
        .build();
  }

  /** As it is once sealed: with its place, and in no index. */
  private Row transaction(TransactionId id) {
    Journal.Recorded recorded = journal.find(id).orElseThrow();
    Row waiting = TransactionRow.encode(recorded.signed(), recorded.request());
    Map<String, AttributeValue> sealed = new TreeMap<>(waiting.attributes());
    sealed.remove(Keys.UNSEALED);
    return Row.of(sealed).with(TransactionRow.LOG_INDEX, recorded.logIndex().orElseThrow());
  }
}
