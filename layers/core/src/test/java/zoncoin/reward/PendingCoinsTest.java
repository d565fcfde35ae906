package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Expiry;
import zoncoin.memory.Village;
import zoncoin.work.Work;

/** What is pending of an account, bill by bill. */
final class PendingCoinsTest {
  private final Village village = new Village();
  private final Delivered bills = new Delivered();

  PendingCoinsTest() {
    village.turnTo("2026-06-01T12:00:00Z");
    village.founded();
    bills.put("june", "2026-06", Village.ALICE.id(), "100");
    bills.put("july", "2026-07", Village.ALICE.id(), "50");
    bills.made("july", new Delivered.Making("2026-07-20T06:00:00Z", false, Delivered.EXPORT));
    village.turnTo("2026-07-03T12:00:00Z");
    var _ = bills.in(village).issue("june", Delivered.PAYER);
  }

  private List<PendingCoins> pending() {
    return PendingCoins.of(
        Village.ALICE,
        village.journal.head(Village.ALICE).standing(),
        village.journal,
        village.journal);
  }

  private static PendingCoins of(String period, long znc, String... vests) {
    Optional<Instant> when = List.of(vests).stream().map(Instant::parse).findFirst();
    return new PendingCoins(Period.parse(period), Currency.USD, Amount.ofZnc(znc), when);
  }

  @Test
  void eachBillSaysWhenItsCoinsVestOnceThatIsKnown() {
    assertEquals(List.of(of("2026-06", 200, "2026-07-17T06:00:00Z")), pending());
    village.turnTo("2026-07-20T12:00:00Z");
    var _ = bills.in(village).issue("july", Delivered.PAYER);
    assertEquals(
        List.of(of("2026-07", 100), of("2026-06", 200, "2026-07-17T06:00:00Z")), pending());
  }

  @Test
  void whatVestedIsPendingNoMore() {
    village.turnTo("2026-07-20T12:00:00Z");
    DailyRound.Parts parts =
        new DailyRound.Parts(
            Issuance.onlyVesting(village.ledger(), village.journal),
            village.journal,
            new Expiry(village.ledger(), village.journal, village.journal, village.clock()),
            AfterVesting.NOTHING);
    DailyRound round = new DailyRound(parts, village.clock());
    List<Work> pieces = new ArrayList<>();
    DailyRound.Taker taker =
        some -> {
          pieces.addAll(some);
          return Set.of();
        };
    assertTrue(round.handOut(taker, () -> false).isComplete());
    pieces.forEach(piece -> assertTrue(round.work(piece).isDone(), piece::toString));
    assertEquals(List.of(), pending());
  }
}
