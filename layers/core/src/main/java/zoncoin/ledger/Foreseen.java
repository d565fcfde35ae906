package zoncoin.ledger;

/** What posting a request would come to now; nothing was written to find out. */
public sealed interface Foreseen {
  /**
   * It would be granted.
   *
   * @param entry as it would be, but for its time and its place in the chain
   */
  record Granted(Entry entry) implements Foreseen {}

  /** It was granted before: asking again would answer this. */
  record Answered(Posted.Written written) implements Foreseen {}

  /** It would break a rule. */
  record Refused(Refusal refusal) implements Foreseen {}
}
