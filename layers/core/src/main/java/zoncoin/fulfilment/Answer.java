package zoncoin.fulfilment;

import java.time.Duration;

/** What an other side said about a delivery. Only the definite answers end a redemption. */
public sealed interface Answer {
  /**
   * It was delivered: the coins are settled.
   *
   * @param reference what the other side calls it, shown to the member; never a code or a secret
   */
  record Delivered(String reference) implements Answer {}

  /**
   * It was not delivered and never will be under this id: the coins go back.
   *
   * @param reason in words for the member; nothing that the other side keeps to itself
   */
  record Declined(String reason) implements Answer {}

  /** The other side took it and will end it later; it is asked again then. */
  record Accepted(Duration askAgainAfter) implements Answer {}

  /** The other side does not know the id; asked only by {@link Provider#ask}. It may be sent. */
  record Absent() implements Answer {}

  /**
   * No one knows what became of it: it is asked about again, and never released by us.
   *
   * @param why in words for an operator
   * @param askAgainAfter when
   */
  record Unclear(String why, Duration askAgainAfter) implements Answer {}
}
