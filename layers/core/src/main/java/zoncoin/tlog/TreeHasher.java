package zoncoin.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes of RFC 6962 §2.1 one after the other with one reused digest. Not for two
 * threads at once.
 *
 * <p>The digest is the JDK's: its SHA-256 uses the processor's own instructions and is five times
 * as fast as Bouncy Castle's on the 65 bytes of a node.
 */
public final class TreeHasher {
  private static final byte LEAF_PREFIX = 0;
  private static final byte NODE_PREFIX = 1;

  private final MessageDigest sha256;
  private final byte[] node = new byte[1 + 2 * Hash.BYTES];

  /** A hasher with a digest of its own. */
  public TreeHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
    node[0] = NODE_PREFIX;
  }

  /**
   * Hash of a leaf: SHA-256 of {@code 0x00} and the leaf.
   *
   * @param leaf the entry, whole
   * @return its leaf hash
   */
  public Hash leaf(byte[] leaf) {
    sha256.update(LEAF_PREFIX);
    sha256.update(leaf);
    return digest();
  }

  /**
   * Hash of a node: SHA-256 of {@code 0x01} and both children.
   *
   * @param left hash of the left subtree
   * @param right hash of the right subtree
   * @return hash of the tree over both
   */
  public Hash node(Hash left, Hash right) {
    left.copyTo(node, 1);
    right.copyTo(node, 1 + Hash.BYTES);
    sha256.update(node);
    return digest();
  }

  /** Plain SHA-256. */
  Hash sha256(byte[] message) {
    sha256.update(message);
    return digest();
  }

  private Hash digest() {
    byte[] bytes = new byte[Hash.BYTES];
    try {
      sha256.digest(bytes, 0, Hash.BYTES);
    } catch (DigestException impossible) {
      throw new IllegalStateException("32 bytes hold a SHA-256", impossible);
    }
    return Hash.owning(bytes);
  }
}
