package zoncoin.providers;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Backoff;
import zoncoin.fulfilment.Delivery;

/**
 * How long an other side is waited for, and when it is asked again.
 *
 * @param clock this machine's
 * @param backoff when to ask again
 * @param patience how long one answer may take, connection and all
 */
public record Pace(InstantSource clock, Backoff backoff, Duration patience) {
  /** Six seconds, as Amazon advises for gift cards; two of them fit what a function may run. */
  public static final Duration PATIENCE = Duration.ofSeconds(6);

  /** What functions go by: {@link #PATIENCE}, and chance of their own. */
  public static Pace of(InstantSource clock) {
    return new Pace(clock, new Backoff(new SecureRandom()), PATIENCE);
  }

  /** What is said where nobody knows what became of a delivery. */
  Answer.Unclear unclear(Delivery delivery, String why) {
    return new Answer.Unclear(why, backoff.after(age(delivery)));
  }

  /** The same, and the other side said when it wants to be asked again. */
  Answer.Unclear unclear(Delivery delivery, String why, Duration asked) {
    return new Answer.Unclear(why, backoff.after(age(delivery), asked));
  }

  /** What is said where the other side will end it later. */
  Answer.Accepted accepted(Delivery delivery, Duration asked) {
    return new Answer.Accepted(backoff.after(age(delivery), asked));
  }

  private Duration age(Delivery delivery) {
    return Duration.between(delivery.requested(), clock.instant());
  }
}
