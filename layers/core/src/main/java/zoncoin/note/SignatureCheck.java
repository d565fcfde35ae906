package zoncoin.note;

import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** A public key made ready to verify with. Safe for threads. */
sealed interface SignatureCheck permits Ed25519Check, SignatureCheck.MlDsa44 {
  /** Whether the signature is this key's over the message. */
  boolean verify(byte[] message, byte[] signature);

  /**
   * Makes a key ready.
   *
   * @throws zoncoin.tlog.Malformed if the bytes are not a key that this project accepts
   */
  static SignatureCheck of(SignatureType type, byte[] publicKey) {
    return switch (type) {
      case ED25519, COSIGNATURE_V1 -> Ed25519Check.of(publicKey);
      case ML_DSA_44 ->
          new MlDsa44(new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey));
    };
  }

  /** ML-DSA-44 with an empty context (FIPS 204 §5.3). */
  record MlDsa44(MLDSAPublicKeyParameters publicKey) implements SignatureCheck {
    @Override
    public boolean verify(byte[] message, byte[] signature) {
      MLDSASigner verifier = new MLDSASigner();
      verifier.init(false, publicKey);
      verifier.update(message, 0, message.length);
      return verifier.verifySignature(signature);
    }
  }
}
