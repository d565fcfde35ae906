package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * Any text as one word of a line: what is neither letter, digit nor one of {@code . _ : / @ + -} is
 * percent-encoded (RFC 3986 §2.1, capital digits), so that space, comma and {@code =} can stand
 * between words.
 */
public final class Word {
  /** Longest text, in characters: a tag's key has at most 128, its value 256. */
  public static final int MAX_CHARACTERS = 256;

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/@+-";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Word() {}

  /**
   * Prints a text as a word, such as {@code data%20science}.
   *
   * @param text any text
   */
  public static String print(String text) {
    StringBuilder word = new StringBuilder(text.length());
    for (byte octet : text.getBytes(UTF_8)) {
      if (octet > 0 && PLAIN.indexOf(octet) >= 0) {
        word.append((char) octet);
      } else {
        word.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return word.toString();
  }

  /**
   * Reads what {@link #print} prints of a text that is not empty.
   *
   * @param what the name of the field, for the message
   * @param word one word
   * @throws Malformed for anything else
   */
  public static String parse(String what, String word) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(word.length());
    for (int i = 0; i < word.length(); i++) {
      boolean isEncoded = word.charAt(i) == '%' && i + 2 < word.length();
      octets.write(isEncoded ? octet(what, word.substring(i + 1, i + 3)) : word.charAt(i));
      i += isEncoded ? 2 : 0;
    }
    String text = Canonical.parseUtf8(what, octets.toByteArray());
    if (!print(text).equals(word)) {
      throw new Malformed(what + " is one word, the rest of it percent-encoded: " + word);
    }
    return check(what, text);
  }

  private static int octet(String what, String digits) {
    try {
      return HexFormat.fromHexDigits(digits);
    } catch (NumberFormatException notHexadecimal) {
      throw new Malformed(what + " has two hexadecimal digits behind each %: " + digits);
    }
  }

  /**
   * Refuses what cannot be a word: nothing at all, and what is too long.
   *
   * @param what the name of the field, for the message
   * @param text any text
   * @return the text
   */
  public static String check(String what, String text) {
    if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
      throw new Malformed(
          what + " is 1 to " + MAX_CHARACTERS + " characters: " + Malformed.shown(text));
    }
    return text;
  }
}
