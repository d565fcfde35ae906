package zoncoin.tlog;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 hash: 32 bytes that never change.
 *
 * <p>People and text formats see it as 44 characters of Base64. Where many are made in a row, use
 * one {@link TreeHasher} instead of the factories here.
 */
public final class Hash implements Comparable<Hash> {
  /** Length of a hash in bytes. */
  public static final int BYTES = 32;

  /**
   * SHA-256 of nothing: the root of the empty tree (RFC 6962 §2.1) and what an account's first step
   * names.
   */
  public static final Hash EMPTY = sha256(new byte[0]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash of these bytes.
   *
   * @param bytes 32 bytes, copied
   * @return the hash
   * @throws Malformed if there are not 32
   */
  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /**
   * The hash found at a place in a tile or a message.
   *
   * @param bytes any bytes, copied
   * @param offset where the hash begins
   * @param length its length, which must be 32
   * @return the hash
   * @throws Malformed if the length is not 32
   */
  static Hash of(byte[] bytes, int offset, int length) {
    if (length != BYTES) {
      throw new Malformed("hash: " + length + " bytes where 32 belong");
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /** Takes a fresh array that nobody else holds, so that hashing in bulk copies nothing. */
  static Hash owning(byte[] fresh) {
    return new Hash(fresh);
  }

  /**
   * Reads a hash from its Base64.
   *
   * @param base64 44 characters of canonical Base64
   * @return the hash
   * @throws Malformed if the text is anything else
   */
  public static Hash parse(String base64) {
    return of(Canonical.parseBase64("hash", base64));
  }

  /**
   * Reads a hash from its hexadecimal digits.
   *
   * @param hex 64 lowercase digits
   * @return the hash
   * @throws Malformed if the text is anything else
   */
  public static Hash parseHex(String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      throw new Malformed("hash " + Malformed.shown(hex) + ": not hexadecimal");
    }
    Hash hash = of(bytes);
    if (!hash.hex().equals(hex)) {
      throw new Malformed("hash " + Malformed.shown(hex) + ": not lowercase hexadecimal");
    }
    return hash;
  }

  /**
   * Plain SHA-256 (FIPS 180-4).
   *
   * @param message any bytes
   * @return its hash
   */
  public static Hash sha256(byte[] message) {
    return new TreeHasher().sha256(message);
  }

  /**
   * Hash of a leaf: SHA-256 of {@code 0x00} and the leaf (RFC 6962 §2.1).
   *
   * @param leaf the entry, whole
   * @return its leaf hash
   */
  public static Hash leaf(byte[] leaf) {
    return new TreeHasher().leaf(leaf);
  }

  /**
   * Hash of a node: SHA-256 of {@code 0x01} and both children (RFC 6962 §2.1).
   *
   * @param left hash of the left subtree
   * @param right hash of the right subtree
   * @return hash of the tree over both
   */
  public static Hash node(Hash left, Hash right) {
    return new TreeHasher().node(left, right);
  }

  /**
   * The bytes of this hash.
   *
   * @return a new array of 32
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the 32 bytes into a message or tile, without an array in between. */
  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /**
   * This hash as text formats print it.
   *
   * @return 44 characters of Base64
   */
  public String base64() {
    return Canonical.base64(bytes);
  }

  /**
   * This hash in hexadecimal.
   *
   * @return 64 lowercase digits
   */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Orders by the bytes, each unsigned, first byte first. */
  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The Base64 of {@link #base64}. */
  @Override
  public String toString() {
    return base64();
  }
}
