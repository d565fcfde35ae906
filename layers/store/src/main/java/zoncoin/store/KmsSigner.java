package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignatureType;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/**
 * Signs with a key that never leaves AWS KMS: Ed25519 (key spec ECC_NIST_EDWARDS25519) or
 * ML-DSA-44. The message goes to KMS whole (message type RAW, at most 4,096 bytes; a checkpoint has
 * a few hundred), so KMS signs exactly what RFC 8032 §5.1 and FIPS 204 §5.2 with an empty context
 * say. Each signature is one request; it is verified before it is handed out. Safe for threads.
 */
public final class KmsSigner implements NoteSigner {
  private final KmsClient client;
  private final String keyId;
  private final Algorithm algorithm;
  private final VerifierKey verifierKey;

  private KmsSigner(KmsClient client, String keyId, Algorithm algorithm, VerifierKey verifierKey) {
    this.client = client;
    this.keyId = keyId;
    this.algorithm = algorithm;
    this.verifierKey = verifierKey;
  }

  /** What KMS calls what. */
  private enum Algorithm {
    /** SubjectPublicKeyInfo of RFC 8410 §4. */
    ED25519(
        SignatureType.ED25519, SigningAlgorithmSpec.ED25519_SHA_512, "302a300506032b6570032100"),

    /** SubjectPublicKeyInfo of RFC 9881 §4. */
    ML_DSA_44(
        SignatureType.ML_DSA_44,
        SigningAlgorithmSpec.ML_DSA_SHAKE_256,
        "30820532300b06096086480165030403110382052100");

    private final SignatureType type;
    private final SigningAlgorithmSpec spec;
    private final String prefix;

    Algorithm(SignatureType type, SigningAlgorithmSpec spec, String prefix) {
      this.type = type;
      this.spec = spec;
      this.prefix = prefix;
    }

    static Algorithm of(KeySpec spec) {
      return switch (spec) {
        case ECC_NIST_EDWARDS25519 -> ED25519;
        case ML_DSA_44 -> ML_DSA_44;
        default -> throw new Malformed("KMS key is Ed25519 or ML-DSA-44: " + spec);
      };
    }

    /** The bare key in its DER wrapping, all of which but the key is fixed. */
    byte[] unwrap(byte[] der) {
      byte[] wrapping = HexFormat.of().parseHex(prefix);
      if (!Arrays.equals(wrapping, Arrays.copyOf(der, wrapping.length))) {
        throw new Malformed("KMS public key is no SubjectPublicKeyInfo of " + type);
      }
      return Arrays.copyOfRange(der, wrapping.length, der.length);
    }
  }

  /**
   * A signer whose public half is asked of KMS now.
   *
   * @param keyId id or ARN of the key
   * @param name of the key in signed notes
   * @throws UncheckedIOException if KMS could not be reached or does not let us
   * @throws Malformed if the key is of another kind
   */
  public static KmsSigner of(KmsClient client, String keyId, String name) {
    GetPublicKeyResponse key = publicKey(client, keyId);
    Algorithm algorithm = Algorithm.of(key.keySpec());
    byte[] bytes = algorithm.unwrap(key.publicKey().asByteArray());
    return new KmsSigner(client, keyId, algorithm, VerifierKey.of(name, algorithm.type, bytes));
  }

  private static GetPublicKeyResponse publicKey(KmsClient client, String keyId) {
    try {
      return client.getPublicKey(b -> b.keyId(keyId));
    } catch (SdkException fault) {
      throw unreachable("read the public key of", keyId, fault);
    }
  }

  @Override
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  @Override
  public NoteSignature sign(String text, long timeSeconds) {
    byte[] raw = signRaw(SdkBytes.fromByteArray(verifierKey.message(text, timeSeconds)));
    NoteSignature signature = verifierKey.signature(timeSeconds, raw);
    if (!verifierKey.verify(text, signature)) {
      throw new IllegalStateException("KMS key " + keyId + " does not sign as " + verifierKey);
    }
    return signature;
  }

  private byte[] signRaw(SdkBytes message) {
    try {
      return client
          .sign(
              b ->
                  b.keyId(keyId)
                      .message(message)
                      .messageType(MessageType.RAW)
                      .signingAlgorithm(algorithm.spec))
          .signature()
          .asByteArray();
    } catch (SdkException fault) {
      throw unreachable("sign with", keyId, fault);
    }
  }

  private static UncheckedIOException unreachable(String verb, String keyId, SdkException fault) {
    return new UncheckedIOException("couldn't " + verb + " " + keyId, new IOException(fault));
  }

  /** The public half and where the other is. */
  @Override
  public String toString() {
    return "KmsSigner[" + verifierKey + ", " + keyId + "]";
  }
}
