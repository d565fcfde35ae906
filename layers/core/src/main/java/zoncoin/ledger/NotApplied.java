package zoncoin.ledger;

/**
 * A fault of what keeps the ledger, such as throttling: nothing was changed, and asking again may
 * help.
 */
public final class NotApplied extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message "couldn't verb noun: values"
   */
  public NotApplied(String message) {
    super(message);
  }

  /**
   * @param message "couldn't verb noun: values"
   * @param cause what the adapter was told
   */
  public NotApplied(String message, Throwable cause) {
    super(message, cause);
  }
}
