package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.Alarms;
import zoncoin.seal.Head;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * A table that is older than its log, or other than it was: restored from a backup, changed by
 * somebody, or another programme's. The sealer signs nothing and says what to do; with the table as
 * it was it goes on.
 */
final class RestoredTableTest {
  private final DynamoDbClient client = LocalTables.client();
  private final Gate files = new Gate();
  private final TownLog log = new TownLog(files, new MemoryFiles());
  private String table = LocalTables.fresh();

  /** A log of five entries, and one more that waits. */
  @BeforeEach
  void found() {
    Town town = new Town(journal()).rich();
    log.sealUntilIdle(heads(), journal());
    town.post(Town.hold("one", 1));
  }

  private DynamoJournal journal() {
    return new DynamoJournal(client, table);
  }

  private DynamoHeads heads() {
    return new DynamoHeads(client, table);
  }

  /** Every item, as a backup has them; no ledger ever scans. */
  private Map<Keys, Row> backup() {
    Map<Keys, Row> items = new TreeMap<>(Comparator.comparing(Keys::toString));
    client.scanPaginator(b -> b.tableName(table).consistentRead(true)).items().stream()
        .map(Row::of)
        .forEach(row -> items.put(row.keys(), row));
    return items;
  }

  /** A new table has these items; it is ours from now on. */
  private void restore(Map<Keys, Row> items) {
    table = LocalTables.fresh();
    items.values().forEach(this::put);
  }

  private void put(Row row) {
    client.putItem(b -> b.tableName(table).item(row.attributes()));
  }

  private void sealMore() {
    log.sealUntilIdle(heads(), journal());
  }

  /** A commit whose files could not be written. */
  private void commitOnly() {
    files.shut();
    assertThrows(NotApplied.class, () -> log.seal(heads(), journal()));
    files.open();
    assertTrue(!heads().read().isDone());
  }

  /** Nothing is signed, published or committed; whoever looks is told why, and what is next. */
  private void assertStops(String... words) {
    Map<Long, Hash> signed = log.signed();
    TreeHead published = log.published();
    Map<Keys, Row> items = backup();
    int told = log.alarms().size();
    Sealer.Result.Stopped stopped =
        assertInstanceOf(Sealer.Result.Stopped.class, log.seal(heads(), journal()));
    for (String word : words) {
      assertTrue(stopped.why().contains(word), stopped.why());
    }
    assertEquals(
        List.of(new Alarms.Alarm.Stopped(stopped.why())),
        log.alarms().subList(told, log.alarms().size()));
    assertEquals(signed, log.signed());
    assertEquals(published, log.published());
    assertEquals(items, backup());
  }

  /** The same table goes on where the log is, and extends what was published. */
  private void assertGoesOn(TreeHead published) {
    sealMore();
    new Town(journal()).post(Town.hold("later", 1));
    sealMore();
    assertTrue(log.audit(published).entries() > published.size());
  }

  @Test
  void aTableFromBeforeTheNewestEntriesIsOlderThanItsLog() {
    Map<Keys, Row> before = backup();
    sealMore();
    Map<Keys, Row> after = backup();
    TreeHead published = log.published();
    restore(before);
    assertStops("older than its log", "head has size 5, the published checkpoint 6", "restore it");
    new Town(journal()).post(Town.hold("since", 1));
    assertStops("older than its log");
    restore(after);
    assertGoesOn(published);
  }

  @Test
  void aTableFromBetweenCommitAndDoneHasLostItsBundle() {
    commitOnly();
    Map<Keys, Row> between = backup();
    sealMore();
    Map<Keys, Row> after = backup();
    TreeHead published = log.published();
    restore(between);
    assertStops("bundle", "is missing", "restore it, or rebuild the table");
    restore(after);
    assertGoesOn(published);
  }

  /** Backups of DynamoDB are of one moment for each item, not for all of them together. */
  @Test
  void aTableWhoseHeadIsNewerThanItsEntriesIsFoundByTheLastStamp() {
    Map<Keys, Row> skewed = backup();
    sealMore();
    Map<Keys, Row> after = backup();
    TreeHead published = log.published();
    skewed.put(Keys.HEAD, Row.of(after.getOrDefault(Keys.HEAD, Row.of(Keys.HEAD)).attributes()));
    restore(skewed);
    assertStops("size 6 is done", "c.111122223333.one, is not stamped", "restore it");
    restore(after);
    assertGoesOn(published);
  }

  private static Row with(Row row, String name, AttributeValue value) {
    Map<String, AttributeValue> attributes = new TreeMap<>(row.attributes());
    attributes.put(name, value);
    return Row.of(attributes);
  }

  private static Row without(Row row, String name) {
    Map<String, AttributeValue> attributes = new TreeMap<>(row.attributes());
    attributes.remove(name);
    return Row.of(attributes);
  }

  /** Whatever of the item is changed, removed or of another type, done or not. */
  @ParameterizedTest(name = "committed only: {0}")
  @ValueSource(booleans = {false, true})
  void aHeadThatIsNotAsItWasStopsTheSealer(boolean isCommittedOnly) {
    if (isCommittedOnly) {
      commitOnly();
    }
    Row head = DynamoHeads.encode(heads().read());
    String size = Long.toString(head.number("size"));
    List<Row> changed =
        List.of(
            with(head, "size", AttributeValue.fromN(size + "0")),
            with(head, "size", AttributeValue.fromN("4")),
            with(head, "size", AttributeValue.fromN("-" + size)),
            with(head, "root", AttributeValue.fromS(Hash.sha256(new byte[1]).base64())),
            with(head, "root", AttributeValue.fromS("none")),
            with(head, "time", AttributeValue.fromS("yesterday")),
            with(head, "done", AttributeValue.fromBool(!head.flag("done"))),
            with(head, "staging", AttributeValue.fromN("1")));
    changed.forEach(this::assertStopsAt);
    List.of("size", "root", "time", "done", "staging")
        .forEach(name -> assertStopsAt(without(head, name)));
    if (isCommittedOnly) {
      assertStopsAt(with(head, "staging", AttributeValue.fromS("none")));
    }
    client.deleteItem(b -> b.tableName(table).key(Row.of(Keys.HEAD).attributes()));
    assertEquals(Head.EMPTY, heads().read());
    assertStops("older than its log");
    put(head);
    assertGoesOn(log.published());
  }

  private void assertStopsAt(Row head) {
    put(head);
    assertStops("restore");
  }

  /** The second table is new, or has a log of its own; neither ever signs for the other's sizes. */
  @Test
  void aSecondProgrammeOnTheSameLogIsStoppedAndTheFirstGoesOn() {
    sealMore();
    TreeHead published = log.published();
    final String first = table;
    table = LocalTables.fresh();
    Town second = new Town(journal());
    second.wait(1);
    second.founded();
    assertStops("head has size 0, the published checkpoint 6");
    TownLog other = new TownLog(new MemoryFiles(), new MemoryFiles());
    other.sealUntilIdle(heads(), journal());
    assertStops("two logs", "folder of its own");
    table = first;
    assertGoesOn(published);
  }
}
