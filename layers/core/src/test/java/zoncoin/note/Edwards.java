package zoncoin.note;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The curve of Ed25519 by schoolbook arithmetic (RFC 8032 §5.1), slow and plain: makes the
 * signatures that no honest signer makes.
 *
 * @param x coordinate modulo p
 * @param y coordinate modulo p
 */
record Edwards(BigInteger x, BigInteger y) {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  static final Edwards NEUTRAL = new Edwards(BigInteger.ZERO, BigInteger.ONE);
  static final Edwards BASE =
      new Edwards(
          new BigInteger(
              "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
          new BigInteger(
              "46316835694926478169428394003475163141307993866256225615783033603165251855960"));

  /** A point of order eight: every small-order point is a multiple of it. */
  static final Edwards ORDER_EIGHT = orderEight();

  Edwards plus(Edwards other) {
    BigInteger product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
    BigInteger newX = x.multiply(other.y).add(other.x.multiply(y));
    BigInteger newY = y.multiply(other.y).add(x.multiply(other.x));
    return new Edwards(
        newX.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
        newY.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P));
  }

  Edwards times(BigInteger scalar) {
    Edwards sum = NEUTRAL;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      if (scalar.testBit(bit)) {
        sum = sum.plus(this);
      }
    }
    return sum;
  }

  /** The eight multiples of {@link #ORDER_EIGHT}, the neutral one first. */
  static List<Edwards> smallOrder() {
    return List.of(0, 1, 2, 3, 4, 5, 6, 7).stream()
        .map(i -> ORDER_EIGHT.times(BigInteger.valueOf(i)))
        .toList();
  }

  private static Edwards orderEight() {
    for (BigInteger y = BigInteger.TWO; ; y = y.add(BigInteger.ONE)) {
      BigInteger ySquared = y.multiply(y).mod(P);
      BigInteger xSquared =
          ySquared
              .subtract(BigInteger.ONE)
              .multiply(D.multiply(ySquared).add(BigInteger.ONE).modInverse(P))
              .mod(P);
      BigInteger x = xSquared.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
      if (!x.multiply(x).mod(P).equals(xSquared)) {
        x = x.multiply(BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P)).mod(P);
      }
      if (x.multiply(x).mod(P).equals(xSquared)) {
        Edwards torsion = new Edwards(x, y).times(L);
        if (!torsion.times(BigInteger.valueOf(4)).equals(NEUTRAL)) {
          return torsion;
        }
      }
    }
  }

  /** The canonical encoding (RFC 8032 §5.1.2). */
  byte[] encoded() {
    return encoded(y, x.testBit(0));
  }

  /** Any y of 255 bits with any sign. */
  static byte[] encoded(BigInteger y, boolean sign) {
    byte[] bytes = littleEndian(y);
    bytes[31] |= (byte) (sign ? 0x80 : 0);
    return bytes;
  }

  static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = number.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  private static BigInteger number(byte[] littleEndian) {
    byte[] bytes = littleEndian.clone();
    for (int i = 0; i < bytes.length / 2; i++) {
      byte swapped = bytes[i];
      bytes[i] = bytes[bytes.length - 1 - i];
      bytes[bytes.length - 1 - i] = swapped;
    }
    return new BigInteger(1, bytes);
  }

  /** The secret scalar of a seed (RFC 8032 §5.1.5). */
  static BigInteger scalar(byte[] seed) {
    byte[] half = Arrays.copyOf(sha512(seed), 32);
    half[0] &= (byte) 248;
    half[31] &= 127;
    half[31] |= 64;
    return number(half);
  }

  /** SHA-512 of R, A and the message, modulo L. */
  static BigInteger challenge(byte[] r, byte[] a, byte[] message) {
    return number(sha512(r, a, message)).mod(L);
  }

  private static byte[] sha512(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
