package zoncoin.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The signature types of c2sp.org/signed-note that this project knows, with the bytes that each of
 * them signs.
 */
public enum SignatureType {
  /** Ed25519 over the text of the note (c2sp.org/signed-note, "Ed25519 signatures"). */
  ED25519(0x01, 32, 64, false),

  /** Ed25519 over a checkpoint and a time (c2sp.org/tlog-cosignature, "Ed25519 signed message"). */
  COSIGNATURE_V1(0x04, 32, 64, true),

  /**
   * ML-DSA-44 over a checkpoint and a time (c2sp.org/tlog-cosignature, "ML-DSA-44 signed message";
   * FIPS 204).
   */
  ML_DSA_44(0x06, 1312, 2420, true);

  /** Length of a timestamp before a signature, in bytes. */
  static final int TIME_BYTES = Long.BYTES;

  private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_NAME_BYTES = 255;

  private final int code;
  private final int publicKeyBytes;
  private final int signatureBytes;
  private final boolean timestamped;

  SignatureType(int code, int publicKeyBytes, int signatureBytes, boolean timestamped) {
    this.code = code;
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
    this.timestamped = timestamped;
  }

  /**
   * The type with an identifier byte.
   *
   * @param code the byte
   * @return the type
   * @throws Malformed if it is not one of these
   */
  static SignatureType of(byte code) {
    for (SignatureType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new Malformed(
        "key: signature type 0x%02x is not 0x01, 0x04 or 0x06".formatted(code & 0xff));
  }

  /**
   * The identifier byte of signed-note.
   *
   * @return 0x01, 0x04 or 0x06
   */
  public byte code() {
    return (byte) code;
  }

  /**
   * Whether a signature of this type carries the time at which it was made, and signs only
   * checkpoints.
   *
   * @return true for cosignatures
   */
  public boolean isTimestamped() {
    return timestamped;
  }

  int publicKeyBytes() {
    return publicKeyBytes;
  }

  /** Length of what the algorithm makes, without the time. */
  int signatureBytes() {
    return signatureBytes;
  }

  /**
   * The bytes that the algorithm signs.
   *
   * @throws Malformed if the type signs only checkpoints and the text is none, or a name does not
   *     fit
   */
  byte[] message(String keyName, String text, long timeSeconds) {
    return switch (this) {
      case ED25519 -> Canonical.utf8("note text", text);
      case COSIGNATURE_V1 -> cosignatureMessage(text, timeSeconds);
      case ML_DSA_44 -> subtreeMessage(keyName, Checkpoint.parse(text), timeSeconds);
    };
  }

  private static byte[] cosignatureMessage(String text, long timeSeconds) {
    String body = Checkpoint.parse(text).text();
    return Canonical.utf8("checkpoint", "cosignature/v1\ntime " + timeSeconds + "\n" + body);
  }

  private static byte[] subtreeMessage(String keyName, Checkpoint checkpoint, long timeSeconds) {
    byte[] name = shortName("key name", keyName);
    byte[] origin = shortName("origin", checkpoint.origin());
    int length =
        SUBTREE_LABEL.length + 2 + name.length + origin.length + 3 * Long.BYTES + Hash.BYTES;
    long start = 0;
    return ByteBuffer.allocate(length)
        .put(SUBTREE_LABEL)
        .put((byte) name.length)
        .put(name)
        .putLong(timeSeconds)
        .put((byte) origin.length)
        .put(origin)
        .putLong(start)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }

  private static byte[] shortName(String what, String name) {
    byte[] bytes = Canonical.utf8(what, name);
    if (bytes.length > MAX_NAME_BYTES) {
      throw new Malformed(
          what
              + " "
              + Malformed.shown(name)
              + ": longer than the 255 bytes a cosignature can name");
    }
    return bytes;
  }
}
