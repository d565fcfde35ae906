package zoncoin.exports;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes looked at together, as one word: the first byte is the lowest. What is true of some
 * of them is the highest bit of each, so that a negative number says it of the last.
 *
 * <pre>{@code
 * a,"b",\n,      the bytes, the first on the left
 * ..#.#...       equal(word, '"')
 * ..##....       behindOdd: behind an odd number of quotes, so quoted
 * }</pre>
 */
final class EightBytes {
  /** Says that the bytes have to be looked at one by one; no set of bytes is this one. */
  static final long ODD = 1;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Multiplied by a byte, eight of it. */
  private static final long EACH = 0x0101010101010101L;

  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final long LOWER_BITS = ~HIGHEST_BITS;

  private EightBytes() {}

  /** The bytes from an index on. */
  static long at(byte[] bytes, int index) {
    return (long) WORDS.get(bytes, index);
  }

  /** Which of them are this one. */
  static long equal(long word, int ascii) {
    long others = word ^ (ascii * EACH);
    // Adding to the lower bits carries into the highest one of what is not zero, and no further.
    return ~(((others & LOWER_BITS) + LOWER_BITS) | others) & HIGHEST_BITS;
  }

  /**
   * Which of them have an odd number of some before them or are the last of these.
   *
   * @param some of the eight
   * @param isOdd whether there is an odd number before the eight
   */
  static long behindOdd(long some, boolean isOdd) {
    long odd = some ^ (some << 8);
    odd ^= odd << 16;
    odd ^= odd << 32;
    return isOdd ? odd ^ HIGHEST_BITS : odd;
  }

  /**
   * Which of them come next after some.
   *
   * @param some of the eight
   * @param isFirst whether the first of the eight does
   */
  static long next(long some, boolean isFirst) {
    return some << 8 | (isFirst ? 0x80 : 0);
  }

  /** How many bytes come before the first of some. */
  static int first(long some) {
    return Long.numberOfTrailingZeros(some) / Byte.SIZE;
  }
}
