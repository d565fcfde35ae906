package zoncoin.note;

import java.nio.ByteBuffer;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** What signed-note says of key names and key ids. */
final class KeyName {
  private static final int NEXT_LINE = 0x85;

  private KeyName() {}

  /**
   * Refuses a name that no note can carry: empty, with a plus, a Unicode space or a control
   * character (c2sp.org/signed-note, "Format").
   */
  static String checked(String name) {
    if (name.isEmpty() || name.codePoints().anyMatch(KeyName::isForbidden)) {
      throw new Malformed(
          "key name " + Malformed.shown(name) + ": empty, or with a space, plus or control");
    }
    Canonical.utf8("key name", name);
    return name;
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || c < ' '
        || c == NEXT_LINE
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  /**
   * The first four bytes of SHA-256 of name, newline, type and public key (c2sp.org/signed-note,
   * "Signatures").
   */
  static int keyId(String name, SignatureType type, byte[] publicKey) {
    byte[] nameBytes = Canonical.utf8("key name", name);
    byte[] hashed =
        ByteBuffer.allocate(nameBytes.length + 2 + publicKey.length)
            .put(nameBytes)
            .put((byte) '\n')
            .put(type.code())
            .put(publicKey)
            .array();
    return ByteBuffer.wrap(Hash.sha256(hashed).bytes()).getInt();
  }
}
