package zoncoin.ledger;

/**
 * A fault of what keeps the ledger, such as a lost answer: the write may have been applied or not.
 */
public final class Unknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message "couldn't verb noun: values"
   */
  public Unknown(String message) {
    super(message);
  }

  /**
   * @param message "couldn't verb noun: values"
   * @param cause what the adapter was told
   */
  public Unknown(String message, Throwable cause) {
    super(message, cause);
  }
}
