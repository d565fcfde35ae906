package zoncoin.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import zoncoin.tlog.Malformed;

/**
 * What hides an entry from whoever holds only its hash: the first 16 bytes of HMAC-SHA-256 (RFC
 * 2104) of the transaction id under a key that is kept for ever. The same transaction has the same
 * nonce, so the ledger needs no randomness.
 *
 * @param base64 16 bytes in padded standard base64
 */
public record Nonce(String base64) {
  private static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  /** Checks that the text is the one way to print 16 bytes. */
  public Nonce {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new Malformed("nonce is base64: " + Malformed.shown(base64));
    }
    if (bytes.length != BYTES || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new Malformed(
          "nonce is 16 bytes in padded canonical base64: " + Malformed.shown(base64));
    }
  }

  /** The secret that nonces are made with; {@link #toString} does not show it. */
  public static final class Key {
    private static final int KEY_BYTES = 32;
    private final SecretKeySpec key;

    /**
     * @param secret 32 bytes, copied
     * @throws Malformed for another length
     */
    public Key(byte[] secret) {
      if (secret.length != KEY_BYTES) {
        throw new Malformed("nonce key is 32 bytes, not " + secret.length);
      }
      key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The nonce of that transaction. */
    public Nonce nonce(TransactionId transaction) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        byte[] code = mac.doFinal(transaction.text().getBytes(StandardCharsets.US_ASCII));
        return new Nonce(Base64.getEncoder().encodeToString(Arrays.copyOf(code, BYTES)));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
      }
    }
  }
}
