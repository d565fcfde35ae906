package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackoffTest {
  private final Backoff backoff = new Backoff(new Random(1));

  @ParameterizedTest
  @CsvSource({"-60, 5", "0, 5", "15, 5", "60, 20", "600, 200", "10800, 3600", "864000, 3600"})
  void theWaitIsAThirdOfTheAgeHalfMoreOrLess(long ageSeconds, long seconds) {
    for (int i = 0; i < 1_000; i++) {
      Duration wait = backoff.after(Duration.ofSeconds(ageSeconds));
      assertTrue(wait.toMillis() >= seconds * 500, wait::toString);
      assertTrue(wait.toMillis() <= seconds * 1_500, wait::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {600, 3_600})
  void whoSaysHowLongIsBelievedUpToAnHour(long asked) {
    assertEquals(
        Duration.ofSeconds(asked), backoff.after(Duration.ZERO, Duration.ofSeconds(asked)));
    Duration day = Duration.ofDays(1);
    assertEquals(Duration.ofHours(1), backoff.after(Duration.ZERO, day));
  }
}
