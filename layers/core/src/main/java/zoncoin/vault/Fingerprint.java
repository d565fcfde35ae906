package zoncoin.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;

/**
 * The name of a code, from which nobody without the key can tell it, however few codes there are to
 * try: the first 16 bytes of HMAC-SHA-256 (RFC 2104).
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  /** Checks the form. */
  public Fingerprint {
    if (!FORM.matcher(hex).matches()) {
      throw new Malformed("fingerprint is 32 hexadecimal digits: " + Malformed.shown(hex));
    }
  }

  /**
   * What fingerprints are made with. It may be the key of the ledger's nonces: those are of
   * transaction ids, in which there is no space, and what is signed here has one.
   */
  public static final class Key {
    private static final int KEY_BYTES = 32;
    private static final String PURPOSE = "promotional code ";
    private final SecretKeySpec key;

    /**
     * @param secret 32 bytes, copied
     * @throws Malformed for another length
     */
    public Key(byte[] secret) {
      if (secret.length != KEY_BYTES) {
        throw new Malformed("fingerprint key is 32 bytes, not " + secret.length);
      }
      key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The fingerprint of that code, in whatever letters it is written: AWS does not say whether it
     * tells upper from lower case (Billing API, "RedeemCredits"). If it does not, two fingerprints
     * would be one code for two members; if it does, one of two codes stays out, and nobody loses.
     */
    public Fingerprint of(Code code) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        byte[] made = mac.doFinal((PURPOSE + code.inUpperCase()).getBytes(US_ASCII));
        return new Fingerprint(HexFormat.of().formatHex(Arrays.copyOf(made, BYTES)));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
      }
    }
  }
}
