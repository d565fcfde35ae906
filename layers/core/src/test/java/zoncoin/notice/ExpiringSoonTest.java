package zoncoin.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.Village;

final class ExpiringSoonTest {
  private final Village village = new Village().founded();
  private final Wall wall = new Wall();
  private final ExpiringSoon expiring =
      new ExpiringSoon(village.journal, village.journal, wall, village.clock());

  ExpiringSoonTest() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2026-08");
    village.rich(Village.BOB, Amount.ofZnc(7), "2026-09");
  }

  @Test
  void beforeTheLastTwoWeeksOfAMonthNobodyIsTold() {
    village.turnTo("2026-08-16T23:59:59Z");
    assertEquals(0, expiring.publish());
    assertEquals(List.of(), wall.notices());
  }

  @Test
  void inTheLastTwoWeeksWhomItConcernsIsToldOnce() {
    village.turnTo("2026-08-17T00:00:00Z");
    assertEquals(1, expiring.publish());
    village.turnTo("2026-08-31T23:59:59Z");
    assertEquals(0, expiring.publish());
    assertEquals(List.of("expiring-soon expiring.member.111122223333.2026-08"), wall.ids());
    assertEquals(Amount.ofZnc(100), wall.notices().getFirst().amount());
  }

  @Test
  void everyMonthTellsWhomItConcerns() {
    village.turnTo("2026-08-20T00:00:00Z");
    expiring.publish();
    village.turnTo("2026-09-20T00:00:00Z");
    expiring.publish();
    assertEquals(
        List.of(
            "expiring-soon expiring.member.111122223333.2026-08",
            "expiring-soon expiring.member.444455556666.2026-09"),
        wall.ids());
  }

  @Test
  void whatWasNotPutOutIsPutOutByTheNextRun() {
    village.turnTo("2026-08-20T00:00:00Z");
    wall.fail(Wall.Fault.LOST);
    assertThrows(RuntimeException.class, expiring::publish);
    wall.fail(Wall.Fault.REFUSES);
    assertThrows(NotApplied.class, expiring::publish);
    assertEquals(1, expiring.publish());
    assertEquals(2, wall.notices().size());
  }
}
