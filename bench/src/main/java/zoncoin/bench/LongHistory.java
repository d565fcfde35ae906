package zoncoin.bench;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Step;
import zoncoin.rebuild.Restored.Part;
import zoncoin.store.DynamoRestored;

/**
 * A member's long history, put into the table of a ledger. To post a million entries takes hours:
 * these are decided by the rules, signed and chained as if they were posted, but written as a
 * rebuilt table has them, each with a place in the log, so that no sealer takes them up; by the
 * store's own encoders, straight into the table's file. Through the server, 25 items a
 * BatchWriteItem, 10,000 entries take 30 s. The places are made up: no log holds these entries, and
 * only their pages can be asked for.
 */
final class LongHistory {
  /** Coins for fifty times as many entries as anybody will ask for. */
  private static final Amount COINS = Amount.ofZnc(1_000_000_000);

  private static final YearMonth MONTH = YearMonth.parse("2028-07");

  /** Each write waits for the disk. */
  private static final int PARTS_AT_ONCE = 20_000;

  /** Behind the places of the few entries that a ledger begins with. */
  private static final long FIRST_PLACE = 1_000;

  private final List<Part> parts = new ArrayList<>();
  private final Collected collected = new Collected(new ConcurrentLinkedQueue<>());
  private final Consumer<Collection<Map<String, AttributeValue>>> table;
  private final DynamoRestored restored = new DynamoRestored(collected, "collected");
  private final Programme programme;
  private long entries;

  private LongHistory(
      Ledger.Programme own,
      Instant start,
      Consumer<Collection<Map<String, AttributeValue>>> table) {
    Ledger.Waiting waiting =
        new Ledger.Waiting(() -> start.plusSeconds(entries), new Random(1), millis -> {});
    this.programme = new Programme(own, new Newest(this::add), waiting);
    this.table = table;
  }

  /**
   * Puts one of at least so many entries, a second apart, the last of them made about now.
   *
   * @param own log and keys of the ledger, whose signatures they have
   * @param table takes its items
   * @return how many
   */
  static long put(
      Ledger.Programme own,
      Account.Member member,
      int count,
      Consumer<Collection<Map<String, AttributeValue>>> table) {
    LongHistory history = new LongHistory(own, Instant.now().minusSeconds(count + 1), table);
    history.parts.add(new Part.Listed(member));
    history.programme.enrolWith(member, COINS, MONTH);
    for (int i = 0; history.entries < count; i++) {
      history.programme.holdAndSettle(member, "redemption-" + i);
    }
    history.write();
    return history.entries;
  }

  private void add(Journal.Append append) {
    OptionalLong place = OptionalLong.of(FIRST_PLACE + entries);
    parts.add(new Part.Placed(new Journal.Recorded(append.signed(), append.request(), place)));
    for (Step step : append.steps()) {
      parts.add(new Part.Stepped(step));
    }
    entries++;
    if (parts.size() >= PARTS_AT_ONCE) {
      write();
    }
  }

  private void write() {
    if (restored.add(parts).isPresent()) {
      throw new IllegalStateException("a client that only collects refuses nothing");
    }
    table.accept(collected.items());
    collected.items().clear();
    parts.clear();
  }

  /** A client that collects what is put. The conditions would all hold: nothing is there yet. */
  private record Collected(Queue<Map<String, AttributeValue>> items) implements DynamoDbClient {
    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      items.add(request.item());
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
