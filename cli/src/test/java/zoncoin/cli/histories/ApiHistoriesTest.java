package zoncoin.cli.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.memory.Weather;

/**
 * Random histories through the API: sixteen members with credentials of their own ask at once, over
 * HTTP and signed, while an operator decides, workers deliver, and every call of a port may fail in
 * every way. {@code -Dzoncoin.seeds=2000} tries more of them.
 */
final class ApiHistoriesTest {
  private static final int SEEDS = Integer.getInteger("zoncoin.seeds", 20);

  private static Optional<Founded> founded = Optional.empty();

  @TempDir private static Path temporary;

  /** A process that ends says nothing; whoever waits for it sees the connection end. */
  @BeforeAll
  static void found() throws IOException {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          if (!(fault instanceof Weather.Crash)) {
            fault.printStackTrace();
          }
        });
    founded = Optional.of(Founded.in(temporary));
  }

  @AfterAll
  static void leave() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  private static List<String> play(int seed, String folder) {
    List<String> told = new ArrayList<>();
    try (ApiHistory history =
        new ApiHistory(seed, founded.orElseThrow(), temporary.resolve(folder))) {
      try {
        history.run();
      } finally {
        told.addAll(history.told());
      }
    } catch (Throwable failed) {
      throw new AssertionError(
          String.join("\n", told)
              + "\nseed "
              + seed
              + " failed; again: ./mvnw -q test -pl cli -am -Dtest=ApiHistoriesTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false -Dzoncoin.seed="
              + seed,
          failed);
    }
    return told;
  }

  @Test
  void everyAnswerIsTheModelsAndSoIsTheEnd() throws IOException {
    Integer only = Integer.getInteger("zoncoin.seed");
    int first = only != null ? only : 0;
    int last = only != null ? only : SEEDS - 1;
    for (int seed = first; seed <= last; seed++) {
      var _ = play(seed, "of-seed-" + seed);
    }
  }

  @Test
  void aSeedIsTheSameHistoryEachTime() {
    assertEquals(play(7, "once"), play(7, "again"));
  }
}
