package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;

final class DailyRoundTest {
  private final Workday day = new Workday();

  @Test
  void handsOutAllThatIsDueAndWorkersVestIt() {
    assertEquals(
        new DailyRound.HandedOut(13, true),
        day.round().handOut(day.queue::put, () -> false),
        "12 assessments and a page of accounts");
    assertEquals(12, Workday.vested(day.drain()));
    assertEquals(Amount.ZERO, day.pending(Village.ALICE));
    assertEquals(12, day.redeemed.size());
    assertEquals(
        new DailyRound.HandedOut(0, true), day.round().handOut(day.queue::put, () -> false));
  }

  @Test
  void vestsNothingBeforeItsDay() {
    day.village.turnTo("2026-07-17T05:59:59Z");
    day.round().handOut(day.queue::put, () -> false);
    assertEquals(0, Workday.vested(day.drain()));
    assertTrue(day.redeemed.isEmpty());
  }

  @Test
  void aRunThatIsStoppedLeavesTheRestToTheNext() {
    AtomicInteger asked = new AtomicInteger();
    DailyRound.HandedOut first =
        day.round().handOut(day.queue::put, () -> asked.incrementAndGet() > 5);
    assertEquals(new DailyRound.HandedOut(5, false), first);
    assertEquals(5, Workday.vested(day.drain()));
    assertEquals(8, day.round().handOut(day.queue::put, () -> false).pieces());
    assertEquals(7, Workday.vested(day.drain()));
  }

  /**
   * The function is killed between any two pieces: what it handed out is done, and then the rest.
   */
  @Test
  void aRunThatIsKilledAnywhereLosesNothing() {
    for (int pieces = 0; pieces < 13; pieces++) {
      Workday killed = new Workday();
      AtomicInteger put = new AtomicInteger(pieces);
      assertThrows(
          IllegalStateException.class,
          () ->
              killed
                  .round()
                  .handOut(
                      batch -> {
                        for (Work piece : batch) {
                          if (put.getAndDecrement() == 0) {
                            throw new IllegalStateException("killed");
                          }
                          killed.queue.put(List.of(piece));
                        }
                        return Set.of();
                      },
                      () -> false));
      long before = Workday.vested(killed.drain());
      killed.round().handOut(killed.queue::put, () -> false);
      assertEquals(12, before + Workday.vested(killed.drain()));
      assertEquals(Amount.ZERO, killed.pending(Village.BOB));
    }
  }

  @Test
  void runTwiceItVestsOnce() {
    day.round().handOut(day.queue::put, () -> false);
    List<Work> again = new ArrayList<>();
    day.round()
        .handOut(
            pieces -> {
              again.addAll(pieces);
              return Set.of();
            },
            () -> false);
    assertEquals(12, Workday.vested(day.drain()));
    long sequence = day.village.journal.head(Village.ALICE).sequence();
    again.forEach(piece -> assertTrue(day.round().work(piece).isDone()));
    assertEquals(sequence, day.village.journal.head(Village.ALICE).sequence());
  }

  @Test
  void aRunFortyDaysLateMakesTheSameLots() {
    day.round().handOut(day.queue::put, () -> false);
    day.drain();
    Workday late = new Workday();
    late.village.turnBy(Duration.ofDays(40));
    late.round().handOut(late.queue::put, () -> false);
    late.drain();
    assertEquals(day.buckets(Village.ALICE), late.buckets(Village.ALICE));
  }

  /** Two thousand that the index lists before the others, and that have nothing to vest. */
  @Test
  void whatCannotVestKeepsNothingElseFromVesting() {
    List<Item.Key> stuck = new ArrayList<>();
    DailyRound round =
        new DailyRound(
            new DailyRound.Parts(
                Issuance.onlyVesting(day.village.ledger(), day.village.journal),
                (family, until, limit) -> {
                  List<Item.Key> all = new ArrayList<>(stuck);
                  all.addAll(day.village.journal.due(family, until, limit));
                  return all;
                },
                new Expiry(
                    day.village.ledger(),
                    day.village.journal,
                    day.village.journal,
                    day.village.clock()),
                AfterVesting.NOTHING),
            day.village.clock());
    for (int i = 0; i < 2_000; i++) {
      stuck.add(
          new Item.Key(Issuance.FAMILY, "%012d.%s.2026-06.USD".formatted(i, Village.ALICE.id())));
    }
    assertEquals(2_013, round.handOut(day.queue::put, () -> false).pieces());
    assertEquals(12, Workday.vested(day.drain()));
  }

  @Test
  void aPieceThatARuleForbidsIsTriedAgainThenSetAside() {
    day.village.turnTo("2026-07-18T09:30:00Z");
    day.round().handOut(day.queue::put, () -> false);
    // The clock was an hour ahead when the account was moved last, and is set right.
    day.village.turnBy(Duration.ofHours(1));
    day.village.rich(Village.ALICE, Amount.of(1), "2028-07");
    day.village.turnBy(Duration.ofHours(-1));
    for (int i = 0; i < Workday.MOST_TRIES + 1; i++) {
      day.drain();
      day.village.turnBy(Duration.ofMinutes(1));
    }
    assertEquals(6, day.queue.aside().size(), "Alice's wait for a person");
    assertEquals(Amount.ZERO, day.pending(Village.BOB), "and Bob's do not wait for them");
    day.village.turnBy(Duration.ofHours(1));
    day.round().handOut(day.queue::put, () -> false);
    assertEquals(6, Workday.vested(day.drain()), "the next day hands them out again");
  }

  @Test
  void whoLeftHasNothingToVestAndOthersDo() {
    TransactionId leave = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    day.village.post(
        new Request.ChangeStanding(leave, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
    day.round().handOut(day.queue::put, () -> false);
    assertEquals(6, Workday.vested(day.drain()));
    assertEquals(Amount.ZERO, day.pending(Village.ALICE));
  }

  /** A worker that dies after the coins vested is followed by one that finds it so. */
  @Test
  void whatIsToBeDoneAfterVestingIsDoneThoughTheWorkerDied() {
    day.round().handOut(day.queue::put, () -> false);
    day.queue.handOver(
        pieces -> {
          pieces.forEach(piece -> day.round().work(piece));
          day.redeemed.clear();
          return Set.copyOf(pieces);
        });
    day.village.turnBy(Duration.ofMinutes(1));
    day.drain();
    assertEquals(12, day.redeemed.size());
  }

  @Test
  void aTakerThatTakesNothingIsAFault() {
    assertThrows(
        NotApplied.class, () -> day.round().handOut(pieces -> Set.copyOf(pieces), () -> false));
  }

  @Test
  void whatIsNoPieceOfThisWorkIsRefused() {
    for (String message :
        List.of(
            "vest.nothing\n",
            "vest.999988887777.111122223333.2026-06.USD\nmore",
            "expire.2028-08.member:111122223333\nmember:444455556666",
            "expire.2028-08.\n",
            "expire.2028-13.member:111122223333\nmember:111122223333",
            "expire.2028-08.program:issuance\nprogram:issuance",
            "fulfil.1\n")) {
      Work work = Work.parse(message);
      assertThrows(Malformed.class, () -> day.round().work(work), message);
    }
    assertFalse(day.queue.handOver(pieces -> Set.of()) > 0);
  }
}
