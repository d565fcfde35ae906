package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.fulfilment.FakeProvider.Mood;
import zoncoin.ledger.Amount;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;

/** Whoever has claimed a redemption has it alone, and does nothing once it has not. */
final class ClaimTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(7));

  @BeforeEach
  void request() {
    Order order =
        new Order(ID, Village.ALICE, "arn:aws:iam::111122223333:user/alice", "support-hour", 2);
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.request(order, Catalogue.sample()));
  }

  private Worker.Progress work(Providers providers) {
    Catalogues catalogues = Catalogues.of(Catalogue.sample());
    return new Worker(redemptions, catalogues, providers, village.clock()).work(ID);
  }

  private Worker.Progress work(Provider provider) {
    return work(product -> Optional.of(provider));
  }

  private Instant now() {
    return village.clock().instant();
  }

  private State state() {
    return redemptions.find(ID).orElseThrow().state();
  }

  /** Of an other side that is never asked before it is sent to, and to which that happens then. */
  private static Provider sending(Runnable meanwhile) {
    return new Provider() {
      @Override
      public Answer ask(Delivery delivery) {
        throw new AssertionError("it was never sent");
      }

      @Override
      public Answer send(Delivery delivery) {
        meanwhile.run();
        return new Answer.Delivered("no. 7");
      }
    };
  }

  private Redemptions.Result byHand(boolean isDelivered) {
    return redemptions.endByHand(ID, isDelivered, new OperatorDesk.By("operator", "no answer"));
  }

  @Test
  void nobodyEndsItByHandWhileTheOtherSideIsBeingAsked() {
    List<Redemptions.Result> told = new ArrayList<>();
    Provider watched =
        sending(
            () -> {
              told.add(byHand(false));
              told.add(byHand(true));
            });
    Instant until = now().plus(Redemptions.SENDING);
    work(watched);
    Redemptions.Result refused = new Redemptions.Result.Refused(new Refusal.BeingAsked(ID, until));
    assertEquals(List.of(refused, refused), told);
    assertInstanceOf(State.Settled.class, state());
  }

  @Test
  void anOperatorEndsWhatIsPutOff() {
    work(new FakeProvider(List.of(Mood.NEVER_HEARD)));
    assertInstanceOf(Redemptions.Result.Done.class, byHand(false));
  }

  @Test
  void anOperatorEndsWhatACrashedRunLeftOnceItsTimeIsOver() {
    redemptions.send(ID);
    village.turnBy(Redemptions.SENDING.minusMillis(1));
    assertInstanceOf(Redemptions.Result.Refused.class, byHand(true));
    village.turnBy(Duration.ofMillis(1));
    assertInstanceOf(Redemptions.Result.Done.class, byHand(true));
  }

  @Test
  void nobodyElseClaimsItBeforeItsTimeIsOver() {
    redemptions.send(ID);
    village.turnBy(Redemptions.SENDING.minusMillis(1));
    assertInstanceOf(Redemptions.Result.Refused.class, redemptions.send(ID));
    village.turnBy(Duration.ofMillis(1));
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.send(ID));
  }

  /** What it was told is no more than what it is told now. */
  @Test
  void whatALateRunWasToldPutsNothingOffOnceAnotherHasIt() {
    Provider late =
        new Provider() {
          @Override
          public Answer ask(Delivery delivery) {
            throw new AssertionError("it was never sent");
          }

          @Override
          public Answer send(Delivery delivery) {
            village.turnBy(Redemptions.SENDING);
            redemptions.send(ID);
            return new Answer.Unclear("no answer came", Duration.ofDays(1));
          }
        };
    assertEquals(new Worker.Progress.Elsewhere(ID), work(late));
    assertEquals(Optional.of(now().plus(Redemptions.SENDING)), state().askedUntil(now()));
  }

  /** Frozen after the clock was read: nothing on this side can tell. */
  @Test
  void saysWhenTheOtherSideDeliveredWhatAnOperatorReleasedWhileTheRunWasFrozenInItsCall() {
    Provider frozen =
        sending(
            () -> {
              village.turnBy(Redemptions.SENDING);
              byHand(false);
            });
    assertEquals(new Worker.Progress.DeliveredAndReleased(ID, "no. 7"), work(frozen));
    assertInstanceOf(State.Released.class, state());
  }

  /** It sleeps while it asks, and wakes so long before its claim is over. */
  @ParameterizedTest
  @CsvSource({"PT2M0.001S, Settled", "PT2M, Sending", "PT0S, Sending", "PT-10M, Sending"})
  void sendsNothingThatCouldArriveAfterItsTime(Duration left, String end) {
    work(new FakeProvider(List.of(Mood.NEVER_HEARD)));
    village.turnBy(Duration.ofMinutes(1));
    FakeProvider other = new FakeProvider(List.of());
    Provider drowsy =
        new Provider() {
          @Override
          public Answer ask(Delivery delivery) {
            village.turnBy(Redemptions.SENDING.minus(left));
            return other.ask(delivery);
          }

          @Override
          public Answer send(Delivery delivery) {
            return other.send(delivery);
          }
        };
    work(drowsy);
    assertEquals(end, state().getClass().getSimpleName());
    assertEquals(end.equals("Settled") ? 1 : 0, other.deliveries(ID));
    village.turnBy(Duration.ofMinutes(1));
    work(other);
    assertInstanceOf(State.Settled.class, state());
  }

  /** The shelf was filled since: what the first run was told is no longer so. */
  @Test
  void whatALateRunWasToldDoesNotCountOnceAnotherHasIt() {
    FakeProvider other = new FakeProvider(List.of());
    Provider late =
        new Provider() {
          @Override
          public Answer ask(Delivery delivery) {
            throw new AssertionError("it was never sent");
          }

          @Override
          public Answer send(Delivery delivery) {
            village.turnBy(Redemptions.SENDING);
            redemptions.send(ID);
            return new Answer.Declined("there is none at the moment");
          }
        };
    assertEquals(new Worker.Progress.Elsewhere(ID), work(late));
    village.turnBy(Redemptions.SENDING);
    work(other);
    assertInstanceOf(State.Settled.class, state());
  }

  /** It was held when this run looked; then one that knows its adapter sent it. */
  @Test
  void whatTimesOutIsNotReleasedOnceAnotherHasIt() {
    village.turnBy(Worker.HELD_FOR.plusSeconds(1));
    Providers none =
        product -> {
          redemptions.send(ID);
          return Optional.empty();
        };
    assertEquals(new Worker.Progress.Elsewhere(ID), work(none));
    assertInstanceOf(State.Sending.class, state());
  }
}
