package zoncoin.tlog;

/**
 * Input that is not in its form: what was read, where in it, and the rule it broke, in one line
 * that can be shown to whoever supplied it.
 *
 * <p>It is for bytes from outside, a file or a tile or a key text. What parses and is still wrong
 * (a proof that does not check, a signature that does not verify) is a value, never an exception.
 */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Longest part of hostile input that a message repeats, in characters. */
  private static final int SHOWN_CHARACTERS = 80;

  private final String message;
  private final boolean isOfAnotherKind;

  /**
   * Says what is wrong.
   *
   * @param message what, where and which rule; one line, hostile parts of it through {@link #shown}
   */
  public Malformed(String message) {
    this(message, false);
  }

  private Malformed(String message, boolean isOfAnotherKind) {
    super(message);
    this.message = message;
    this.isOfAnotherKind = isOfAnotherKind;
  }

  /**
   * Says that this is not even damaged input of the kind that was expected, but something else.
   *
   * @param message as above
   */
  public static Malformed ofAnotherKind(String message) {
    return new Malformed(message, true);
  }

  /**
   * Whether the input is something else, so that whoever named it should name another.
   *
   * @return false if it may be of the right kind and damaged
   */
  public boolean isOfAnotherKind() {
    return isOfAnotherKind;
  }

  /**
   * What is wrong, where, and the rule.
   *
   * @return one line, never null
   */
  @Override
  public String getMessage() {
    return message;
  }

  /**
   * Text of an unknown origin as a message may repeat it: quoted, control characters escaped, at
   * most eighty characters.
   *
   * @param text what was read
   * @return one printable line
   */
  public static String shown(String text) {
    StringBuilder line = new StringBuilder("\"");
    int end = Math.min(text.length(), SHOWN_CHARACTERS);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)
          || Character.isSurrogate(c)
          || Character.getType(c) == Character.FORMAT) {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.append(end < text.length() ? "…\"" : "\"").toString();
  }
}
