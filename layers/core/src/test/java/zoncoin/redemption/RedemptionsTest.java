package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Interruption;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.redemption.Redemption.State;

final class RedemptionsTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");
  private static final Order ORDER =
      new Order(ID, Village.ALICE, "arn:aws:iam::111122223333:user/alice", "support-hour", 2);
  private static final Amount PRICE = Amount.ofZnc(1_800);

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");

  private Redemptions redemptions(Journal journal) {
    return redemptions(village, journal);
  }

  private Redemptions redemptions() {
    return redemptions(village.journal);
  }

  private static Redemption done(Redemptions.Result result) {
    return assertInstanceOf(Redemptions.Result.Done.class, result).redemption();
  }

  private static Refusal refused(Redemptions.Result result) {
    return assertInstanceOf(Redemptions.Result.Refused.class, result).refusal();
  }

  private Redemption request() {
    return done(redemptions().request(ORDER, Catalogue.sample()));
  }

  private Amount of(Bucket bucket) {
    return village.journal.head(Village.ALICE).standing().buckets().of(bucket);
  }

  private Amount spendable() {
    return of(new Bucket.Lot(java.time.YearMonth.parse("2028-07")));
  }

  @Test
  void holdsThePriceAndIsDueAtOnce() {
    Redemption redemption = request();
    assertEquals(new State.Held(redemption.requested()), redemption.state());
    assertEquals(PRICE, redemption.amount());
    assertEquals(PRICE, of(Bucket.Plain.HELD));
    assertEquals(
        List.of(Redemption.key(ID)),
        village.journal.due(Redemption.FAMILY, village.clock().instant(), 10));
  }

  @Test
  void answersTheSameOrderWithTheSameRedemptionAtTheFirstPrice() {
    Redemption first = request();
    Catalogue dearer =
        Catalogue.of(
            "dearer",
            List.of(
                Product.of(
                    "support-hour",
                    Product.Kind.SUPPORT,
                    Amount.ofZnc(1_200),
                    Product.Limits.upTo(9))));
    assertEquals(first, done(redemptions().request(ORDER, dearer)));
    assertEquals(PRICE, of(Bucket.Plain.HELD));
  }

  @Test
  void namesTheFieldInWhichAnOrderOfTheSameIdDiffers() {
    request();
    Order more = new Order(ID, Village.ALICE, ORDER.principal(), "support-hour", 3);
    assertEquals(
        new Refusal.ExistsWithDifferent(ID, "quantity"),
        refused(redemptions().request(more, Catalogue.sample())));
    Order other = new Order(ID, Village.ALICE, ORDER.principal(), "gift-card", 2);
    assertEquals(
        new Refusal.ExistsWithDifferent(ID, "product"),
        refused(redemptions().request(other, Catalogue.sample())));
  }

  @Test
  void refusesAnIdThatATransferHasTaken() {
    village.post(
        new Request.Transfer(ID, Village.ALICE.id(), Village.ALICE, Village.BOB, Amount.ofZnc(1)));
    assertEquals(
        new Refusal.ExistsWithDifferent(ID, "kind"),
        refused(redemptions().request(ORDER, Catalogue.sample())));
    assertTrue(redemptions().find(ID).isEmpty());
  }

  @Test
  void refusesWhatTheCatalogueDoesNotHaveOrAllow() {
    Order unknown = new Order(ID, Village.ALICE, ORDER.principal(), "yacht", 1);
    assertEquals(
        new Refusal.UnknownProduct("yacht"),
        refused(redemptions().request(unknown, Catalogue.sample())));
    for (long quantity : new long[] {Long.MIN_VALUE, -1, 0, 9, Long.MAX_VALUE}) {
      Order order = new Order(ID, Village.ALICE, ORDER.principal(), "support-hour", quantity);
      assertInstanceOf(
          Refusal.QuantityOutOfRange.class,
          refused(redemptions().request(order, Catalogue.sample())));
    }
    assertTrue(redemptions().find(ID).isEmpty());
  }

  @Test
  void sendsThenSettlesOnce() {
    request();
    assertInstanceOf(State.Sending.class, done(redemptions().send(ID)).state());
    assertEquals(
        new State.Settled(Redemption.Said.NOTHING), done(redemptions().settle(ID)).state());
    assertEquals(
        new State.Settled(Redemption.Said.NOTHING), done(redemptions().settle(ID)).state());
    assertEquals(Amount.ZERO, of(Bucket.Plain.HELD));
    assertEquals(Amount.ofZnc(3_200), spendable());
    assertEquals(
        List.of(),
        village.journal.due(Redemption.FAMILY, Instant.parse("2999-01-01T00:00:00Z"), 9));
  }

  @Test
  void settlesNothingThatWasNotSent() {
    request();
    assertEquals(new Refusal.UnderWay(ID, "held"), refused(redemptions().settle(ID)));
  }

  @Test
  void cancelsOnlyWhatIsHeld() {
    request();
    Redemption cancelled = done(redemptions().release(ID, Request.Cause.CANCELLED));
    assertEquals(
        new State.Released(Request.Cause.CANCELLED, Redemption.Said.NOTHING), cancelled.state());
    assertEquals(cancelled, done(redemptions().release(ID, Request.Cause.CANCELLED)));
    assertEquals(Amount.ofZnc(5_000), spendable());
    assertEquals(new Refusal.UnderWay(ID, "released"), refused(redemptions().send(ID)));
  }

  @Test
  void doesNotCancelOnceSendingButReleasesWhatFailed() {
    request();
    done(redemptions().send(ID));
    assertEquals(
        new Refusal.UnderWay(ID, "sending"),
        refused(redemptions().release(ID, Request.Cause.CANCELLED)));
    assertEquals(
        new State.Released(Request.Cause.FAILED, Redemption.Said.NOTHING),
        done(redemptions().release(ID, Request.Cause.FAILED)).state());
    assertEquals(Amount.ofZnc(5_000), spendable());
    assertEquals(new Refusal.UnderWay(ID, "released"), refused(redemptions().settle(ID)));
  }

  @Test
  void letsOneSendAtATimeAndAnotherOnceThatOneIsSurelyOver() {
    request();
    done(redemptions().send(ID));
    assertEquals(
        new Refusal.UnderWay(ID, "sending"),
        refused(
            new Redemptions(village.ledger(), village.journal, village.clock(), new Random(8))
                .send(ID)));
    village.turnTo("2026-07-18T09:45:00Z");
    assertEquals(
        List.of(Redemption.key(ID)),
        village.journal.due(Redemption.FAMILY, village.clock().instant(), 10));
    done(
        new Redemptions(village.ledger(), village.journal, village.clock(), new Random(9))
            .send(ID));
  }

  @Test
  void knowsNoRedemptionThatWasNotRequested() {
    assertEquals(new Refusal.UnknownReference(ID), refused(redemptions().send(ID)));
    assertEquals(
        new Refusal.UnknownReference(ID),
        refused(redemptions().release(ID, Request.Cause.CANCELLED)));
  }

  @Test
  void eitherCancelsOrSendsWhenBothAreTriedAtOnce() {
    int nth = 1;
    for (boolean interrupted = true; interrupted; nth++) {
      TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "race-" + nth);
      Order order = new Order(id, Village.ALICE, ORDER.principal(), "support-hour", 1);
      done(redemptions().request(order, Catalogue.sample()));
      Interruption racing = new Interruption(nth, () -> redemptions().send(id));
      Redemptions.Result cancel =
          redemptions(Ports.journal(racing, village.journal)).release(id, Request.Cause.CANCELLED);
      interrupted = racing.happened();
      State state = redemptions().find(id).orElseThrow().state();
      assertEquals(cancel instanceof Redemptions.Result.Done, state instanceof State.Released);
      assertEquals(cancel instanceof Redemptions.Result.Refused, state instanceof State.Sending);
      assertEquals(state instanceof State.Released, village.journal.find(id.end()).isPresent());
      if (state instanceof State.Sending) {
        done(redemptions().release(id, Request.Cause.FAILED));
      }
    }
    assertTrue(nth > 4, "the race was run at every call");
    assertFalse(of(Bucket.Plain.HELD).isPositive());
  }

  @Test
  void keepsOneOfTwoOrdersThatComeAtOnce() {
    Interruption racing =
        new Interruption(4, () -> redemptions().request(ORDER, Catalogue.sample()));
    Redemption redemption =
        done(
            redemptions(Ports.journal(racing, village.journal)).request(ORDER, Catalogue.sample()));
    assertTrue(racing.happened());
    assertEquals(redemption, redemptions().find(ID).orElseThrow());
    assertEquals(PRICE, of(Bucket.Plain.HELD));
  }

  /** There are as many as one order asks for, in all and on a day. */
  @Test
  void anOrderThatComesTwiceAtOnceIsNotRefusedForWhatItTook() {
    Product hour =
        Product.of("support-hour", Product.Kind.SUPPORT, Amount.ofZnc(900), Product.Limits.upTo(8));
    for (Supply supply :
        List.of(
            Supply.ofStock(2),
            new Supply(OptionalLong.empty(), OptionalLong.of(2), OptionalLong.empty()),
            new Supply(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(2)))) {
      Catalogue scarce = Catalogue.of("scarce-1", List.of(hour.in(supply)));
      int nth = 1;
      for (boolean interrupted = true; interrupted; nth++) {
        Village one = village.copy();
        Interruption racing =
            new Interruption(nth, () -> redemptions(one, one.journal).request(ORDER, scarce));
        Journal journal = Ports.journal(racing, one.journal);
        Redemption made = done(redemptions(one, journal).request(ORDER, scarce));
        interrupted = racing.happened();
        assertEquals(Optional.of(made), redemptions(one, one.journal).find(ID));
      }
      assertTrue(nth > 4, "the race was run at every call");
    }
  }

  private static Redemptions redemptions(Village of, Journal journal) {
    return new Redemptions(of.ledger(journal), journal, of.clock(), new Random(7));
  }
}
