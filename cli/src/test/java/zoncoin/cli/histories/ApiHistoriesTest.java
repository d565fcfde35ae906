package zoncoin.cli.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final int SEEDS = Integer.getInteger("zoncoin.seeds", 16);

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

  private static List<String> play(int seed) throws IOException {
    Path folder = temporary.resolve("of-seed-" + seed);
    List<String> told = new ArrayList<>();
    try (ApiHistory history = new ApiHistory(seed, founded.orElseThrow(), folder)) {
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
    delete(folder);
    return told;
  }

  /** Thousands of them are too many to keep. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void everyAnswerIsTheModelsAndSoIsTheEnd() throws IOException {
    Integer only = Integer.getInteger("zoncoin.seed");
    int first = only != null ? only : 0;
    int last = only != null ? only : SEEDS - 1;
    for (int seed = first; seed <= last; seed++) {
      var _ = play(seed);
    }
  }

  @Test
  void aSeedIsTheSameHistoryEachTime() throws IOException {
    assertEquals(play(7), play(7));
  }
}
