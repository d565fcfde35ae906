package zoncoin.note;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs with an Ed25519 key in memory, deterministically (RFC 8032 §5.1.6). Safe for threads. */
public final class Ed25519Signer implements NoteSigner {
  private final byte[] seed;
  private final byte[] publicKey;
  private final VerifierKey verifierKey;

  private Ed25519Signer(String name, SignatureType type, byte[] seed) {
    this.seed = seed;
    this.publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    this.verifierKey = VerifierKey.of(name, type, publicKey);
  }

  /**
   * A signer of plain notes: entries, checkpoints, reports.
   *
   * @param name of the key
   * @param seed its 32 secret bytes, copied
   * @return a signer of type 0x01
   */
  public static Ed25519Signer of(String name, byte[] seed) {
    return new Ed25519Signer(name, SignatureType.ED25519, Seed.copyOf(seed));
  }

  /**
   * A signer of other logs' checkpoints, with the time: a witness.
   *
   * @param name of the key
   * @param seed its 32 secret bytes, of which no other key may be made; copied
   * @return a signer of type 0x04
   */
  public static Ed25519Signer cosigner(String name, byte[] seed) {
    return new Ed25519Signer(name, SignatureType.COSIGNATURE_V1, Seed.copyOf(seed));
  }

  @Override
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  @Override
  public NoteSignature sign(String text, long timeSeconds) {
    byte[] message = verifierKey.message(text, timeSeconds);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return verifierKey.signature(timeSeconds, signature);
  }

  /** The public half only. */
  @Override
  public String toString() {
    return "Ed25519Signer[" + verifierKey + "]";
  }
}
