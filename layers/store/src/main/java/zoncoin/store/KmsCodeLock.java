package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;

/**
 * Locks codes with a key that never leaves AWS KMS: Encrypt and Decrypt of a symmetric key, which
 * take up to 4,096 bytes, so that a code needs no data key of its own. The fingerprint is in the
 * encryption context: KMS authenticates it, writes it to CloudTrail, and a policy can ask for it
 * (AWS KMS developer guide, "Encryption context"). Who may lock and who may open are two
 * permissions.
 *
 * @param client may try again: both calls change nothing
 * @param keyId id or ARN of the key
 */
public record KmsCodeLock(KmsClient client, String keyId) implements CodeLock {
  private static final String CONTEXT = "zoncoin-code";

  @Override
  public String lock(Code code, Fingerprint fingerprint) {
    try {
      byte[] locked =
          client
              .encrypt(
                  b ->
                      b.keyId(keyId)
                          .plaintext(SdkBytes.fromUtf8String(code.text()))
                          .encryptionContext(context(fingerprint)))
              .ciphertextBlob()
              .asByteArray();
      return Base64.getEncoder().encodeToString(locked);
    } catch (SdkException fault) {
      throw unreachable("lock", fault);
    }
  }

  @Override
  public Code open(String locked, Fingerprint fingerprint) {
    try {
      SdkBytes bytes = SdkBytes.fromByteArray(Base64.getDecoder().decode(locked));
      return new Code(
          client
              .decrypt(
                  b -> b.keyId(keyId).ciphertextBlob(bytes).encryptionContext(context(fingerprint)))
              .plaintext()
              .asUtf8String());
    } catch (IllegalArgumentException | InvalidCiphertextException notOurs) {
      throw new Malformed("no code is locked in this for " + fingerprint);
    } catch (SdkException fault) {
      throw unreachable("open", fault);
    }
  }

  private static Map<String, String> context(Fingerprint fingerprint) {
    return Map.of(CONTEXT, fingerprint.hex());
  }

  private UncheckedIOException unreachable(String verb, SdkException fault) {
    return new UncheckedIOException(
        "couldn't " + verb + " a code with " + keyId, new IOException(fault));
  }
}
