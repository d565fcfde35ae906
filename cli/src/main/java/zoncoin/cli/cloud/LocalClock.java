package zoncoin.cli.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import zoncoin.tlog.Malformed;

/** The time of a cloud on one machine: this machine's, turned on as one likes, never back. */
final class LocalClock implements InstantSource {
  private static final String FILE = "clock";

  private final PrivateFolder folder;
  private final InstantSource real;
  private Duration ahead;

  private LocalClock(PrivateFolder folder, InstantSource real, Duration ahead) {
    this.folder = folder;
    this.real = real;
    this.ahead = ahead;
  }

  /**
   * The clock that is kept in a folder.
   *
   * @param folder remembers by how much it is ahead of this machine's
   * @param real this machine's
   * @param start what it is to show; only a new one can be set to the past
   * @throws Malformed if it would turn back
   */
  static LocalClock in(PrivateFolder folder, InstantSource real, Optional<Instant> start) {
    Optional<Duration> kept = folder.read(FILE).map(Duration::parse);
    Duration ahead =
        start
            .map(time -> Duration.between(real.instant(), time))
            .orElse(kept.orElse(Duration.ZERO));
    if (kept.isPresent() && ahead.compareTo(kept.get()) < 0) {
      Instant shown = real.instant().plus(kept.get());
      throw new Malformed(
          "the clock shows %s and does not turn back to %s"
              .formatted(shown, real.instant().plus(ahead)));
    }
    LocalClock clock = new LocalClock(folder, real, ahead);
    clock.set(ahead);
    return clock;
  }

  @Override
  public synchronized Instant instant() {
    return real.instant().plus(ahead);
  }

  /** Turns it on by so much. */
  synchronized void turn(Duration duration) {
    if (duration.isNegative()) {
      throw new Malformed("the clock does not turn back: " + duration);
    }
    set(ahead.plus(duration));
  }

  private void set(Duration duration) {
    folder.write(FILE, duration.toString());
    ahead = duration;
  }
}
