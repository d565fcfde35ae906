package zoncoin.report;

/**
 * One kind of movement in one period.
 *
 * @param entries that moved something in this way
 * @param change by which the holdings changed
 */
public record Flow(long entries, Holdings change) {
  /** Nothing moved. */
  public static final Flow NONE = new Flow(0, Holdings.NONE);

  Flow plus(Flow other) {
    return new Flow(Math.addExact(entries, other.entries), change.plus(other.change));
  }
}
