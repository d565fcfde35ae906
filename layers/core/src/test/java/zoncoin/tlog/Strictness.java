package zoncoin.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tries every small change of a text: a strict reader refuses it, or reads it as something that
 * prints just so.
 */
public final class Strictness {
  /**
   * Bytes that forms are careless about: line ends, spaces, digits, Base64's own, parts of UTF-8.
   */
  private static final byte[] SUSPECTS = "\r\n\t \0\u007f0+-=/.xAa_".getBytes(US_ASCII);

  private static final byte[] NOT_ASCII = {(byte) 0x80, (byte) 0xc2, (byte) 0xe2, (byte) 0xff};

  private Strictness() {}

  /**
   * Replaces, inserts and removes at every place.
   *
   * @param form bytes in their form
   * @param printedBack reads bytes and prints what was read; throws Malformed if they are not in
   *     their form
   */
  public static void checkAllChanges(byte[] form, UnaryOperator<byte[]> printedBack) {
    assertArrayEquals(form, printedBack.apply(form));
    for (int at = 0; at <= form.length; at++) {
      for (byte[] suspects : List.of(SUSPECTS, NOT_ASCII)) {
        for (byte suspect : suspects) {
          checkOne(splice(form, at, 0, suspect), printedBack);
          checkOne(splice(form, at, 1, suspect), printedBack);
        }
      }
      checkOne(splice(form, at, 1), printedBack);
      checkOne(splice(form, at, form.length), printedBack);
    }
  }

  private static void checkOne(byte[] changed, UnaryOperator<byte[]> printedBack) {
    byte[] printed;
    try {
      printed = printedBack.apply(changed);
    } catch (Malformed refused) {
      return;
    }
    assertArrayEquals(changed, printed);
  }

  /** The bytes with some at one place taken away and others put there. */
  private static byte[] splice(byte[] bytes, int at, int removed, byte... inserted) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(bytes, 0, at);
    spliced.writeBytes(inserted);
    int rest = Math.min(at + removed, bytes.length);
    spliced.write(bytes, rest, bytes.length - rest);
    return spliced.toByteArray();
  }

  /** The same for a form that is a string. */
  public static void checkAllChanges(String form, UnaryOperator<String> printedBack) {
    checkAllChanges(
        Canonical.utf8("form", form),
        bytes -> Canonical.utf8("form", printedBack.apply(Canonical.parseUtf8("form", bytes))));
  }

  /** Asserts that reading is refused with a message of one line that has this part. */
  public static void assertRefused(String rule, Runnable reading) {
    Malformed refusal = assertThrows(Malformed.class, reading::run);
    String message = refusal.getMessage();
    assertTrue(message.contains(rule), message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
  }
}
