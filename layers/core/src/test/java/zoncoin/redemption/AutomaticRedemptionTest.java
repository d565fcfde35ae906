package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Interruption;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** Alice has 5,000 ZNC that were earned; a credit costs 1,000, at most three at once. */
final class AutomaticRedemptionTest {
  private static final String ARN = "arn:aws:iam::111122223333:user/alice";
  private static final Period JUNE = Period.parse("2026-06");
  private static final TransactionId ID =
      TransactionId.parse("auto.111122223333.aws-credit.2026-06");
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "test-1",
          List.of(
              Product.of(
                  "aws-credit",
                  Product.Kind.CREDIT,
                  Amount.ofZnc(1_000),
                  new Product.Limits(1, 1, 3)),
              Product.of(
                  "support-hour",
                  Product.Kind.SUPPORT,
                  Amount.ofZnc(300),
                  new Product.Limits(4, 5, 99))));

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
  private final StandingRedemptions standing = new StandingRedemptions(village.journal);

  private AutomaticRedemption automatic(Journal journal) {
    Redemptions redemptions =
        new Redemptions(village.ledger(journal), journal, village.clock(), new Random(1));
    return new AutomaticRedemption(
        village.ledger(journal), journal, redemptions, Catalogues.of(CATALOGUE));
  }

  private Optional<TransactionId> redeem(Period period) {
    return automatic(village.journal).redeem(Village.ALICE, period);
  }

  private void want(String product, long minimum, long keep) {
    StandingRedemption wanted =
        new StandingRedemption(product, Amount.ofZnc(minimum), Amount.ofZnc(keep));
    assertEquals(
        new StandingRedemptions.Result.Noted(),
        standing.set(Village.ALICE, ARN, wanted, CATALOGUE));
    assertEquals(Optional.of(wanted), standing.of(Village.ALICE));
  }

  private Buckets buckets() {
    return village.journal.head(Village.ALICE).standing().buckets();
  }

  private String held() {
    return buckets().of(Bucket.Plain.HELD).znc();
  }

  @Test
  void nothingIsRedeemedUnlessTheAccountSaidSo() {
    assertEquals(Optional.empty(), redeem(JUNE));
    want("aws-credit", 0, 0);
    standing.end(Village.ALICE);
    assertEquals(Optional.empty(), standing.of(Village.ALICE));
    assertEquals(Optional.empty(), redeem(JUNE));
    assertEquals("0", held());
  }

  @Test
  void asManyAsTheCoinsBeyondThoseThatStayBuy() {
    want("aws-credit", 0, 3_001);
    assertEquals(Optional.of(ID), redeem(JUNE));
    assertEquals("1000", held());
    Redemption made =
        new Redemptions(village.ledger(), village.journal, village.clock(), new Random(1))
            .find(ID)
            .orElseThrow();
    assertEquals(new Order(ID, Village.ALICE, ARN, "aws-credit", 1), made.order());
    assertEquals(new Redemption.State.Held(made.requested()), made.state());
  }

  @Test
  void noMoreThanOneRedemptionMayAskFor() {
    want("aws-credit", 0, 0);
    redeem(JUNE);
    assertEquals("3000", held());
  }

  @Test
  void aQuantityThatTheCatalogueAllows() {
    want("support-hour", 0, 0);
    redeem(JUNE);
    assertEquals("4200", held(), "16 can be paid; 4, 9 and 14 can be asked for");
  }

  @Test
  void nothingIfItCostsLessThanTheMinimum() {
    want("aws-credit", 3_001, 0);
    assertEquals(Optional.empty(), redeem(JUNE));
    want("aws-credit", 3_000, 0);
    assertEquals(Optional.of(ID), redeem(JUNE));
  }

  @Test
  void nothingIfTheCoinsThatStayAreAllThereAre() {
    want("aws-credit", 0, 10_000);
    assertEquals(Optional.empty(), redeem(JUNE));
  }

  @Test
  void onceForEachMonthsBillHoweverOftenItIsAsked() {
    want("aws-credit", 0, 2_000);
    assertEquals(Optional.of(ID), redeem(JUNE));
    assertEquals(Optional.of(ID), redeem(JUNE));
    village.rich(Village.ALICE, Amount.ofZnc(1_500), "2028-08");
    assertEquals(Optional.of(ID), redeem(JUNE), "what vests of June later waits for July's");
    assertEquals("3000", held());
    assertTrue(redeem(Period.parse("2026-07")).isPresent());
    assertEquals("4000", held());
  }

  @Test
  void receivedCoinsBuyNoCredit() {
    TransactionId pay = TransactionId.ofCaller(Village.ALICE.id(), "pay");
    village.post(
        new Request.Transfer(
            pay, Village.ALICE.id(), Village.ALICE, Village.BOB, Amount.ofZnc(5_000)));
    StandingRedemption credit = new StandingRedemption("aws-credit", Amount.ZERO, Amount.ZERO);
    standing.set(Village.BOB, ARN, credit, CATALOGUE);
    assertEquals(Optional.empty(), automatic(village.journal).redeem(Village.BOB, JUNE));
    standing.set(
        Village.BOB,
        ARN,
        new StandingRedemption("support-hour", Amount.ZERO, Amount.ZERO),
        CATALOGUE);
    assertTrue(automatic(village.journal).redeem(Village.BOB, JUNE).isPresent());
  }

  @Test
  void whoIsFrozenOwesOrWantsWhatIsGoneRedeemsNothing() {
    want("aws-credit", 0, 0);
    TransactionId freeze = TransactionId.parse("freeze.1");
    village.post(new Request.ChangeStanding(freeze, Kind.FREEZE, "operator", Village.ALICE));
    assertEquals(Optional.empty(), redeem(JUNE));
    village.post(
        new Request.ChangeStanding(
            TransactionId.parse("thaw.1"), Kind.THAW, "operator", Village.ALICE));
    Redemptions redemptions =
        new Redemptions(village.ledger(), village.journal, village.clock(), new Random(1));
    Catalogue other = Catalogue.of("test-2", List.of(CATALOGUE.find("support-hour").orElseThrow()));
    assertEquals(
        Optional.empty(),
        new AutomaticRedemption(
                village.ledger(), village.journal, redemptions, Catalogues.of(other))
            .redeem(Village.ALICE, JUNE));
    assertEquals("0", held());
  }

  @Test
  void whatHasExpiredButStandsThereStillBuysNothing() {
    want("aws-credit", 0, 0);
    village.turnTo("2028-08-01T00:00:01Z");
    assertEquals(Optional.empty(), redeem(JUNE));
    assertFalse(buckets().of(new Bucket.Lot(YearMonth.parse("2028-07"))).isZero());
  }

  @Test
  void whoLeavesAndComesBackHasToSaySoAnew() {
    want("aws-credit", 0, 0);
    TransactionId leave = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    village.post(new Request.ChangeStanding(leave, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
    assertEquals(Optional.empty(), redeem(JUNE));
    TransactionId again = TransactionId.ofCaller(Village.ALICE.id(), "again");
    village.post(new Request.Enrol(again, Village.ALICE.id(), Village.ALICE, Hash.EMPTY));
    assertEquals(Optional.empty(), standing.of(Village.ALICE));
    assertEquals(Optional.empty(), redeem(JUNE));
    want("aws-credit", 0, 0);
    assertEquals(Optional.of(ID), redeem(JUNE));
  }

  @Test
  void strangersAndUnknownProductsAreRefused() {
    StandingRedemption moon = new StandingRedemption("moon", Amount.ZERO, Amount.ZERO);
    assertEquals(
        new StandingRedemptions.Result.Refused(new Refusal.UnknownProduct("moon")),
        standing.set(Village.ALICE, ARN, moon, CATALOGUE));
    StandingRedemption credit = new StandingRedemption("aws-credit", Amount.ZERO, Amount.ZERO);
    zoncoin.ledger.Account.Member stranger = new zoncoin.ledger.Account.Member("777788889999");
    assertEquals(
        new StandingRedemptions.Result.Refused(new Refusal.NotEnrolled(stranger)),
        standing.set(stranger, ARN, credit, CATALOGUE));
    for (long zon : new long[] {-1, Amount.MAX_ZON + 1, Long.MIN_VALUE}) {
      assertThrows(
          Malformed.class, () -> new StandingRedemption("aws-credit", Amount.of(zon), Amount.ZERO));
      assertThrows(
          Malformed.class, () -> new StandingRedemption("aws-credit", Amount.ZERO, Amount.of(zon)));
    }
  }

  /** The function is killed at any of its calls: the next run ends where one would have. */
  @Test
  void killedAnywhereAndRunAgainItRedeemsOnce() {
    int call = 0;
    for (boolean isKilled = true; isKilled; ) {
      AutomaticRedemptionTest killed = new AutomaticRedemptionTest();
      killed.want("aws-credit", 0, 2_000);
      Interruption crash =
          new Interruption(
              ++call,
              () -> {
                throw new Weather.Crash("any call");
              });
      try {
        killed.automatic(Ports.journal(crash, killed.village.journal)).redeem(Village.ALICE, JUNE);
      } catch (Weather.Crash ended) {
        assertTrue(List.of("0", "3000").contains(killed.held()), killed.held());
      }
      isKilled = crash.happened();
      assertEquals(Optional.of(ID), killed.redeem(JUNE));
      assertEquals("3000", killed.held());
    }
    assertEquals(7, call, "five reads and a write, and then none");
  }

  /** Another run is at the same, or the member spends meanwhile, before any of its calls. */
  @Test
  void whateverHappensMeanwhileItRedeemsOnceAndKeepsWhatIsToStay() {
    int call = 0;
    for (boolean isMet = true; isMet; ) {
      AutomaticRedemptionTest met = new AutomaticRedemptionTest();
      met.want("aws-credit", 0, 2_000);
      Interruption other = new Interruption(++call, () -> met.redeem(JUNE));
      Optional<TransactionId> made =
          met.automatic(Ports.journal(other, met.village.journal)).redeem(Village.ALICE, JUNE);
      assertEquals(Optional.of(ID), made);
      assertEquals("3000", met.held());
      isMet = other.happened();
    }
    assertEquals(7, call, "five reads and a write, and then none");
    Interruption spends =
        new Interruption(
            4, () -> village.post(Village.hold("mine", Village.ALICE, Amount.ofZnc(2_500))));
    want("aws-credit", 0, 0);
    automatic(Ports.journal(spends, village.journal)).redeem(Village.ALICE, JUNE);
    assertTrue(spends.happened());
    assertEquals("4500", held(), "2500 by its own order, 2000 by itself");
  }
}
