package zoncoin.cli.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import zoncoin.tlog.Malformed;

/** The time of a cloud on one machine: this machine's, turned on as one likes, never back. */
final class LocalClock implements InstantSource {
  private static final String FILE = "clock";

  private final PrivateFolder folder;
  private final InstantSource real;
  private Duration ahead;

  /**
   * @param folder remembers how far it was turned
   * @param real this machine's
   */
  LocalClock(PrivateFolder folder, InstantSource real) {
    this.folder = folder;
    this.real = real;
    this.ahead = folder.read(FILE).map(Duration::parse).orElse(Duration.ZERO);
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

  /** Sets it, on a cloud that is new; later it only turns on. */
  synchronized void startAt(Instant time) {
    if (folder.read(FILE).isPresent() && time.isBefore(instant())) {
      throw new Malformed("the clock shows " + instant() + " and does not turn back to " + time);
    }
    set(Duration.between(real.instant(), time));
  }

  private void set(Duration duration) {
    folder.write(FILE, duration.toString());
    ahead = duration;
  }
}
