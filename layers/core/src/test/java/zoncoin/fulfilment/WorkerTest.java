package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.fulfilment.FakeProvider.Mood;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.EndedBy;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Malformed;

final class WorkerTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");
  private static final Order ORDER =
      new Order(ID, Village.ALICE, "arn:aws:iam::111122223333:user/alice", "support-hour", 2);

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(7));

  private Worker worker(Providers providers) {
    return new Worker(redemptions, Catalogues.of(Catalogue.sample()), providers, village.clock());
  }

  private Worker worker(Mood... moods) {
    FakeProvider provider = new FakeProvider(List.of(moods));
    return worker(product -> Optional.of(provider));
  }

  private void request() {
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.request(ORDER, Catalogue.sample()));
  }

  private State state() {
    return redemptions.find(ID).orElseThrow().state();
  }

  private Amount held() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.HELD);
  }

  @Test
  void settlesWhatWasDelivered() {
    request();
    assertInstanceOf(Worker.Progress.Ended.class, worker().work(ID));
    assertEquals(new State.Settled(Redemption.Said.byAdapter("manual", "no. " + ID)), state());
    assertEquals(Amount.ZERO, held());
    assertInstanceOf(Worker.Progress.Ended.class, worker(Mood.DECLINES).work(ID));
  }

  @Test
  void releasesWhatWasDeclinedAndSaysWhy() {
    request();
    assertInstanceOf(Worker.Progress.Ended.class, worker(Mood.DECLINES).work(ID));
    assertEquals(
        new State.Released(
            Request.Cause.FAILED, Redemption.Said.byAdapter("manual", "none are left")),
        state());
  }

  @Test
  void asksAgainWhenItWasToldTo() {
    request();
    Worker worker = worker(Mood.ACCEPTS);
    Instant again = village.clock().instant().plus(Duration.ofMinutes(1));
    assertEquals(again, assertInstanceOf(Worker.Progress.Waits.class, worker.work(ID)).until());
    assertEquals(List.of(), village.journal.due(Redemption.FAMILY, again.minusMillis(1), 9));
    assertEquals(List.of(Redemption.key(ID)), village.journal.due(Redemption.FAMILY, again, 9));
    assertInstanceOf(Worker.Progress.Waits.class, worker.work(ID));
    village.turnBy(Duration.ofMinutes(1));
    assertInstanceOf(Worker.Progress.Ended.class, worker.work(ID));
    assertInstanceOf(State.Settled.class, state());
  }

  @Test
  void keepsAnOtherSideFromBeingAskedTooSoonOrNeverAgain() {
    request();
    Worker hasty = worker(product -> Optional.of(always(Duration.ZERO)));
    hasty.work(ID);
    assertEquals(Optional.of(now().plusSeconds(1)), redemptions.find(ID).orElseThrow().due());
    village.turnBy(Duration.ofSeconds(1));
    worker(product -> Optional.of(always(Duration.ofDays(9_999)))).work(ID);
    assertEquals(
        Optional.of(now().plus(Duration.ofDays(1))), redemptions.find(ID).orElseThrow().due());
  }

  private Instant now() {
    return village.clock().instant();
  }

  private static Provider always(Duration again) {
    return new Provider() {
      @Override
      public Answer ask(Delivery delivery) {
        return new Answer.Accepted(again);
      }

      @Override
      public Answer send(Delivery delivery) {
        return new Answer.Accepted(again);
      }
    };
  }

  @Test
  void tellsTheOtherSideWhatItIsWorthInAll() {
    request();
    worker(
            product ->
                Optional.of(
                    new Provider() {
                      @Override
                      public Answer ask(Delivery delivery) {
                        throw new AssertionError("it was never sent");
                      }

                      @Override
                      public Answer send(Delivery delivery) {
                        return new Answer.Delivered(
                            delivery.worth() + " " + delivery.quantity() + " " + delivery.amount());
                      }
                    }))
        .work(ID);
    assertEquals(
        new State.Settled(Redemption.Said.byAdapter("manual", "24 USD 2 1800000000")), state());
  }

  @Test
  void cancelsOnlyWhatNobodyHasSent() {
    request();
    worker(Mood.ACCEPTS).work(ID);
    assertInstanceOf(
        Redemptions.Result.Refused.class, redemptions.release(ID, Request.Cause.CANCELLED));
    assertEquals(Amount.ofZnc(1_800), held());
  }

  @Test
  void whatNoAdapterDeliversWaitsAndTimesOut() {
    request();
    Worker worker = worker(product -> Optional.empty());
    assertInstanceOf(Worker.Progress.Obstructed.class, worker.work(ID));
    assertInstanceOf(State.Held.class, state());
    assertEquals(List.of(), village.journal.due(Redemption.FAMILY, now(), 9));
    village.turnBy(Worker.HELD_FOR);
    assertInstanceOf(Worker.Progress.Obstructed.class, worker.work(ID));
    village.turnBy(Duration.ofHours(1));
    assertInstanceOf(Worker.Progress.Ended.class, worker.work(ID));
    assertEquals(
        new State.Released(
            Request.Cause.FAILED, new Redemption.Said("nobody delivers it", new EndedBy.Nobody())),
        state());
  }

  @Test
  void settingsThatAreNotWhatTheAdapterNeedsAreAsGoodAsNoAdapter() {
    request();
    Worker worker =
        worker(
            product -> {
              throw new Malformed("adapter webhook has a setting address");
            });
    assertInstanceOf(Worker.Progress.Obstructed.class, worker.work(ID));
    assertInstanceOf(State.Held.class, state());
    assertInstanceOf(
        Redemptions.Result.Done.class, redemptions.release(ID, Request.Cause.CANCELLED));
  }

  @Test
  void whatCannotBeSentForNowStaysHeldAndSaysWhyUntilItCan() {
    request();
    FakeProvider other = new FakeProvider(List.of());
    List<String> obstacles = new ArrayList<>(List.of("couldn't read the secret"));
    Worker worker = worker(product -> Optional.of(new Obstacles(other, obstacles)));
    Worker.Progress.Obstructed obstructed =
        assertInstanceOf(Worker.Progress.Obstructed.class, worker.work(ID));
    assertEquals("couldn't read the secret", obstructed.why());
    assertEquals(now().plus(Duration.ofMinutes(5)), obstructed.until());
    assertEquals(new State.Held(obstructed.until()), state());
    village.turnBy(Duration.ofMinutes(5));
    obstacles.clear();
    assertInstanceOf(Worker.Progress.Ended.class, worker.work(ID));
    assertInstanceOf(State.Settled.class, state());
  }

  @Test
  void whatMayHaveBeenSentIsPutOffWhileItCannotBeAskedAbout() {
    request();
    worker(Mood.NEVER_HEARD).work(ID);
    village.turnBy(Duration.ofMinutes(1));
    Provider closed = new Obstacles(new FakeProvider(List.of()), List.of("no secret"));
    worker(product -> Optional.of(closed)).work(ID);
    State.Sending sending = assertInstanceOf(State.Sending.class, state());
    assertEquals("no secret", sending.said());
    assertEquals(1, sending.tries(), "nobody claimed it");
  }

  /** Somebody to whom nothing can be sent as long as there is an obstacle. */
  private record Obstacles(FakeProvider behind, List<String> there) implements Provider {
    @Override
    public Optional<String> obstacle() {
      return there.stream().findFirst();
    }

    @Override
    public Answer ask(Delivery delivery) {
      return behind.ask(delivery);
    }

    @Override
    public Answer send(Delivery delivery) {
      assertEquals(List.of(), there);
      return behind.send(delivery);
    }
  }

  @Test
  void whatMayHaveBeenSentNeverTimesOut() {
    request();
    worker(Mood.NEVER_HEARD).work(ID);
    Worker worker = worker(product -> Optional.empty());
    for (int day = 0; day < 30; day++) {
      village.turnBy(Duration.ofDays(1));
      assertInstanceOf(Worker.Progress.Obstructed.class, worker.work(ID));
    }
    assertInstanceOf(State.Sending.class, state());
    assertEquals(Amount.ofZnc(1_800), held());
  }

  @Test
  void countsHowOftenItWasTriedAndWhatCameOfItLast() {
    request();
    Worker worker = worker(Mood.NEVER_HEARD, Mood.NEVER_HEARD, Mood.NEVER_HEARD);
    for (int i = 0; i < 3; i++) {
      worker.work(ID);
      village.turnBy(Duration.ofMinutes(1));
    }
    State.Sending sending = assertInstanceOf(State.Sending.class, state());
    assertEquals(3, sending.tries());
    assertEquals("no answer came", sending.said());
  }

  @Test
  void knowsNothingOfWhatWasNeverAsked() {
    assertEquals(new Worker.Progress.Unknown(ID), worker().work(ID));
  }

  @Test
  void isDeliveredAsTheCatalogueWasWhenItWasAsked() {
    request();
    Worker worker =
        new Worker(
            redemptions,
            Catalogues.of(Catalogue.NONE),
            product -> Optional.empty(),
            village.clock());
    IllegalStateException gone =
        org.junit.jupiter.api.Assertions.assertThrows(
            IllegalStateException.class, () -> worker.work(ID));
    assertTrue(String.valueOf(gone.getMessage()).startsWith("catalogue is gone"));
    assertInstanceOf(State.Held.class, state());
  }
}
