package zoncoin.redemption;

import zoncoin.tlog.Malformed;

/**
 * By whose word a redemption ended. An operator's name never looks like an adapter's, whatever it
 * is: whoever is shown a code is shown it by the adapter that delivered it.
 */
public sealed interface EndedBy {
  /** The other side's. */
  record Adapter(String name) implements EndedBy {}

  /**
   * An operator's.
   *
   * @param principal who
   * @param salt of the memo that the entry names
   */
  record Operator(String principal, String salt) implements EndedBy {}

  /**
   * That of nobody who was noted: the member cancelled, it timed out, or an operator ended it and
   * only the log knows of it.
   */
  record Nobody() implements EndedBy {}

  /** As it is kept: {@code adapter vault}, {@code operator ana}, or nothing. */
  default String text() {
    return switch (this) {
      case Adapter adapter -> "adapter " + adapter.name();
      case Operator operator -> "operator " + operator.principal();
      case Nobody _ -> "";
    };
  }

  /**
   * Reads what is kept.
   *
   * @param salt of an operator's memo; nothing for all others
   */
  static EndedBy parse(String text, String salt) {
    int space = text.indexOf(' ');
    String name = text.substring(space + 1);
    return switch (space < 0 ? text : text.substring(0, space)) {
      case "adapter" -> new Adapter(name);
      case "operator" -> new Operator(name, salt);
      case "" -> new Nobody();
      default -> throw new Malformed("a redemption ends by adapter, operator or nobody: " + text);
    };
  }
}
