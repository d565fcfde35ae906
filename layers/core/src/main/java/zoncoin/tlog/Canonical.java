package zoncoin.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * The one spelling of bytes, counts and text in every form this project hashes or signs.
 *
 * <p>Each {@code parse} accepts only what its {@code print} gives back, so that two parties who
 * read the same value have read the same bytes.
 */
public final class Canonical {
  private Canonical() {}

  /**
   * Reads bytes from standard Base64 with padding (RFC 4648 §4), its unused bits zero (§3.5).
   *
   * @param what the name of the field, for the message
   * @param text the Base64 text
   * @return the bytes
   * @throws Malformed if the text is not exactly what {@link #base64} prints
   */
  public static byte[] parseBase64(String what, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Malformed(what + " " + Malformed.shown(text) + ": not Base64");
    }
    if (!base64(bytes).equals(text)) {
      throw new Malformed(what + " " + Malformed.shown(text) + ": not canonical Base64");
    }
    return bytes;
  }

  /**
   * Prints bytes as standard Base64 with padding (RFC 4648 §4).
   *
   * @param bytes any bytes
   * @return the text
   */
  public static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads a count: ASCII decimal, no sign, no leading zeros, at most 2⁶³−1.
   *
   * @param what the name of the field, for the message
   * @param text the digits
   * @return the count, zero or more
   * @throws Malformed if the text is not exactly what {@link Long#toString(long)} prints
   */
  public static long parseCount(String what, String text) {
    long count;
    try {
      count = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new Malformed(what + " " + Malformed.shown(text) + ": not a decimal count below 2^63");
    }
    if (count < 0 || !Long.toString(count).equals(text)) {
      throw new Malformed(
          what
              + " "
              + Malformed.shown(text)
              + ": not a decimal count without sign or leading zeros");
    }
    return count;
  }

  /**
   * Reads UTF-8 (RFC 3629) without repair: no stray, overlong or surrogate sequence.
   *
   * @param what the name of the field, for the message
   * @param bytes the encoded text
   * @return the text
   * @throws Malformed if the bytes are not valid UTF-8
   */
  public static String parseUtf8(String what, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), bytes)) {
      throw new Malformed(what + ": not valid UTF-8");
    }
    return text;
  }

  /**
   * Prints text as UTF-8.
   *
   * @param what the name of the field, for the message
   * @param text the text
   * @return its bytes
   * @throws Malformed if the text has an unpaired surrogate, which UTF-8 cannot say
   */
  public static byte[] utf8(String what, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (!new String(bytes, UTF_8).equals(text)) {
      throw new Malformed(what + ": an unpaired surrogate has no UTF-8");
    }
    return bytes;
  }
}
