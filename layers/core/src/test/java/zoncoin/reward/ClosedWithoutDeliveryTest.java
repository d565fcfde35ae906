package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.memory.Village;
import zoncoin.work.Work;

/** June closes on 30 August whatever was invoiced, and its coins wait 14 days from then on. */
final class ClosedWithoutDeliveryTest {
  private static final String LAST_MOMENT = "2026-09-12T23:59:59Z";
  private static final String DUE = "2026-09-13T00:00:00Z";

  private final Village village = new Village();
  private final Delivered bills = new Delivered();

  ClosedWithoutDeliveryTest() {
    village.turnTo("2026-06-01T12:00:00Z");
    village.founded();
  }

  private void deliver(String time, String dollars, boolean isFinal) {
    village.turnTo(time);
    bills.put(time, "2026-06", Village.ALICE.id(), dollars);
    bills.made(time, new Delivered.Making(time, isFinal, Delivered.EXPORT));
    bills.in(village).issue(time, Delivered.PAYER);
  }

  /** What the daily job of that time leaves: pending coins, and those of a lot. */
  private List<Amount> left(String time, String lot) {
    village.turnTo(time);
    DailyRound round =
        new DailyRound(
            new DailyRound.Parts(
                Issuance.onlyVesting(village.ledger(), village.journal),
                village.journal,
                new Expiry(village.ledger(), village.journal, village.journal, village.clock()),
                AfterVesting.NOTHING),
            village.clock());
    List<Work> pieces = new ArrayList<>();
    round.handOut(
        some -> {
          pieces.addAll(some);
          return Set.of();
        },
        () -> false);
    pieces.forEach(round::work);
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    return List.of(
        buckets.of(Bucket.Plain.PENDING), buckets.of(new Bucket.Lot(YearMonth.parse(lot))));
  }

  private static List<Amount> znc(long pending, long lot) {
    return List.of(Amount.ofZnc(pending), Amount.ofZnc(lot));
  }

  @Test
  void coinsVestThoughNothingWasInvoicedOrDeliveredAnyMore() {
    deliver("2026-07-03T06:00:00Z", "100", false);
    assertEquals(znc(200, 0), left(LAST_MOMENT, "2028-09"));
    assertEquals(znc(0, 200), left(DUE, "2028-09"));
  }

  @Test
  void aJobThatRunsMonthsLateMakesTheSameLot() {
    deliver("2026-07-03T06:00:00Z", "100", false);
    assertEquals(znc(0, 200), left("2027-02-01T00:00:00Z", "2028-09"));
  }

  @Test
  void aFinalDeliveryBeforeThatSaysTheDay() {
    deliver("2026-07-03T06:00:00Z", "100", false);
    deliver("2026-07-05T06:00:00Z", "90", true);
    assertEquals(znc(180, 0), left("2026-07-19T05:59:59Z", "2028-07"));
    assertEquals(znc(0, 180), left("2026-07-19T06:00:00Z", "2028-07"));
  }

  @Test
  void aDeliveryAfterwardsIssuesTheDifferenceAlone() {
    deliver("2026-07-03T06:00:00Z", "100", false);
    assertEquals(znc(0, 200), left(DUE, "2028-09"));
    deliver("2026-10-01T06:00:00Z", "90", false);
    assertEquals(znc(0, 180), left("2026-10-01T06:00:00Z", "2028-09"));
    deliver("2026-10-02T06:00:00Z", "95", false);
    assertEquals(znc(10, 180), left("2026-10-15T05:59:59Z", "2028-09"));
    assertEquals(znc(0, 10), left("2026-10-15T06:00:00Z", "2028-10"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cost-explorer", "estimated-charges"})
  void whatIsNoExportNeverClosesByTheClock(String source) {
    bills.written("2026-07-03T06:00:00Z", source);
    deliver("2026-07-03T06:00:00Z", "100", false);
    assertEquals(znc(200, 0), left("2027-02-01T00:00:00Z", "2028-09"));
  }
}
