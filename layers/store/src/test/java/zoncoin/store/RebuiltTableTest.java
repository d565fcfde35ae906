package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Weather;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Rebuild;
import zoncoin.rebuild.Restored;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.RedemptionsAgain;
import zoncoin.redemption.Wares;
import zoncoin.seal.Heads;
import zoncoin.seal.Sealer;
import zoncoin.seal.StagedFiles;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * The drill: a table of DynamoDB with a history, a backup of its items, life that goes on, the
 * backup restored beside a log that is newer. The sealer refuses; the table is rebuilt; the ledger
 * and the sealer go on, and the log is sound.
 */
final class RebuiltTableTest {
  private final DynamoDbClient client = LocalTables.client();
  private final MemoryFiles staging = new MemoryFiles();
  private final TownLog log = new TownLog(new MemoryFiles(), staging);
  private String table = LocalTables.fresh();

  private DynamoJournal journal() {
    return new DynamoJournal(client, table);
  }

  private DynamoHeads heads() {
    return new DynamoHeads(client, table);
  }

  private Map<Keys, Row> backup() {
    Map<Keys, Row> items = new TreeMap<>(Comparator.comparing(Keys::toString));
    client.scanPaginator(b -> b.tableName(table).consistentRead(true)).items().stream()
        .map(Row::of)
        .forEach(row -> items.put(row.keys(), row));
    return items;
  }

  private void restore(Map<Keys, Row> items) {
    table = LocalTables.fresh();
    items.values().forEach(row -> client.putItem(b -> b.tableName(table).item(row.attributes())));
  }

  private Redemptions redemptions(Town town) {
    return new Redemptions(town.ledger(), journal(), town::now, new java.security.SecureRandom());
  }

  private static Order order(String key) {
    return new Order(
        TransactionId.ofCaller(Town.ALICE.id(), key), Town.ALICE, "-", "support-hour", 1);
  }

  private void seal() {
    log.sealUntilIdle(heads(), journal());
  }

  private Rebuild.Result rebuild() {
    DynamoJournal journal = journal();
    Rebuild rebuild =
        new Rebuild(
            new Rebuild.Log(
                log.tiles(), TownLog.keys(), new Asked(wares(), Set.of(Hash.EMPTY), Set.of())),
            new Rebuild.Ports(
                new DynamoRestored(client, table),
                journal,
                journal,
                heads(),
                StagedFiles.of(staging, () -> List.copyOf(staging.paths()))),
            List.of(new RedemptionsAgain(wares())),
            () -> Town.START);
    return rebuild.run(Rebuild.Mode.WRITE, Parallel.SEQUENTIAL, Progress.NONE);
  }

  private static Wares wares() {
    return new Wares(new EvidenceReader(new MemoryEvidence()), List.of(Catalogue.sample()));
  }

  /** A thousand coins buy an hour; two are bought before the backup, one of them settled after. */
  private Map<Keys, Row> story() {
    Town town = new Town(journal()).rich();
    town.post(Town.credit(2_000));
    redemptions(town).request(order("settled"), Catalogue.sample());
    redemptions(town).request(order("open"), Catalogue.sample());
    seal();
    town.post(Town.transfer("waits", 1));
    final Map<Keys, Row> before = backup();
    seal();
    redemptions(town).send(order("settled").hold());
    redemptions(town).settle(order("settled").hold());
    town.post(Town.transfer("later", 2));
    seal();
    return before;
  }

  /** All but the revision and the state of redemptions. */
  private Map<Keys, Row> withoutItems() {
    Map<Keys, Row> items = backup();
    items.keySet().removeIf(keys -> keys.pk().startsWith("redemption#") || keys.equals(Keys.HEAD));
    return items;
  }

  @Test
  void aRestoredTableIsRebuiltAndGoesOn() {
    Map<Keys, Row> before = story();
    final Map<Keys, Row> was = withoutItems();
    final TreeHead published = log.published();
    restore(before);
    assertInstanceOf(Sealer.Result.Stopped.class, log.seal(heads(), journal()));
    Rebuild.Result.Rebuilt rebuilt = assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild());
    assertEquals(new Rebuild.Written(2, 0, 1, 3, 0, 2, 0, 0), rebuilt.written());
    assertEquals(was, withoutItems(), "attribute by attribute");
    assertEquals(published, heads().read().tree());
    assertInstanceOf(Redemption.State.Settled.class, state("settled"));
    assertInstanceOf(Redemption.State.Sending.class, state("open"));
    seal();
    Town town = new Town(journal());
    town.post(Town.transfer("after", 3));
    assertInstanceOf(Redemptions.Result.Done.class, redemptions(town).settle(order("open").hold()));
    seal();
    assertEquals(published.size() + 2, log.audit(published).entries());
    log.assertSound(journal());
  }

  private Redemption.State state(String key) {
    Item item = journal().item(Redemption.key(order(key).hold())).orElseThrow();
    return Redemption.of(item).state();
  }

  /**
   * A run ends after its commit, and its table is lost: what it was to seal waits, and is sealed.
   */
  @Test
  void whatARunHadStagedWaitsAsItDidAndIsSealed() {
    Map<Keys, Row> before = story();
    Town town = new Town(journal());
    town.post(Town.transfer("cut", 3));
    final Map<Keys, Row> was = withoutItems();
    Heads ended =
        Ports.heads(Script.at(1, Weather.Fault.CRASH_AFTER), new DynamoHeads(client, table));
    assertThrows(Weather.Crash.class, () -> log.seal(ended, journal()));
    final TreeHead committed = heads().read().tree();
    restore(before);
    Rebuild.Result.Rebuilt rebuilt = assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild());
    assertEquals(java.util.Optional.of(committed), rebuilt.sealedNext());
    assertEquals(was, withoutItems(), "attribute by attribute, the index of what waits included");
    seal();
    assertEquals(committed, log.published());
    log.audit(committed);
    log.assertSound(journal());
  }

  @Test
  void aTableThatIsGoneIsMadeAnew() {
    story();
    final Map<Keys, Row> was = withoutItems();
    table = LocalTables.fresh();
    assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild());
    assertEquals(was, withoutItems(), "attribute by attribute");
    assertEquals(log.published(), heads().read().tree());
  }

  /** By hand, as nobody does who lets nobody write. */
  @Test
  void aPartThatIsThereStaysAsItIs() {
    Town town = new Town(journal()).founded();
    Restored restored = new DynamoRestored(client, table);
    Restored.Part step = new Restored.Part.Stepped(journal().head(Town.ALICE));
    Map<Keys, Row> was = backup();
    assertEquals(java.util.Optional.of(step), restored.add(List.of(step)));
    assertEquals(was, backup());
    assertTrue(town.now().equals(Town.START));
    assertEquals(Set.of(Town.ALICE), restored.listed(Set.of(Town.ALICE, OTHER)));
  }

  private static final zoncoin.ledger.Account.Member OTHER =
      new zoncoin.ledger.Account.Member("999999999999");
}
