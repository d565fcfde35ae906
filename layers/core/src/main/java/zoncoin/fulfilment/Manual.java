package zoncoin.fulfilment;

import java.time.Duration;

/**
 * A person delivers. It is accepted until an operator ends it, settled or released: nothing else
 * does, and there is nobody to ask.
 */
public record Manual() implements Provider {
  /** A person was told; looking every hour costs nothing and finds nothing. */
  static final Duration LOOK_AGAIN = Duration.ofHours(1);

  @Override
  public Answer ask(Delivery delivery) {
    return new Answer.Accepted(LOOK_AGAIN);
  }

  @Override
  public Answer send(Delivery delivery) {
    return new Answer.Accepted(LOOK_AGAIN);
  }
}
