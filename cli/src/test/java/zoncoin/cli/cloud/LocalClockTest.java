package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.tlog.Malformed;

final class LocalClockTest {
  private static final Instant REAL = Instant.parse("2026-07-01T00:00:00Z");

  @TempDir private Path temporary;

  private Instant real = REAL;

  private LocalClock open(Optional<Instant> start) {
    return LocalClock.in(new PrivateFolder(temporary), () -> real, start);
  }

  private LocalClock open(String start) {
    return open(Optional.of(Instant.parse(start)));
  }

  @Test
  void goesOnFromWhereItWasSetAlsoAfterAStop() {
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), open("2026-01-01T00:00:00Z").instant());
    real = REAL.plusSeconds(5);
    assertEquals(Instant.parse("2026-01-01T00:00:05Z"), open(Optional.empty()).instant());
  }

  @Test
  void isTurnedOnForGood() {
    open(Optional.empty()).turn(Duration.ofDays(15));
    assertEquals(REAL.plus(Duration.ofDays(15)), open(Optional.empty()).instant());
    assertEquals(Instant.parse("2027-01-01T00:00:00Z"), open("2027-01-01T00:00:00Z").instant());
  }

  @Test
  void neverTurnsBackEvenIfItWasNeverTurned() {
    LocalClock clock = open(Optional.empty());
    assertThrows(Malformed.class, () -> clock.turn(Duration.ofSeconds(-1)));
    assertThrows(Malformed.class, () -> open("2026-06-30T23:59:59Z"));
    assertEquals(REAL, open(Optional.empty()).instant());
  }
}
