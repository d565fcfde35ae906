package zoncoin.costslocal;

import java.util.Optional;

/** One of the services. */
interface Service {
  /** What requests to it are signed for, such as {@code ce}. */
  String signingName();

  /** Whether a request is meant for it. */
  boolean isFor(Call call);

  /**
   * Answers a request of somebody known.
   *
   * @param caller the payer whose role the caller has assumed; empty for a key of no role
   * @throws Call.Refused if it does not
   */
  Call.Answer answer(Call call, Optional<String> caller);

  /** A refusal in its protocol. */
  Call.Answer refusal(Call.Refused refused);

  /** What it says when it is asked too often. */
  Call.Refused throttled();
}
