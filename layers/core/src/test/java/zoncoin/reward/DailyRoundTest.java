package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryQueue;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;

final class DailyRoundTest {
  private static final int MOST_TRIES = 3;

  private final Village village = new Village().founded();
  private final Set<String> redeemed = new HashSet<>();
  private final MemoryQueue queue =
      new MemoryQueue(village.clock(), Duration.ofMinutes(1), MOST_TRIES);

  DailyRoundTest() {
    Delivered bills = new Delivered();
    for (int month = 1; month <= 6; month++) {
      bills.put("bill", "2026-0" + month, Village.ALICE.id(), "100");
      bills.put("bill", "2026-0" + month, Village.BOB.id(), "50");
    }
    bills.in(village).issue("bill", Delivered.PAYER);
  }

  private DailyRound round() {
    return round(village.journal);
  }

  private DailyRound round(Journal journal) {
    return new DailyRound(
        new DailyRound.Parts(
            Issuance.onlyVesting(village.ledger(journal), journal),
            village.journal,
            new Expiry(village.ledger(journal), journal, village.journal, village.clock()),
            (account, period) -> {
              redeemed.add(account + " " + period);
              return Optional.of(TransactionId.parse("auto." + account.id() + "." + period));
            }),
        village.clock());
  }

  private Buckets buckets(Account.Member member) {
    return village.journal.head(member).standing().buckets();
  }

  private Amount pending(Account.Member member) {
    return buckets(member).of(Bucket.Plain.PENDING);
  }

  /** Works until nothing waits; what each piece came to. */
  private List<DailyRound.Done> drain() {
    List<DailyRound.Done> done = new ArrayList<>();
    while (queue.handOver(
            pieces -> {
              Set<Work> left = new HashSet<>();
              for (Work piece : pieces) {
                done.add(round().work(piece));
                if (!done.getLast().isDone()) {
                  left.add(piece);
                }
              }
              return left;
            })
        > 0) {}
    return done;
  }

  private static long vested(List<DailyRound.Done> done) {
    return done.stream()
        .filter(
            one ->
                one instanceof DailyRound.Done.Vested vested
                    && vested.result() instanceof Issuance.Result.Vested)
        .count();
  }

  @Test
  void handsOutAllThatIsDueAndWorkersVestIt() {
    assertEquals(
        new DailyRound.HandedOut(13, true),
        round().handOut(queue::put, () -> false),
        "12 assessments and a page of accounts");
    assertEquals(12, vested(drain()));
    assertEquals(Amount.ZERO, pending(Village.ALICE));
    assertEquals(12, redeemed.size());
    assertEquals(new DailyRound.HandedOut(0, true), round().handOut(queue::put, () -> false));
  }

  @Test
  void vestsNothingBeforeItsDay() {
    village.turnTo("2026-07-17T05:59:59Z");
    round().handOut(queue::put, () -> false);
    assertEquals(0, vested(drain()));
    assertTrue(redeemed.isEmpty());
  }

  @Test
  void aRunThatIsStoppedLeavesTheRestToTheNext() {
    AtomicInteger asked = new AtomicInteger();
    DailyRound.HandedOut first = round().handOut(queue::put, () -> asked.incrementAndGet() > 5);
    assertEquals(new DailyRound.HandedOut(5, false), first);
    assertEquals(5, vested(drain()));
    assertEquals(8, round().handOut(queue::put, () -> false).pieces());
    assertEquals(7, vested(drain()));
  }

  /**
   * The function is killed between any two pieces: what it handed out is done, and then the rest.
   */
  @Test
  void aRunThatIsKilledAnywhereLosesNothing() {
    for (int pieces = 0; pieces < 13; pieces++) {
      DailyRoundTest killed = new DailyRoundTest();
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
      long before = vested(killed.drain());
      killed.round().handOut(killed.queue::put, () -> false);
      assertEquals(12, before + vested(killed.drain()));
      assertEquals(Amount.ZERO, killed.pending(Village.BOB));
    }
  }

  @Test
  void runTwiceItVestsOnce() {
    round().handOut(queue::put, () -> false);
    List<Work> again = new ArrayList<>();
    round()
        .handOut(
            pieces -> {
              again.addAll(pieces);
              return Set.of();
            },
            () -> false);
    assertEquals(12, vested(drain()));
    long sequence = village.journal.head(Village.ALICE).sequence();
    again.forEach(piece -> assertTrue(round().work(piece).isDone()));
    assertEquals(sequence, village.journal.head(Village.ALICE).sequence());
  }

  @Test
  void aRunFortyDaysLateMakesTheSameLots() {
    round().handOut(queue::put, () -> false);
    drain();
    DailyRoundTest late = new DailyRoundTest();
    late.village.turnBy(Duration.ofDays(40));
    late.round().handOut(late.queue::put, () -> false);
    late.drain();
    assertEquals(buckets(Village.ALICE), late.buckets(Village.ALICE));
  }

