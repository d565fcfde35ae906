package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zoncoin.store.Unit.assertMeasured;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemptions;
import zoncoin.seal.Head;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * What each operation writes, in write units. The first figure is for a note as these requests make
 * it, 413 to 617 bytes; the second for one of 1 KB, whose transaction is an item of over 1 KB.
 */
final class CostTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final TransactionId HOLD = TransactionId.ofCaller(Town.ALICE.id(), KEY);

  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "cost",
          List.of(
              Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(25), Product.Limits.upTo(1))));

  private final MemoryJournal journal = new MemoryJournal();
  private final Town town = new Town(journal).rich();
  private final Item held = redemption();

  private Item redemption() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("account", Town.ALICE.text());
    fields.put("principal", "arn:aws:sts::111122223333:assumed-role/Admin/somebody@example.com");
    fields.put("product", "support-hour");
    fields.put("quantity", "1");
    fields.put("amount", "25000000");
    fields.put("requested", "2026-07-18T09:30:00.250Z");
    fields.put("state", "held");
    fields.put("due", "2026-07-18T09:30:00.250Z");
    fields.put("catalogue", Hash.EMPTY.base64());
    return Item.first(new Item.Key("redemption", HOLD.text()), fields, Optional.of(town.now()));
  }

  private Item sending() {
    return held.next(held.fields(), Optional.of(town.now().plus(Duration.ofMinutes(15))));
  }

  private Journal.Append hold() {
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, false);
    Request hold = new Request.Hold(HOLD, Town.ALICE.id(), Town.ALICE, Amount.ofZnc(25), purchase);
    Journal.Append append = town.append(hold, held);
    town.post(hold, held);
    return append;
  }

  private Journal.Append settle() {
    Item settled = sending().next(held.fields(), Optional.empty());
    journal.put(sending());
    return town.append(new Request.Settle(HOLD, "support-hour"), settled);
  }

  private static void assertUnits(int usual, int ofKilobyte, Journal.Append append, Row... before) {
    int units = WriteUnits.of(new AppendWrite(append).request("table"), before);
    int noteBytes = append.signed().bytes().length;
    assertEquals(usual, units);
    assertTrue(noteBytes < 700, "a usual note: " + noteBytes);
    assertEquals(ofKilobyte, units + 2 * (kilobytes(append, 1_024) - kilobytes(append, noteBytes)));
  }

  /** Of the transaction's item, if its note were so long. */
  private static int kilobytes(Journal.Append append, int noteBytes) {
    Row transaction = TransactionRow.encode(append.signed(), append.request());
    return Math.ceilDiv(
        WriteUnits.bytes(transaction) + noteBytes - append.signed().bytes().length, 1_024);
  }

  @Test
  void anEntryOfOneAccountCosts5() {
    TransactionId id = TransactionId.ofCaller("999988887777", KEY);
    assertUnits(
        5, 7, town.append(new Request.ChangeStanding(id, Kind.FREEZE, "999988887777", Town.ALICE)));
  }

  @Test
  void theFirstEntryOfAnAccountCostsTwoMoreForTheListOfAccounts() {
    assertUnits(7, 9, town.append(Town.enrol(new Account.Member("777788889999"))));
  }

  @Test
  void aTransferBetweenMembersCosts7() {
    assertUnits(
        7,
        9,
        town.append(
            new Request.Transfer(HOLD, Town.ALICE.id(), Town.ALICE, Town.BOB, Amount.ofZnc(5))));
  }

  @Test
  void aHoldWithItsRedemptionCosts8() {
    assertUnits(8, 10, hold());
  }

  @Test
  void aHoldOfWhatThereIsAStockOfCosts10() {
    Item slice = Item.first(new Item.Key("stock", "mug.3"), Map.of("taken", "1"), Optional.empty());
    Request.Purchase purchase = new Request.Purchase("mug", 1, false);
    Request hold = new Request.Hold(HOLD, Town.ALICE.id(), Town.ALICE, Amount.ofZnc(25), purchase);
    assertUnits(10, 12, town.append(hold, held, slice));
  }

  @Test
  void aSettlementWithItsRedemptionCosts8() {
    hold();
    assertUnits(8, 10, settle(), ItemRow.encode(sending()));
  }

  @Test
  void aRedemptionCosts19InAll() {
    int hold = WriteUnits.of(new AppendWrite(hold()).request("table"));
    int send = WriteUnits.of(ItemRow.encode(sending()), Optional.of(ItemRow.encode(held)));
    int settle =
        WriteUnits.of(new AppendWrite(settle()).request("table"), ItemRow.encode(sending()));
    assertEquals(3, send);
    assertEquals(19, hold + send + settle, "with notes of 1 KB: 10 + 3 + 10");
  }

  @Test
  void sealingCosts2ForEachEntryAnd2ForEachBatch() {
    Journal.Append append = hold();
    Row waiting = TransactionRow.encode(append.signed(), append.request());
    Map<String, AttributeValue> attributes = new TreeMap<>(waiting.attributes());
    attributes.remove(Keys.UNSEALED);
    Row stamped = Row.of(attributes).with("logIndex", 1_000_000_000L);
    assertMeasured("entry.sealWrites", WriteUnits.of(stamped, Optional.of(waiting)));
    TreeHead tree = new TreeHead(1_000_000_000L, Hash.EMPTY);
    String staging = tree.size() + "-" + tree.root().hex() + "-" + "0".repeat(16);
    Row head = DynamoHeads.encode(new Head(tree, town.now(), staging, false));
    assertEquals(1, WriteUnits.of(head, Optional.of(head)));
    assertMeasured("batch.writes", 2 * WriteUnits.of(head, Optional.of(head)));
  }

  /** In the log it lies twice at most: in a partial bundle and in the full one. */
  @Test
  void noUsualNoteIsLongerThanItIsSaidToBe() {
    TransactionId id = TransactionId.ofCaller("999988887777", KEY);
    List<Journal.Append> usual =
        List.of(
            town.append(new Request.ChangeStanding(id, Kind.FREEZE, "999988887777", Town.ALICE)),
            town.append(Town.enrol(new Account.Member("777788889999"))),
            town.append(
                new Request.Transfer(HOLD, Town.ALICE.id(), Town.ALICE, Town.BOB, Amount.ofZnc(5))),
            hold(),
            settle());
    assertMeasured(
        "entry.bytes",
        usual.stream().mapToInt(append -> append.signed().bytes().length).max().orElseThrow());
  }

  @Test
  void aPostIsOneReadOfEachAccountAndOneWrite() {
    LocalTables.Heard heard = LocalTables.heard();
    Town local = new Town(new DynamoJournal(heard.client(), LocalTables.fresh())).rich();
    heard.operations().clear();
    local.post(Town.hold("one", 25), held);
    assertEquals(List.of("Query", "TransactWriteItems"), heard.operations());
    heard.operations().clear();
    local.post(new Request.Settle(TransactionId.ofCaller(Town.ALICE.id(), "one"), "support-hour"));
    assertEquals(List.of("GetItem", "Query", "TransactWriteItems"), heard.operations());
  }

  @Test
  void aPageOfAHistoryIsTwoReadsWhateverItsSize() {
    LocalTables.Heard heard = LocalTables.heard();
    DynamoJournal local = new DynamoJournal(heard.client(), LocalTables.fresh());
    new Town(local).rich();
    for (int limit : new int[] {1, 3, 100}) {
      heard.operations().clear();
      assertEquals(Math.min(limit, 3), local.before(Town.ALICE, Long.MAX_VALUE, limit).size());
      assertEquals(List.of("Query", "BatchGetItem"), heard.operations());
    }
  }

  /** The redemption there is, whether it is paused, the newest step; then one write. */
  @Test
  void aRedemptionIsThreeReadUnitsAndOneTransactionalWrite() {
    LocalTables.Heard heard = LocalTables.heard();
    DynamoJournal table = new DynamoJournal(heard.client(), LocalTables.fresh());
    Town local = new Town(table).rich();
    Redemptions redemptions =
        new Redemptions(local.ledger(), table, () -> local.now(), new Random(1));
    Order order = new Order(HOLD, Town.ALICE, "principal", "mug", 1);
    heard.operations().clear();
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.request(order, CATALOGUE));
    assertEquals(List.of("GetItem", "GetItem", "Query", "TransactWriteItems"), heard.operations());
    Row step = StepRow.encode(table.head(Town.ALICE));
    assertTrue(WriteUnits.bytes(step) < 4_096, "one read unit");
    assertTrue(WriteUnits.bytes(ItemRow.encode(held)) < 4_096, "one read unit");
  }

  /** Beside two units and one call for the stamp of each entry. */
  @Test
  void aBatchOfAHundredEntriesIsTwoWritesAndLessThanAFifthOfACallAndOfAReadOfEach() {
    LocalTables.Heard heard = LocalTables.heard();
    String name = LocalTables.fresh();
    DynamoJournal table = new DynamoJournal(heard.client(), name);
    Town local = new Town(table).founded();
    for (int member = 0; member < 97; member++) {
      local.post(Town.enrol(new Account.Member("%012d".formatted(member))));
    }
    heard.operations().clear();
    TownLog log = new TownLog(new MemoryFiles(), new MemoryFiles());
    Sealer.Result result = log.seal(new DynamoHeads(heard.client(), name), table);
    assertEquals(100, assertInstanceOf(Sealer.Result.Sealed.class, result).entries());
    Map<String, Long> calls =
        heard.operations().stream()
            .collect(Collectors.groupingBy(call -> call, Collectors.counting()));
    assertEquals(
        Map.of("GetItem", 1L, "Query", 16L, "BatchGetItem", 4L, "UpdateItem", 100L, "PutItem", 2L),
        calls);
  }
}
