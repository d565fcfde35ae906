package zoncoin.billing;

import java.time.Instant;

/**
 * Who knows what exports are asked to deliver: AWS, of those of Data Exports. Each answer is read
 * anew, and is what holds when it is given; what held when a delivery was made may be another.
 * Either asking twice or asking for what is not there does no harm. Safe for many threads.
 */
@FunctionalInterface
public interface ExportDefinitions {
  /** Of whoever works without exports: none of them can be asked. */
  ExportDefinitions NONE = export -> new Answer.NotTold("nobody here can be asked about exports");

  /**
   * Asks about an export, in the account that owns it.
   *
   * @param export its ARN, which names that account
   * @throws zoncoin.ledger.NotApplied if it could not be found out for now; asking again may help
   */
  Answer of(String export);

  /** What there is to know. */
  sealed interface Answer {
    /**
     * It is there.
     *
     * @param definition what it is asked to deliver
     * @param updated when that was changed last, or when it was made
     */
    record Told(ExportDefinition definition, Instant updated) implements Answer {}

    /**
     * It cannot be asked about: it is not there, or whoever asks may not.
     *
     * @param why such as {@code ResourceNotFoundException}
     */
    record NotTold(String why) implements Answer {}
  }
}
