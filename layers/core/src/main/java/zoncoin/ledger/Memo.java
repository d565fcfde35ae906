package zoncoin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A text that an entry names by its hash alone. Text and salt are kept beside the log; once they
 * are erased, the hash says nothing any more, and no guess can be tried on it.
 *
 * @param salt 16 bytes from chance, as 32 lower-case hexadecimal digits
 * @param text what is said
 */
public record Memo(String salt, String text) {
  private static final int SALT_BYTES = 16;
  private static final Form SALT = new Form("[0-9a-f]", 2 * SALT_BYTES, 2 * SALT_BYTES);

  /** Checks the salt. */
  public Memo {
    if (!SALT.fits(salt)) {
      throw new Malformed("salt is 32 hexadecimal digits: " + Malformed.shown(salt));
    }
  }

  /** A new salt. */
  public static String salt(RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** SHA-256 of the 16 bytes of salt and the text in UTF-8. */
  public Hash hash() {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(HexFormat.of().parseHex(salt), SALT_BYTES + words.length);
    System.arraycopy(words, 0, all, SALT_BYTES, words.length);
    return Hash.sha256(all);
  }
}
