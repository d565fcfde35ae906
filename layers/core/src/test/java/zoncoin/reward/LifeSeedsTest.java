package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Random programmes over 36 months: policies with tiers, campaigns and budgets that change, bills
 * that are restated, members that spend, pay, cancel, leave and come back, operators that freeze,
 * give and take, days on which nobody turns the day. At the end of each month every account has
 * what {@link Lives} says. {@code -Dzoncoin.seeds=100000} tries more.
 */
final class LifeSeedsTest {
  private static final int SEEDS = Integer.getInteger("zoncoin.seeds", 1_000);

  @Test
  void everySeedAgreesWithTheModel() {
    Integer only = Integer.getInteger("zoncoin.seed");
    int first = only != null ? only : 0;
    int last = only != null ? only : SEEDS - 1;
    for (int seed = first; seed <= last; seed++) {
      LifeRun run = new LifeRun(seed);
      try {
        run.run();
      } catch (Throwable failed) {
        throw new AssertionError(
            "seed "
                + seed
                + " failed; again: ./mvnw -q test -pl layers/core -am -Dtest=LifeSeedsTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dzoncoin.seed="
                + seed
                + "\n"
                + run.told(),
            failed);
      }
    }
  }

  @Test
  void theModelKnowsThatMonthsAreNotThirtyDays() {
    Instant leap = Instant.parse("2028-01-31T00:00:00Z").plus(Duration.ofDays(29));
    assertEquals("2028-02", Lives.text(Lives.month(leap)));
    assertEquals("2029-01", Lives.text(Lives.month(Instant.parse("2028-12-31T23:59:59Z")) + 1));
  }
}
