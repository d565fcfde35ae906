package zoncoin.note;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * Signs checkpoints with an ML-DSA-44 key in memory, with the time, by the deterministic variant of
 * FIPS 204 §3.4. Safe for threads.
 */
public final class MlDsa44Signer implements NoteSigner {
  private final MLDSAPrivateKeyParameters privateKey;
  private final VerifierKey verifierKey;

  private MlDsa44Signer(String name, MLDSAPrivateKeyParameters privateKey) {
    this.privateKey = privateKey;
    byte[] publicKey = privateKey.getPublicKeyParameters().getEncoded();
    this.verifierKey = VerifierKey.of(name, SignatureType.ML_DSA_44, publicKey);
  }

  /**
   * A signer of type 0x06.
   *
   * @param name of the key, at most 255 bytes
   * @param seed its 32 secret bytes (ξ of FIPS 204 §6.1), copied
   * @return the signer
   */
  public static MlDsa44Signer of(String name, byte[] seed) {
    byte[] copy = Seed.copyOf(seed);
    return new MlDsa44Signer(name, new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, copy));
  }

  @Override
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  @Override
  public NoteSignature sign(String text, long timeSeconds) {
    byte[] message = verifierKey.message(text, timeSeconds);
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, privateKey);
    signer.update(message, 0, message.length);
    try {
      return verifierKey.signature(timeSeconds, signer.generateSignature());
    } catch (CryptoException impossible) {
      throw new IllegalStateException("ML-DSA signs every message", impossible);
    }
  }

  /** The public half only. */
  @Override
  public String toString() {
    return "MlDsa44Signer[" + verifierKey + "]";
  }
}
