package zoncoin.work;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * A piece of work to be done later: what it is about, and what there is to know. As a message, key
 * and text are joined by the first newline:
 *
 * <pre>{@code
 * vest.issue.999988887777.111122223333.2026-06.USD.1
 * {"account":"member:111122223333"}
 * }</pre>
 *
 * @param key 1 to 200 of visible ASCII; whoever does the work finds by it that it was done before
 * @param text at most {@link #MAX_BYTES} of UTF-8, no control characters but tab and newline
 */
public record Work(String key, String text) {
  /** Ten of them with their keys stay below the 256 KiB of one message batch of SQS. */
  public static final int MAX_BYTES = 20_000;

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  /** What XML 1.0 can carry, as SQS asks (API reference, SendMessage), but for the return. */
  private static final Pattern TEXT =
      Pattern.compile("[\\t\\n -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]*");

  /** Checks the forms. */
  public Work {
    if (!KEY.matcher(key).matches()) {
      throw new Malformed("key of work is 1 to 200 visible ASCII: " + Malformed.shown(key));
    }
    if (!TEXT.matcher(text).matches()) {
      throw new Malformed("text of work has a control character: " + Malformed.shown(text));
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new Malformed("text of work is at most " + MAX_BYTES + " bytes: " + key);
    }
  }

  /** The message that {@link #parse} reads. */
  public String message() {
    return key + "\n" + text;
  }

  /**
   * Reads what {@link #message} prints.
   *
   * @throws Malformed for anything else
   */
  public static Work parse(String message) {
    int end = message.indexOf('\n');
    if (end < 0) {
      throw new Malformed("work is a key, a newline and a text: " + Malformed.shown(message));
    }
    return new Work(message.substring(0, end), message.substring(end + 1));
  }
}
