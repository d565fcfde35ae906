package zoncoin.till;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Village;
import zoncoin.rebuild.Rebuild;
import zoncoin.rebuild.Rescue;
import zoncoin.seal.SealedEntries;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;

/** What was collected is not collected again by a table that forgot it. */
final class RebuiltTillTest {
  private static final Account.Merchant BAKERY = new Account.Merchant("bakery");

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(100), "2028-07");

  private void pay(String key, long znc) {
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), key);
    village.post(
        new Request.Transfer(
            id, Village.ALICE.id(), Village.ALICE, new Account.Till("bakery"), Amount.ofZnc(znc)));
  }

  private void seal() {
    while (!(village.sealer().seal() instanceof Sealer.Result.Idle)) {
      // More waits.
    }
  }

  private Map<String, Amount> collect(MemoryJournal journal) {
    return new Collector(
            village.ledger(journal), journal, new SealedEntries(village::readLog), village.clock())
        .run()
        .collected();
  }

  @Test
  void whatWasCollectedIsNotCollectedAgain() {
    village.post(
        new Request.Enrol(TransactionId.parse("enrol.bakery"), "111122223333", BAKERY, Hash.EMPTY));
    pay("one", 25);
    seal();
    final Rescue before = new Rescue(village);
    assertEquals(Map.of("bakery", Amount.ofZnc(25)), collect(village.journal));
    pay("two", 5);
    seal();
    for (Rescue rescue : List.of(before, Rescue.ofNothing(village))) {
      Rebuild.Result result = rescue.run();
      assertInstanceOf(Rebuild.Result.Rebuilt.class, result, result.toString());
      assertEquals(Map.of("bakery", Amount.ofZnc(5)), collect(rescue.journal));
    }
  }
}
