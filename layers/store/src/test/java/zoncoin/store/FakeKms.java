package zoncoin.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * KMS with keys in memory. It refuses what KMS refuses: another message type, an algorithm that is
 * not the key's, a message over 4,096 bytes.
 */
public final class FakeKms implements KmsClient {
  private static final int MAX_MESSAGE_BYTES = 4_096;

  private final Map<String, Key> keys = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Key(
      KeySpec spec, SigningAlgorithmSpec algorithm, AsymmetricKeyParameter secret, byte[] der) {}

  /** With a key that signs with Ed25519. */
  public FakeKms withEd25519(String id, byte[] seed) {
    Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed);
    byte[] der = der("302a300506032b6570032100", secret.generatePublicKey().getEncoded());
    keys.put(
        id,
        new Key(KeySpec.ECC_NIST_EDWARDS25519, SigningAlgorithmSpec.ED25519_SHA_512, secret, der));
    return this;
  }

  /** With a key that signs with ML-DSA-44. */
  public FakeKms withMlDsa44(String id, byte[] seed) {
    MLDSAPrivateKeyParameters secret =
        new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    byte[] der =
        der(
            "30820532300b06096086480165030403110382052100",
            secret.getPublicKeyParameters().getEncoded());
    keys.put(id, new Key(KeySpec.ML_DSA_44, SigningAlgorithmSpec.ML_DSA_SHAKE_256, secret, der));
    return this;
  }

  /** A key of a kind that no note is signed with. */
  FakeKms withRsa(String id) {
    Ed25519PrivateKeyParameters unused = new Ed25519PrivateKeyParameters(new byte[32]);
    keys.put(
        id,
        new Key(KeySpec.RSA_2048, SigningAlgorithmSpec.RSASSA_PSS_SHA_256, unused, new byte[270]));
    return this;
  }

  private static byte[] der(String prefix, byte[] key) {
    byte[] start = HexFormat.of().parseHex(prefix);
    return ByteBuffer.allocate(start.length + key.length).put(start).put(key).array();
  }

  private Key key(String id) {
    Key key = keys.get(id);
    if (key == null) {
      throw SdkClientException.create("no key " + id);
    }
    return key;
  }

  @Override
  public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
    Key key = key(request.keyId());
    return GetPublicKeyResponse.builder()
        .keySpec(key.spec())
        .publicKey(SdkBytes.fromByteArray(key.der()))
        .build();
  }

  @Override
  public SignResponse sign(SignRequest request) {
    Key key = key(request.keyId());
    byte[] message = request.message().asByteArray();
    if (request.messageType() != MessageType.RAW
        || request.signingAlgorithm() != key.algorithm()
        || message.length > MAX_MESSAGE_BYTES) {
      throw SdkClientException.create("invalid: " + request);
    }
    Signer signer = key.spec() == KeySpec.ML_DSA_44 ? new MLDSASigner() : new Ed25519Signer();
    signer.init(true, key.secret());
    signer.update(message, 0, message.length);
    try {
      return SignResponse.builder()
          .signature(SdkBytes.fromByteArray(signer.generateSignature()))
          .build();
    } catch (CryptoException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public String serviceName() {
    return "kms";
  }

  @Override
  public void close() {}
}
