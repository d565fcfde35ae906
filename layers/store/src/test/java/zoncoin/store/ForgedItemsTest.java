package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.Alarms;
import zoncoin.seal.Head;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Malformed;

/** What someone with write access to the table, and no key, could put there. */
final class ForgedItemsTest {
  private final DynamoDbClient client = LocalTables.client();
  private final String table = LocalTables.fresh();
  private final DynamoJournal journal = new DynamoJournal(client, table);
  private final DynamoHeads heads = new DynamoHeads(client, table);
  private final List<Alarms.Alarm> alarms = new ArrayList<>();

  @BeforeEach
  void found() {
    new Town(journal).founded();
  }

  private void forge(String pk, String sk, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new TreeMap<>(more);
    item.put(Keys.PK, AttributeValue.fromS(pk));
    item.put(Keys.SK, AttributeValue.fromS(sk));
    client.putItem(b -> b.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> waiting(Map<String, AttributeValue> more) {
    Map<String, AttributeValue> attributes = new TreeMap<>(more);
    attributes.put(Keys.UNSEALED, AttributeValue.fromS("0"));
    attributes.put(Keys.TIME, AttributeValue.fromS("2000-01-01"));
    return attributes;
  }

  private Sealer.Result seal() {
    Sealer.Ports ports =
        new Sealer.Ports(heads, new MemoryFiles(), new MemoryFiles(), journal, alarms::add);
    Sealer.Log log = new Sealer.Log(Town.LOG, List.of(Town.signer(Town.LOG.origin(), 1)));
    return new Sealer(log, ports, new Town(journal)::now, new java.util.Random(1)).seal();
  }

  @Test
  void whatIsNoEntryIsQuarantinedAndTheRestIsSealed() {
    forge("garbage", "transaction", waiting(Map.of("note", AttributeValue.fromS("not a note"))));
    forge("number", "transaction", waiting(Map.of("note", AttributeValue.fromN("1"))));
    forge("nothing", "transaction", waiting(Map.of()));
    assertEquals(3, assertInstanceOf(Sealer.Result.Sealed.class, seal()).entries());
    Set<String> quarantined =
        alarms.stream()
            .map(alarm -> assertInstanceOf(Alarms.Alarm.Quarantined.class, alarm))
            .map(alarm -> alarm.transaction().text())
            .collect(Collectors.toSet());
    assertEquals(Set.of("garbage", "number", "nothing"), quarantined);
    assertEquals(List.of(), journal.list(10));
  }

  @Test
  void whatHasNoTransactionsKeyHidesNothingThatHas() {
    for (String shard : Keys.SHARDS) {
      for (int i = 0; i < 3; i++) {
        Map<String, AttributeValue> waiting = waiting(Map.of());
        waiting.put(Keys.UNSEALED, AttributeValue.fromS(shard));
        forge("member:000000000000", shard + i, waiting);
        forge("with space " + shard + i, "transaction", waiting);
      }
    }
    List<TransactionId> listed = journal.list(3);
    assertEquals(3, listed.size());
    assertEquals(3, assertInstanceOf(Sealer.Result.Sealed.class, seal()).entries());
  }

  @Test
  void aHeadThatWasChangedIsNotSwapped() {
    seal();
    Head sealed = heads.read();
    forge(
        "#head",
        "head",
        Map.of(
            "size", AttributeValue.fromN("2"),
            "root", AttributeValue.fromS(sealed.tree().root().base64()),
            "time", AttributeValue.fromS(Keys.time(sealed.time())),
            "staging", AttributeValue.fromS(sealed.staging()),
            "done", AttributeValue.fromBool(true)));
    assertEquals(2, heads.read().tree().size());
    assertEquals(false, heads.swap(sealed, sealed));
  }

  @Test
  void anAttributeOfAnotherTypeIsMalformed() {
    forge("#head", "head", Map.of("size", AttributeValue.fromS("2")));
    assertThrows(Malformed.class, heads::read);
    forge("redemption#one", "item", Map.of("revision", AttributeValue.fromN("1.5")));
    assertThrows(Malformed.class, () -> journal.item(new Item.Key("redemption", "one")));
    forge("member:" + Town.ALICE.id(), "9".repeat(19), Map.of());
    assertThrows(Malformed.class, () -> journal.head(Town.ALICE));
    assertEquals(Optional.empty(), journal.find(TransactionId.parse("absent")));
  }
}
