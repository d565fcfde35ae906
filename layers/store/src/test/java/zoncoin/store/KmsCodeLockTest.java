package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import zoncoin.fulfilment.Code;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;

final class KmsCodeLockTest extends CodeLockContract {
  private static final String KEY = "arn:aws:kms:us-east-1:999988887777:key/codes";

  @Override
  CodeLock lock() {
    return new KmsCodeLock(new CodeKms(), KEY);
  }

  @Test
  void whatKmsDoesNotSayIsAFaultThatRepeatsNoCode() {
    CodeLock lock = new KmsCodeLock(new CodeKms(), "arn:aws:kms:us-east-1:999988887777:key/none");
    Fingerprint fingerprint = new Fingerprint("0".repeat(32));
    UncheckedIOException fault =
        assertThrows(
            UncheckedIOException.class, () -> lock.lock(new Code("PC1-SECRET"), fingerprint));
    assertFalse(fault.toString().contains("PC1"));
  }

  /** KMS with one symmetric key: what was encrypted in one context is decrypted in no other. */
  private static final class CodeKms implements KmsClient {
    private final SoftwareCodeLock key = new SoftwareCodeLock(new byte[32]);

    @Override
    public EncryptResponse encrypt(EncryptRequest request) {
      check(request.keyId());
      String locked =
          key.lock(new Code(request.plaintext().asUtf8String()), of(request.encryptionContext()));
      byte[] bytes = java.util.Base64.getDecoder().decode(locked);
      return EncryptResponse.builder().ciphertextBlob(SdkBytes.fromByteArray(bytes)).build();
    }

    @Override
    public DecryptResponse decrypt(DecryptRequest request) {
      check(request.keyId());
      String locked =
          java.util.Base64.getEncoder().encodeToString(request.ciphertextBlob().asByteArray());
      try {
        Code code = key.open(locked, of(request.encryptionContext()));
        return DecryptResponse.builder().plaintext(SdkBytes.fromUtf8String(code.text())).build();
      } catch (Malformed malformed) {
        throw InvalidCiphertextException.builder().message("invalid").build();
      }
    }

    private static Fingerprint of(Map<String, String> context) {
      return new Fingerprint(context.getOrDefault("zoncoin-code", HexFormat.of().toHexDigits(0L)));
    }

    private static void check(String keyId) {
      if (!keyId.equals(KEY)) {
        throw KmsException.builder().statusCode(400).message("no such key").build();
      }
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