  /** Two thousand that the index lists before the others, and that have nothing to vest. */
  @Test
  void whatCannotVestKeepsNothingElseFromVesting() {
    List<Item.Key> stuck = new ArrayList<>();
    DailyRound round =
        new DailyRound(
            new DailyRound.Parts(
                Issuance.onlyVesting(village.ledger(), village.journal),
                (family, until, limit) -> {
                  List<Item.Key> all = new ArrayList<>(stuck);
                  all.addAll(village.journal.due(family, until, limit));
                  return all;
                },
                new Expiry(village.ledger(), village.journal, village.journal, village.clock()),
                AfterVesting.NOTHING),
            village.clock());
    for (int i = 0; i < 2_000; i++) {
      stuck.add(
          new Item.Key(Issuance.FAMILY, "%012d.%s.2026-06.USD".formatted(i, Village.ALICE.id())));
    }
    assertEquals(2_013, round.handOut(queue::put, () -> false).pieces());
    assertEquals(12, vested(drain()));
  }

  @Test
  void aPieceThatARuleForbidsIsTriedAgainThenSetAside() {
    village.turnTo("2026-07-18T09:30:00Z");
    round().handOut(queue::put, () -> false);
    // The clock was an hour ahead when the account was moved last, and is set right.
    village.turnBy(Duration.ofHours(1));
    village.rich(Village.ALICE, Amount.of(1), "2028-07");
    village.turnBy(Duration.ofHours(-1));
    for (int i = 0; i < MOST_TRIES + 1; i++) {
      drain();
      village.turnBy(Duration.ofMinutes(1));
    }
    assertEquals(6, queue.aside().size(), "Alice's wait for a person");
    assertEquals(Amount.ZERO, pending(Village.BOB), "and Bob's do not wait for them");
    village.turnBy(Duration.ofHours(1));
    round().handOut(queue::put, () -> false);
    assertEquals(6, vested(drain()), "the next day hands them out again");
  }

  @Test
  void whoLeftHasNothingToVestAndOthersDo() {
    TransactionId leave = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    village.post(new Request.ChangeStanding(leave, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
    round().handOut(queue::put, () -> false);
    assertEquals(6, vested(drain()));
    assertEquals(Amount.ZERO, pending(Village.ALICE));
  }

  /** A worker that dies after the coins vested is followed by one that finds it so. */
  @Test
  void whatIsToBeDoneAfterVestingIsDoneThoughTheWorkerDied() {
    round().handOut(queue::put, () -> false);
    queue.handOver(
        pieces -> {
          pieces.forEach(piece -> round().work(piece));
          redeemed.clear();
          return Set.copyOf(pieces);
        });
    village.turnBy(Duration.ofMinutes(1));
    drain();
    assertEquals(12, redeemed.size());
  }

  @Test
  void coinsOfMonthsThatAreOverExpireInPieces() {
    round().handOut(queue::put, () -> false);
    drain();
    village.turnTo("2028-08-01T00:10:00Z");
    assertEquals(new DailyRound.HandedOut(1, true), round().handOut(queue::put, () -> false));
    DailyRound.Done done = drain().getFirst();
    assertEquals(
        2, assertInstanceOf(DailyRound.Done.Expired.class, done).posted().size(), done::toString);
    Set<YearMonth> left = new TreeSet<>();
    buckets(Village.ALICE).lots().forEach(lot -> left.add(lot.month()));
    assertEquals(Set.of(), left);
    assertEquals(new DailyRound.HandedOut(0, true), round().handOut(queue::put, () -> false));
  }

  /** A clock that was wrong is set right: the month that it is ends twice. */
  @Test
  void aClockThatStepsBackOverTheEndOfAMonthExpiresNothingTwice() {
    round().handOut(queue::put, () -> false);
    drain();
    village.turnTo("2028-08-01T00:00:20Z");
    round().handOut(queue::put, () -> false);
    drain();
    long sequence = village.journal.head(Village.ALICE).sequence();
    village.turnTo("2028-07-31T23:59:50Z");
    assertEquals(new DailyRound.HandedOut(1, true), round().handOut(queue::put, () -> false));
    assertTrue(drain().getFirst().isDone());
    village.turnTo("2028-08-01T00:00:10Z");
    round().handOut(queue::put, () -> false);
    drain();
    assertEquals(sequence, village.journal.head(Village.ALICE).sequence());
    assertEquals(Buckets.NONE, buckets(Village.ALICE));
  }

  @Test
  void aTakerThatTakesNothingIsAFault() {
    assertThrows(
        NotApplied.class, () -> round().handOut(pieces -> Set.copyOf(pieces), () -> false));
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
      assertThrows(Malformed.class, () -> round().work(work), message);
    }
    assertFalse(queue.handOver(pieces -> Set.of()) > 0);
  }
}
