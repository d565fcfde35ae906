package zoncoin.note;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Malformed;

/**
 * The one rule by which this project accepts an Ed25519 signature (R, S) by a key A.
 *
 * <ul>
 *   <li>A is the canonical encoding of a point of prime order; asked once, when the key is read.
 *   <li>R is a canonical encoding, its y less than p, and not of one of the eight small-order
 *       points.
 *   <li>S is less than L (RFC 8032 §5.1.7 step 1), so that nobody can make a second signature of
 *       one they saw.
 *   <li>[8][S]B = [8]R + [8][k]A (step 3).
 * </ul>
 *
 * <p>Everything but the equation is decided here, since providers differ in just that. A provider
 * that leaves out the factors of eight accepts fewer signatures (only its key's owner can make one
 * of the difference), so its yes may be taken as it is and its no has to be asked again of this
 * one.
 */
final class Ed25519Check implements SignatureCheck {
  private static final int POINT_BYTES = 32;

  /** p = 2²⁵⁵ − 19, least significant byte first, as are all numbers here (RFC 8032 §5.1). */
  private static final byte[] P =
      hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /** L = 2²⁵² + 27742317777372353535851937790883648493, the order of the base point. */
  private static final byte[] L =
      hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

  /**
   * The y of the points whose order divides eight: 0, 1, −1, and those of the four points of order
   * eight.
   */
  private static final List<byte[]> SMALL_ORDER_Y =
      List.of(
          hex("0000000000000000000000000000000000000000000000000000000000000000"),
          hex("0100000000000000000000000000000000000000000000000000000000000000"),
          hex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
          hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
          hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"));

  private final Ed25519.PublicPoint publicKey;

  private Ed25519Check(Ed25519.PublicPoint publicKey) {
    this.publicKey = publicKey;
  }

  static Ed25519Check of(byte[] publicKey) {
    Ed25519.@Nullable PublicPoint point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (point == null) {
      throw new Malformed("Ed25519 key: not the canonical encoding of a point of prime order");
    }
    return new Ed25519Check(point);
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return isInItsForm(signature)
        && Ed25519.verify(signature, 0, publicKey, message, 0, message.length);
  }

  /** All of the rule that can be told from the 64 bytes of a signature. */
  static boolean isInItsForm(byte[] signature) {
    byte[] y = Arrays.copyOf(signature, POINT_BYTES);
    y[POINT_BYTES - 1] &= 0x7f; // the sign of x
    byte[] s = Arrays.copyOfRange(signature, POINT_BYTES, 2 * POINT_BYTES);
    return isLess(y, P)
        && SMALL_ORDER_Y.stream().noneMatch(small -> Arrays.equals(small, y))
        && isLess(s, L);
  }

  private static boolean isLess(byte[] number, byte[] bound) {
    for (int i = POINT_BYTES - 1; i >= 0; i--) {
      if (number[i] != bound[i]) {
        return Byte.toUnsignedInt(number[i]) < Byte.toUnsignedInt(bound[i]);
      }
    }
    return false;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
