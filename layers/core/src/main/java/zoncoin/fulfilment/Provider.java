package zoncoin.fulfilment;

import java.time.Duration;
import java.util.Optional;

/**
 * An other side that delivers what members redeem coins for. What it has answered may be forgotten
 * by us, never by it: everything is asked by our own id, {@link Delivery#hold}, and the same id
 * never delivers twice. Both methods answer within {@link #LONGEST_CALL}, and never throw for what
 * the other side did: an answer that did not come, or cannot be read, is {@link Answer.Unclear}.
 * Safe for use by many threads and processes.
 */
public interface Provider {
  /** Several answers of other sides that take their time, and what two clocks may differ by. */
  Duration LONGEST_CALL = Duration.ofMinutes(2);

  /**
   * Why nothing could be sent now, in words for operators, such as that a secret cannot be read;
   * empty if something could. Looked at before a redemption is claimed, so that what cannot be sent
   * stays held, and its member can cancel it. Calls no other side.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * What the other side knows of a delivery. Causes none. A provider that cannot be asked answers
   * {@link Answer.Unclear}, unless sending again under the same id is what it offers for asking:
   * then {@link Answer.Absent}.
   */
  Answer ask(Delivery delivery);

  /**
   * Has the other side deliver. Called only by the run that claimed the redemption, and early
   * enough to be answered within its claim; after an {@link Answer.Unclear} it is called again only
   * once {@link #ask} answered {@link Answer.Absent}.
   */
  Answer send(Delivery delivery);
}
