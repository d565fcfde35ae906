package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Buckets;
import zoncoin.memory.Village;

/** What is over expires with the work of a day. */
final class DailyExpiryTest {
  private final Workday day = new Workday();

  @Test
  void coinsOfMonthsThatAreOverExpireInPieces() {
    day.round().handOut(day.queue::put, () -> false);
    day.drain();
    day.village.turnTo("2028-08-01T00:10:00Z");
    assertEquals(
        new DailyRound.HandedOut(1, true), day.round().handOut(day.queue::put, () -> false));
    DailyRound.Done done = day.drain().getFirst();
    assertEquals(
        2, assertInstanceOf(DailyRound.Done.Expired.class, done).posted().size(), done::toString);
    Set<YearMonth> left = new TreeSet<>();
    day.buckets(Village.ALICE).lots().forEach(lot -> left.add(lot.month()));
    assertEquals(Set.of(), left);
    assertEquals(
        new DailyRound.HandedOut(0, true), day.round().handOut(day.queue::put, () -> false));
  }

  /** A clock that was wrong is set right: the month that it is ends twice. */
  @Test
  void aClockThatStepsBackOverTheEndOfAMonthExpiresNothingTwice() {
    day.round().handOut(day.queue::put, () -> false);
    day.drain();
    day.village.turnTo("2028-08-01T00:00:20Z");
    day.round().handOut(day.queue::put, () -> false);
    day.drain();
    long sequence = day.village.journal.head(Village.ALICE).sequence();
    day.village.turnTo("2028-07-31T23:59:50Z");
    assertEquals(
        new DailyRound.HandedOut(1, true), day.round().handOut(day.queue::put, () -> false));
    assertTrue(day.drain().getFirst().isDone());
    day.village.turnTo("2028-08-01T00:00:10Z");
    day.round().handOut(day.queue::put, () -> false);
    day.drain();
    assertEquals(sequence, day.village.journal.head(Village.ALICE).sequence());
    assertEquals(Buckets.NONE, day.buckets(Village.ALICE));
  }
}
