package zoncoin.fulfilment;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to ask again. The longer it has been going on, the longer the wait: a third of the age, so
 * that waits grow by a third each and nothing has to be counted or kept; never less than five
 * seconds and never more than an hour. A half more or less by chance keeps those that failed at
 * once from coming back at once.
 *
 * @param random for the chance in it; nothing of it is kept
 */
public record Backoff(RandomGenerator random) {
  /** As soon as somebody who was busy may have time again. */
  public static final Duration SHORTEST = Duration.ofSeconds(5);

  /** An outage of a day is noticed to be over within the hour. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final int SHARE = 3;

  /**
   * How long to wait.
   *
   * @param age how long the delivery has been asked for; less than nothing counts as nothing
   */
  public Duration after(Duration age) {
    long millis = Math.clamp(age.toMillis() / SHARE, SHORTEST.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis + 1));
  }

  /**
   * How long to wait where the other side said how long.
   *
   * @param age how long the delivery has been asked for
   * @param asked what the other side said; no more than the longest wait is believed
   */
  public Duration after(Duration age, Duration asked) {
    Duration own = after(age);
    Duration believed = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    return own.compareTo(believed) < 0 ? believed : own;
  }
}
