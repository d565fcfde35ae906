package zoncoin.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Changes bytes at random: one to three times, the same for the same seed. */
final class Mutation {
  /** What means something to one of the formats, or to a number. */
  private static final byte[] TELLING = "\",\n\r\u0001\0-+.eE019{}[]:\u00ff/".getBytes(ISO_8859_1);

  private final Random random;

  Mutation(long seed) {
    random = new Random(seed);
  }

  /** A changed copy, which may be the same by chance. */
  byte[] of(byte[] bytes) {
    byte[] changed = bytes;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(random.nextInt(bytes.length - at) + 1);
    byte[] part = Arrays.copyOfRange(bytes, at, at + length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, new byte[0], at + length);
      case 2 -> joined(bytes, at, part, at);
      case 3 -> joined(bytes, at, new byte[] {telling()}, at);
      case 4 -> joined(bytes, at, part, random.nextInt(bytes.length));
      case 5 -> joined(bytes, at, new byte[] {telling()}, at + 1);
      case 6 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
      default ->
          joined(bytes, at, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))}, at + 1);
    };
  }

  private byte telling() {
    return TELLING[random.nextInt(TELLING.length)];
  }

  /** The first bytes, then the middle, then all from an index on. */
  private static byte[] joined(byte[] bytes, int end, byte[] middle, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, end);
    joined.writeBytes(middle);
    joined.write(bytes, from, bytes.length - from);
    return joined.toByteArray();
  }
}
