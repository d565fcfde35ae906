package zoncoin.fulfilment;

/**
 * Whoever can show the code of something that was delivered. It checks neither who asks nor whether
 * the redemption is settled: {@link Reveals} does. Safe for use by many threads and processes.
 */
public interface CodeKeeper {
  /** The code of a delivery. Showing it changes nothing. */
  Shown show(Delivery delivery);

  /**
   * Makes sure that nobody is shown it again. Doing so again changes nothing.
   *
   * @throws zoncoin.ledger.NotApplied or {@link zoncoin.ledger.Unknown} if it may still be there
   */
  void wipe(Delivery delivery);

  /** What there is to show. */
  sealed interface Shown {
    /**
     * The code.
     *
     * @param code what its owner enters
     * @param terms what goes with it; empty for nothing
     */
    record Revealed(Code code, String terms) implements Shown {}

    /** There is none, or none any more. */
    record Nothing() implements Shown {}

    /** Whoever has it did not say; asking again may help. */
    record Unanswered(String why) implements Shown {}
  }
}
