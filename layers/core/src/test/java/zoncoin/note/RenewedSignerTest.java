package zoncoin.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RenewedSignerTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  private Instant now = Instant.parse("2026-07-18T09:30:00Z");
  private byte fetchable = 1;
  private boolean isReachable = true;
  private int fetched;

  private final RenewedSigner signer = new RenewedSigner(this::fetch, () -> now);

  private NoteSigner fetch() {
    fetched++;
    if (!isReachable) {
      throw new UncheckedIOException("couldn't reach it", new IOException());
    }
    return key(fetchable);
  }

  private static NoteSigner key(byte first) {
    byte[] seed = new byte[32];
    seed[0] = first;
    return Ed25519Signer.of("zoncoin.example/desk", seed);
  }

  /** Which key signs at that moment; signature and public half are of one. */
  private void assertSignsWith(int first) {
    NoteSigner expected = key((byte) first);
    assertEquals(expected.sign("a\n", 0), signer.sign("a\n", 0));
    assertEquals(expected.verifierKey(), signer.verifierKey());
  }

  @Test
  void nothingIsFetchedBeforeItIsNeededAndThenOnceInFiveMinutes() {
    assertEquals(0, fetched);
    assertSignsWith(1);
    now = now.plus(RenewedSigner.RENEWED_AFTER).minus(MILLI);
    assertSignsWith(1);
    assertEquals(1, fetched);
  }

  @Test
  void afterFiveMinutesItSignsWithTheKeyOfNow() {
    assertSignsWith(1);
    fetchable = 2;
    now = now.plus(RenewedSigner.RENEWED_AFTER).minus(MILLI);
    assertSignsWith(1);
    now = now.plus(MILLI);
    assertSignsWith(2);
  }

  @Test
  void whileNoKeyCanBeFetchedTheOneAtHandServesForHalfAnHourAndNotLonger() {
    assertSignsWith(1);
    fetchable = 2;
    isReachable = false;
    Instant last = now.plus(RenewedSigner.FORGOTTEN_AFTER).minus(MILLI);
    now = now.plus(RenewedSigner.RENEWED_AFTER);
    assertSignsWith(1);
    assertSignsWith(1);
    assertEquals(2, fetched, "an attempt a minute, not one for each signature");
    now = last;
    assertSignsWith(1);
    now = now.plus(MILLI).plusSeconds(60);
    assertThrows(UncheckedIOException.class, () -> signer.sign("a\n", 0));
    isReachable = true;
    assertSignsWith(2);
  }

  @Test
  void theAttemptsInBetweenMakeAKeyNoYounger() {
    assertSignsWith(1);
    isReachable = false;
    Instant end = now.plus(RenewedSigner.FORGOTTEN_AFTER);
    while (now.isBefore(end)) {
      assertSignsWith(1);
      now = now.plusSeconds(60);
    }
    assertThrows(UncheckedIOException.class, signer::verifierKey);
  }

  @Test
  void aClockThatWasTurnedBackTellsNoAge() {
    assertSignsWith(1);
    fetchable = 2;
    now = now.minus(MILLI);
    assertSignsWith(2);
    isReachable = false;
    now = now.minus(MILLI);
    assertThrows(UncheckedIOException.class, signer::verifierKey);
  }

  @Test
  void withoutAnyKeyItSignsNothing() {
    isReachable = false;
    assertThrows(UncheckedIOException.class, () -> signer.sign("a\n", 0));
    isReachable = true;
    assertSignsWith(1);
  }
}
