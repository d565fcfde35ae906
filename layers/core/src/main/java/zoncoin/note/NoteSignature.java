package zoncoin.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * One signature line of a note: who says to have signed, and the signature, not yet verified.
 *
 * <pre>{@code
 * — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
 * }</pre>
 */
public final class NoteSignature {
  private static final String DASH = "— ";

  private final String name;
  private final int keyId;
  private final byte[] bytes;

  private NoteSignature(String name, int keyId, byte[] bytes) {
    this.name = name;
    this.keyId = keyId;
    this.bytes = bytes;
  }

  /**
   * A signature by the key of a name and id.
   *
   * @param name of the key
   * @param keyId of the key: its four bytes, most significant first
   * @param bytes what follows the key id: for cosignatures the time and the signature, else the
   *     signature; copied
   * @return the line
   * @throws Malformed if the name is not one, or there are no bytes
   */
  public static NoteSignature of(String name, int keyId, byte[] bytes) {
    if (bytes.length == 0) {
      throw new Malformed("signature by " + Malformed.shown(name) + ": no bytes after the key id");
    }
    return new NoteSignature(KeyName.checked(name), keyId, bytes.clone());
  }

  /**
   * Reads a line.
   *
   * @param line as {@link #line} prints it, without its newline
   * @return the signature
   * @throws Malformed if the text is anything else
   */
  static NoteSignature parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !line.startsWith(DASH)) {
      throw new Malformed(
          "signature line " + Malformed.shown(line) + ": not dash, name and Base64");
    }
    byte[] idAndBytes = Canonical.parseBase64("signature", parts[2]);
    if (idAndBytes.length <= Integer.BYTES) {
      throw new Malformed(
          "signature line " + Malformed.shown(line) + ": no bytes after the key id");
    }
    int keyId = ByteBuffer.wrap(idAndBytes).getInt();
    return of(parts[1], keyId, Arrays.copyOfRange(idAndBytes, Integer.BYTES, idAndBytes.length));
  }

  /**
   * Who says to have signed.
   *
   * @return the key's name
   */
  public String name() {
    return name;
  }

  /**
   * Which of the keys of that name: an identifier, not a safeguard.
   *
   * @return four bytes, most significant first
   */
  public int keyId() {
    return keyId;
  }

  /**
   * What follows the key id.
   *
   * @return a new array: for cosignatures eight bytes of time and the signature, else the signature
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The line with its newline. */
  String line() {
    byte[] idAndBytes =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Canonical.base64(idAndBytes) + "\n";
  }

  /** Whether both lines claim the same key. */
  boolean isBySameKey(NoteSignature other) {
    return keyId == other.keyId && name.equals(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && isBySameKey(that)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * keyId + Arrays.hashCode(bytes);
  }

  /** The line, without its newline. */
  @Override
  public String toString() {
    return line().stripTrailing();
  }
}
