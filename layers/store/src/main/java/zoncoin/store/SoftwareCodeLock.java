package zoncoin.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;

/**
 * Locks codes with a key of this machine: AES-256-GCM of the JDK (NIST SP 800-38D), a random nonce
 * of 12 bytes in front, the fingerprint authenticated beside it. Under one key, 2^32 codes may be
 * locked before nonces could meet (§8.3); there are never so many.
 */
public final class SoftwareCodeLock implements CodeLock {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param secret 32 bytes, copied
   * @throws Malformed for another length
   */
  public SoftwareCodeLock(byte[] secret) {
    if (secret.length != KEY_BYTES) {
      throw new Malformed("key of a lock is 32 bytes, not " + secret.length);
    }
    this.key = new SecretKeySpec(secret, "AES");
  }

  @Override
  public String lock(Code code, Fingerprint fingerprint) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] locked =
          cipher(Cipher.ENCRYPT_MODE, nonce, fingerprint).doFinal(code.text().getBytes(US_ASCII));
      byte[] whole =
          ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked).array();
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + CIPHER, impossible);
    }
  }

  @Override
  public Code open(String locked, Fingerprint fingerprint) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(locked));
      byte[] nonce = new byte[NONCE_BYTES];
      byte[] rest = new byte[Math.max(whole.remaining() - NONCE_BYTES, 0)];
      if (rest.length > 0) {
        whole.get(nonce).get(rest);
        return new Code(
            new String(cipher(Cipher.DECRYPT_MODE, nonce, fingerprint).doFinal(rest), US_ASCII));
      }
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      // Said below, without what was read.
    }
    throw new Malformed("no code is locked in this for " + fingerprint);
  }

  private Cipher cipher(int mode, byte[] nonce, Fingerprint fingerprint)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(fingerprint.hex().getBytes(US_ASCII));
    return cipher;
  }
}
