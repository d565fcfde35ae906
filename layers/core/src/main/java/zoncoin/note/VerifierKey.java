package zoncoin.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * A public key with its name: what it takes to verify one signer's signatures on notes
 * (c2sp.org/signed-note, "Verifier keys"). Reading it decodes and checks the key once, so that
 * verifying does not.
 *
 * <pre>{@code
 * example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
 * }</pre>
 */
public final class VerifierKey {
  private final String name;
  private final SignatureType type;
  private final byte[] publicKey;
  private final int keyId;
  private final SignatureCheck check;

  private VerifierKey(String name, SignatureType type, byte[] publicKey) {
    this.name = KeyName.checked(name);
    this.type = type;
    this.publicKey = publicKey;
    this.keyId = KeyName.keyId(name, type, publicKey);
    this.check = SignatureCheck.of(type, publicKey);
  }

  /**
   * A key of a name.
   *
   * @param name whose key it is
   * @param type what it signs and how
   * @param publicKey 32 bytes of Ed25519 (RFC 8032 §5.1.5) or 1,312 of ML-DSA-44 (FIPS 204), copied
   * @return the key
   * @throws Malformed if the name is not one, or the bytes are no key of that type that this
   *     project accepts
   */
  public static VerifierKey of(String name, SignatureType type, byte[] publicKey) {
    if (publicKey.length != type.publicKeyBytes()) {
      throw new Malformed(
          "key "
              + Malformed.shown(name)
              + ": "
              + publicKey.length
              + " bytes where "
              + type.publicKeyBytes()
              + " belong");
    }
    return new VerifierKey(name, type, publicKey.clone());
  }

  /**
   * Reads a verifier key.
   *
   * @param vkey name, key id in hexadecimal, and type and public key in Base64, with a plus between
   *     them
   * @return the key
   * @throws Malformed if the text is not exactly what {@link #toString} prints, its key id included
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new Malformed("verifier key " + Malformed.shown(vkey) + ": not name+id+key");
    }
    byte[] typeAndKey = Canonical.parseBase64("verifier key", parts[2]);
    if (typeAndKey.length == 0) {
      throw new Malformed("verifier key " + Malformed.shown(vkey) + ": no key");
    }
    SignatureType type = SignatureType.of(typeAndKey[0]);
    VerifierKey key = of(parts[0], type, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
    if (!key.toString().equals(vkey)) {
      throw new Malformed(
          "verifier key " + Malformed.shown(vkey) + ": its key id is not " + key.printedKeyId());
    }
    return key;
  }

  /**
   * Whose key this is.
   *
   * @return the name that its signature lines carry
   */
  public String name() {
    return name;
  }

  /**
   * What it signs and how.
   *
   * @return the signature type
   */
  public SignatureType type() {
    return type;
  }

  /**
   * What tells its signature lines from those of other keys of the name.
   *
   * @return four bytes of a hash over name, type and key, most significant first
   */
  public int keyId() {
    return keyId;
  }

  /**
   * The key itself.
   *
   * @return a new array
   */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * Whether a signature line claims this key.
   *
   * @param signature any line
   * @return true if name and key id are this key's
   */
  public boolean matches(NoteSignature signature) {
    return signature.keyId() == keyId && signature.name().equals(name);
  }

  /**
   * Verifies one signature.
   *
   * @param text of the note
   * @param signature one of its lines
   * @return true if the line claims this key and its signature is this key's over that text; false
   *     if not, also where the type signs only checkpoints and the text is none
   */
  public boolean verify(String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    int timeBytes = type.isTimestamped() ? SignatureType.TIME_BYTES : 0;
    if (!matches(signature) || bytes.length != timeBytes + type.signatureBytes()) {
      return false;
    }
    long timeSeconds = type.isTimestamped() ? ByteBuffer.wrap(bytes).getLong() : 0;
    if (timeSeconds < 0) {
      return false;
    }
    byte[] message;
    try {
      message = message(text, timeSeconds);
    } catch (Malformed notACheckpoint) {
      return false;
    }
    return check.verify(message, Arrays.copyOfRange(bytes, timeBytes, bytes.length));
  }

  /**
   * The bytes that the key's algorithm signs for a text: what to give to a signer that keeps its
   * key elsewhere.
   *
   * @param text of the note
   * @param timeSeconds when, for types that say it: seconds since 1970, zero or more
   * @return the message
   * @throws Malformed if the type signs only checkpoints and the text is none
   */
  public byte[] message(String text, long timeSeconds) {
    if (timeSeconds < 0) {
      throw new IllegalArgumentException("no signature is made at time " + timeSeconds);
    }
    return type.message(name, text, timeSeconds);
  }

  /**
   * Puts what the algorithm made of {@link #message} into a signature line.
   *
   * @param timeSeconds the same as in the message
   * @param raw the signature: 64 bytes of Ed25519 or 2,420 of ML-DSA-44
   * @return the line
   */
  public NoteSignature signature(long timeSeconds, byte[] raw) {
    if (raw.length != type.signatureBytes()) {
      throw new IllegalArgumentException("no " + type + " signature has " + raw.length + " bytes");
    }
    if (!type.isTimestamped()) {
      return NoteSignature.of(name, keyId, raw);
    }
    int length = SignatureType.TIME_BYTES + raw.length;
    return NoteSignature.of(
        name, keyId, ByteBuffer.allocate(length).putLong(timeSeconds).put(raw).array());
  }

  /**
   * When a signature of this key was made, as its signer says.
   *
   * @param signature a line that this key verified
   * @return seconds since 1970; empty for types without a time
   */
  public OptionalLong timeSeconds(NoteSignature signature) {
    return type.isTimestamped()
        ? OptionalLong.of(ByteBuffer.wrap(signature.bytes()).getLong())
        : OptionalLong.empty();
  }

  /** The key id as both key texts print it. */
  String printedKeyId() {
    return "%08x".formatted(keyId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return keyId;
  }

  /** The verifier key as {@link #parse} reads it. */
  @Override
  public String toString() {
    byte[] typeAndKey =
        ByteBuffer.allocate(1 + publicKey.length).put(type.code()).put(publicKey).array();
    return name + "+" + printedKeyId() + "+" + Canonical.base64(typeAndKey);
  }
}
