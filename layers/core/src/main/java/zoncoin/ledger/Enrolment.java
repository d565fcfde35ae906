package zoncoin.ledger;

/**
 * Whether an account takes part.
 *
 * @param state whether it is in
 * @param isFrozen whether it may not spend for now
 * @param since sequence of the step that enrolled it last, 0 before the first; coins issued under
 *     another enrolment are no longer pending
 */
public record Enrolment(State state, boolean isFrozen, long since) {
  /** Never enrolled. */
  public static final Enrolment NONE = new Enrolment(State.NEVER, false, 0);

  /** Whether an account takes part. */
  public enum State {
    /** Not yet. */
    NEVER,
    /** It does. */
    ENROLLED,
    /** It did; its lots can be spent until they expire. */
    LEFT
  }

  /** Whether coins can be issued to the account. */
  public boolean isEnrolled() {
    return state == State.ENROLLED;
  }
}
