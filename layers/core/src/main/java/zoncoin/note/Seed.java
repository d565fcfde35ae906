package zoncoin.note;

/** The 32 secret bytes that a key is made of. */
final class Seed {
  static final int BYTES = 32;

  private Seed() {}

  static byte[] copyOf(byte[] seed) {
    if (seed.length != BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    return seed.clone();
  }
}
