package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Interruption;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;

final class ExpiryTest {
  private final Village village =
      new Village()
          .founded()
          .rich(Village.ALICE, Amount.ofZnc(10), "2026-08")
          .rich(Village.ALICE, Amount.ofZnc(20), "2026-09")
          .rich(Village.ALICE, Amount.ofZnc(40), "2026-10")
          .rich(Village.BOB, Amount.ofZnc(5), "2026-09");

  private Expiry expiry() {
    return new Expiry(village.ledger(), village.journal, village.journal, village.clock());
  }

  private List<String> sweep(int limit) {
    List<String> transactions = new ArrayList<>();
    for (Posted posted : expiry().sweep(limit).posted()) {
      Entry entry = assertInstanceOf(Posted.Written.class, posted).signed().entry();
      transactions.add(entry.transaction().text());
    }
    return transactions;
  }

  private Amount lots(Account.Member member) {
    Buckets buckets = village.journal.head(member).standing().buckets();
    return buckets.sum(buckets.lots());
  }

  @Test
  void expiresWhatIsOverOfEveryAccountAndNothingElse() {
    village.turnTo("2026-10-01T00:10:00Z");
    assertEquals(
        List.of(
            "expire.member.111122223333.2026-08.7",
            "expire.member.111122223333.2026-09.8",
            "expire.member.444455556666.2026-09.3"),
        sweep(10));
    assertEquals(Amount.ofZnc(40), lots(Village.ALICE));
    assertEquals(Amount.ZERO, lots(Village.BOB));
  }

  @Test
  void expiresNothingInTheMonthOfExpiryItself() {
    village.turnTo("2026-08-31T23:59:59Z");
    assertEquals(List.of(), sweep(10));
  }

  @Test
  void goesOnWhereTheLastCallStoppedAndLooksAtEachAccountOnceAMonth() {
    village.turnTo("2026-10-01T00:10:00Z");
    Expiry.Swept first = expiry().sweep(1);
    assertEquals(2, first.posted().size());
    assertFalse(first.isLast());
    Expiry.Swept second = expiry().sweep(1);
    assertEquals(1, second.posted().size());
    assertFalse(second.isLast());
    assertTrue(expiry().sweep(1).isLast());
    assertEquals(new Expiry.Swept(List.of(), true), expiry().sweep(1));
  }

  @Test
  void beginsAgainWithTheNextMonth() {
    village.turnTo("2026-10-01T00:10:00Z");
    assertTrue(expiry().sweep(10).isLast());
    village.turnTo("2026-11-01T00:10:00Z");
    assertEquals(List.of("expire.member.111122223333.2026-10.9"), sweep(10));
  }

  @Test
  void expiresOnceWhenTwoSweepAtOnce() {
    village.turnTo("2026-10-01T00:10:00Z");
    int calls = 1;
    for (boolean interrupted = true; interrupted; calls++) {
      Village one = village.copy();
      Interruption other =
          new Interruption(
              calls,
              () -> new Expiry(one.ledger(), one.journal, one.journal, one.clock()).sweep(10));
      Journal journal = Ports.journal(other, one.journal);
      new Expiry(one.ledger(journal), journal, one.journal, one.clock()).sweep(10);
      interrupted = other.happened();
      assertEquals(9, one.journal.head(Village.ALICE).sequence());
      assertEquals(4, one.journal.head(Village.BOB).sequence());
    }
    assertTrue(calls > 10, "the other came before every call");
  }
}
