package zoncoin.seal;

/**
 * Where the head of the log is kept. Both methods are strongly consistent and may throw {@link
 * zoncoin.ledger.NotApplied} or, {@code swap} alone, {@link zoncoin.ledger.Unknown}. The safety of
 * the whole log rests on {@code swap}: of any number of sealers, one wins.
 */
public interface Heads {
  /** The head; {@link Head#EMPTY} if there never was one. */
  Head read();

  /**
   * Replaces the head if it still is, in every field, the expected one. Durable when it answers
   * true.
   *
   * @return whether this call replaced it
   */
  boolean swap(Head expected, Head next);
}
