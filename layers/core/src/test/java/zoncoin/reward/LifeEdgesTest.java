package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;

/** Where the life of coins is at its limits. Alice earns 2 % by the standard policy. */
final class LifeEdgesTest {
  private final Village village = new Village().founded();
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());
  private int runs;

  private Issuance.Result deliver(String period, String dollars, RewardPolicy policy) {
    village.turnBy(java.time.Duration.ofMinutes(1));
    Subject subject =
        new Subject(Delivered.PAYER, Village.ALICE.id(), Period.parse(period), Currency.USD);
    BigDecimal cost = new BigDecimal(dollars);
    return issuance.issue(
        OneBill.of(subject, cost, true, village.clock().instant(), "run-" + runs++), policy);
  }

  private void deliver(String period, String dollars) {
    assertInstanceOf(
        Issuance.Result.Issued.class, deliver(period, dollars, RewardPolicy.standard()));
  }

  private void turnDay() {
    Expiry expiry = new Expiry(village.ledger(), village.journal, village.journal, village.clock());
    DailyRound.Parts parts =
        new DailyRound.Parts(issuance, village.journal, expiry, AfterVesting.NOTHING);
    DailyRound round = new DailyRound(parts, village.clock());
    round.handOut(
        pieces -> {
          pieces.forEach(piece -> assertTrue(round.work(piece).isDone(), piece::toString));
          return Set.of();
        },
        () -> false);
  }

  private Buckets buckets() {
    return village.journal.head(Village.ALICE).standing().buckets();
  }

  private String lots() {
    return buckets().lots().stream()
        .map(lot -> buckets().of(lot).znc() + " until " + lot.month())
        .collect(Collectors.joining(", "));
  }

  private static Vesting vesting(String period, String firstFinal, int lotMonths) {
    String text =
        RewardPolicy.standard().text().replace("lot-months 24", "lot-months " + lotMonths);
    return Vesting.of(Period.parse(period), Instant.parse(firstFinal), RewardPolicy.parse(text));
  }

  /** A month has as many days as it has: what is due on the 31st lives until the month after. */
  @Test
  void dueOnThe31stOfJanuaryPlusAMonthIsFebruary() {
    Vesting january = vesting("2026-12", "2027-01-17T12:00:00Z", 1);
    assertEquals("2027-01-31T12:00:00Z", january.due().toString());
    assertEquals(YearMonth.parse("2027-02"), january.lot());
  }

  @Test
  void dueOnALeapDayIsDueInFebruaryAlsoWhereItsLastMonthHasNone() {
    Vesting leap = vesting("2028-01", "2028-02-15T12:00:00Z", 36);
    assertEquals("2028-02-29T12:00:00Z", leap.due().toString());
    assertEquals(YearMonth.parse("2031-02"), leap.lot());
  }

  @Test
  void onALeapDayCoinsOfThatMonthAreStillThereAndTheDayAfterTheyAreNot() {
    village.rich(Village.ALICE, Amount.ofZnc(5), "2028-02");
    village.turnTo("2028-02-29T23:59:59Z");
    turnDay();
    assertEquals("5 until 2028-02", lots());
    village.turnTo("2028-03-01T00:00:00Z");
    turnDay();
    assertEquals("", lots());
  }

  @Test
  void aMemberWithALotInEveryMonthSpendsThemInOrderAndLosesOneEachMonth() {
    YearMonth first = YearMonth.from(village.clock().instant().atOffset(ZoneOffset.UTC));
    List<YearMonth> months = new ArrayList<>();
    for (int month = 0; month <= RewardPolicy.MAX_LOT_MONTHS; month++) {
      months.add(first.plusMonths(month));
      village.rich(Village.ALICE, Amount.ofZnc(1), months.getLast().toString());
    }
    assertEquals(37, buckets().lots().size());
    village.post(Village.hold("two-and-a-half", Village.ALICE, Amount.of(2_500_000)));
    assertTrue(lots().startsWith("0.5 until " + months.get(2) + ", 1 until "), lots());
    for (int month = 1; month < months.size(); month++) {
      village.turnTo(months.get(month) + "-01T00:00:00Z");
      turnDay();
      assertEquals(
          Math.min(35, months.size() - month),
          buckets().lots().size(),
          months.get(month)::toString);
    }
    village.post(
        new Request.Release(
            TransactionId.ofCaller(Village.ALICE.id(), "two-and-a-half"), Request.Cause.FAILED));
    assertEquals(
        "1 until %s, 2.5 until %s".formatted(months.getLast(), months.getLast().plusMonths(1)),
        lots());
  }

  @Test
  void aClawbackLargerThanEverythingTakesItAllAndTheRestIsOwed() {
    deliver("2026-06", "1000");
    village.turnTo("2026-08-20T12:00:00Z");
    turnDay();
    village.post(Village.hold("all", Village.ALICE, Amount.ofZnc(1_900)));
    village.post(
        new Request.Settle(TransactionId.ofCaller(Village.ALICE.id(), "all"), "support-hour"));
    deliver("2026-07", "10");
    deliver("2026-06", "-5000");
    assertEquals("", lots(), "the 100 that were left");
    assertEquals("20", buckets().of(Bucket.Plain.PENDING).znc(), "another bill's are left alone");
    assertEquals("1900", buckets().owed().znc());
    village.turnTo("2026-09-20T12:00:00Z");
    turnDay();
    assertEquals("1880", buckets().owed().znc(), "what vests pays it");
    deliver("2026-06", "1000");
    assertEquals("1880", buckets().owed().znc(), "pending coins pay nothing yet");
    turnDay();
    assertEquals(Amount.ZERO, buckets().owed());
    assertEquals("120 until 2028-08", lots());
  }

  @Test
  void moreThanAPostingHoldsIsRefusedBeforeAnyCoinOfTheDeliveryMoves() {
    Delivered bills = new Delivered();
    bills.put("absurd", "2026-06", Village.ALICE.id(), "100");
    bills.put("absurd", "2026-06", Village.BOB.id(), "1e12");
    assertThrows(Malformed.class, () -> bills.in(village).issue("absurd", Delivered.PAYER));
    assertEquals(Buckets.NONE, buckets());
  }

  @Test
  void moreThanAnAccountHoldsIsRefusedAndWhatItHasStands() {
    deliver("2026-06", "4999999999.999999");
    assertEquals("9999999999.999998", buckets().of(Bucket.Plain.PENDING).znc());
    Issuance.Result refused = deliver("2026-07", "1", RewardPolicy.standard());
    Refusal refusal = assertInstanceOf(Issuance.Result.Refused.class, refused).refusal();
    assertEquals("balance-too-large", refusal.problem());
    assertEquals("9999999999.999998", buckets().of(Bucket.Plain.PENDING).znc());
  }
}
