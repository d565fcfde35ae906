package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;

class DueVestingTest {
  private final Village village = new Village().founded();
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());

  DueVestingTest() {
    Delivered bills = new Delivered();
    for (int month = 1; month <= 6; month++) {
      bills.put("bill", "2026-0" + month, Village.ALICE.id(), "100");
      bills.put("bill", "2026-0" + month, Village.BOB.id(), "50");
    }
    bills.in(village).issue("bill", Delivered.PAYER);
  }

  private DueVesting vesting() {
    return new DueVesting(issuance, village.journal, village.clock());
  }

  private Amount pending() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING);
  }

  @Test
  void vestsAllThatIsDue() {
    DueVesting.Run run = vesting().run(() -> false);
    assertTrue(run.isComplete());
    assertEquals(12, run.outcomes().size());
    run.outcomes()
        .forEach(outcome -> assertInstanceOf(Issuance.Result.Vested.class, outcome.result()));
    assertEquals(Amount.ZERO, pending());
    assertEquals(new DueVesting.Run(List.of(), true), vesting().run(() -> false));
  }

  @Test
  void vestsNothingBeforeItsDay() {
    village.turnTo("2026-07-17T05:59:59Z");
    assertEquals(new DueVesting.Run(List.of(), true), vesting().run(() -> false));
  }

  @Test
  void stopsWhenToldToAndGoesOnNextTime() {
    AtomicInteger asked = new AtomicInteger();
    DueVesting.Run run = vesting().run(() -> asked.incrementAndGet() > 5);
    assertFalse(run.isComplete());
    assertEquals(5, run.outcomes().size());
    assertEquals(7, vesting().run(() -> false).outcomes().size());
    assertEquals(Amount.ZERO, pending());
  }

  @Test
  void passesWhatAnIndexThatLagsListsStill() {
    List<Item.Key> listed = village.journal.due(Issuance.FAMILY, village.clock().instant(), 100);
    DueVesting.Run run =
        new DueVesting(issuance, (family, until, limit) -> listed, village.clock())
            .run(() -> false);
    assertTrue(run.isComplete());
    assertEquals(12, run.outcomes().size());
  }

  @Test
  void leavesAloneWhatIsDueToOthers() {
    Item other =
        Item.first(
            new Item.Key("redemption", "c.111122223333.first"),
            Map.of(),
            Optional.of(Instant.EPOCH));
    assertTrue(village.journal.put(other));
    assertEquals(12, vesting().run(() -> false).outcomes().size());
  }

  @Test
  void passesThoseWhoLeft() {
    TransactionId leave = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    village.post(new Request.ChangeStanding(leave, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
    DueVesting.Run run = vesting().run(() -> false);
    assertTrue(run.isComplete());
    assertEquals(
        6,
        run.outcomes().stream()
            .filter(outcome -> outcome.result() instanceof Issuance.Result.Vested)
            .count());
    assertEquals(Amount.ZERO, pending());
  }
}
