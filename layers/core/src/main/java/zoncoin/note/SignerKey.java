package zoncoin.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * A private key as it is kept in a file or a secret: name, type and seed. The form is that of Go's
 * {@code sumdb/note}, which other tools of transparency logs read.
 *
 * <pre>{@code
 * PRIVATE+KEY+<name>+<key id>+<Base64 of type and seed>
 * }</pre>
 */
public final class SignerKey {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final String FORM = "not PRIVATE+KEY+name+id+seed";

  private final SignatureType type;
  private final byte[] seed;
  private final NoteSigner signer;

  private SignerKey(String name, SignatureType type, byte[] seed) {
    this.type = type;
    this.seed = seed;
    this.signer =
        switch (type) {
          case ED25519 -> Ed25519Signer.of(name, seed);
          case COSIGNATURE_V1 -> Ed25519Signer.cosigner(name, seed);
          case ML_DSA_44 -> MlDsa44Signer.of(name, seed);
        };
  }

  /**
   * A key made of a seed.
   *
   * @param name of the key
   * @param type what it signs and how
   * @param seed 32 secret bytes, copied
   * @return the key
   * @throws Malformed if the name is not one
   */
  public static SignerKey of(String name, SignatureType type, byte[] seed) {
    return new SignerKey(name, type, Seed.copyOf(seed));
  }

  /**
   * Reads a private key. What is wrong with it is said without repeating it.
   *
   * @param text as {@link #secretText} prints it
   * @return the key
   * @throws Malformed if the text is anything else
   */
  public static SignerKey parse(String text) {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new Malformed("signer key: " + FORM);
    }
    byte[] typeAndSeed = decode(parts[2]);
    byte[] seed = Arrays.copyOfRange(typeAndSeed, 1, typeAndSeed.length);
    SignerKey key = new SignerKey(parts[0], SignatureType.of(typeAndSeed[0]), seed);
    if (!key.secretText().equals(text)) {
      throw new Malformed(
          "signer key " + Malformed.shown(parts[0]) + ": its key id is not that of its seed");
    }
    return key;
  }

  private static byte[] decode(String base64) {
    byte[] typeAndSeed;
    try {
      typeAndSeed = Canonical.parseBase64("seed", base64);
    } catch (Malformed showsTheSeed) {
      throw new Malformed("signer key: its seed is not canonical Base64");
    }
    if (typeAndSeed.length != 1 + Seed.BYTES) {
      throw new Malformed("signer key: " + FORM + " of 32 bytes");
    }
    return typeAndSeed;
  }

  /**
   * Who signs with this key.
   *
   * @return a signer that keeps the key in memory
   */
  public NoteSigner signer() {
    return signer;
  }

  /**
   * The public half.
   *
   * @return what to hand out
   */
  public VerifierKey verifierKey() {
    return signer.verifierKey();
  }

  /**
   * The secret itself, to be written where nobody else reads.
   *
   * @return the text that {@link #parse} reads
   */
  public String secretText() {
    VerifierKey key = verifierKey();
    byte[] typeAndSeed = ByteBuffer.allocate(1 + seed.length).put(type.code()).put(seed).array();
    return PREFIX + key.name() + "+" + key.printedKeyId() + "+" + Canonical.base64(typeAndSeed);
  }

  /** The public half only. */
  @Override
  public String toString() {
    return "SignerKey[" + verifierKey() + "]";
  }
}
