package zoncoin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

/** What is no entry: one change a case, then every bit, then many changes at random. */
final class RefusedEntriesTest {
  private static final int LONGEST_MESSAGE = 200;

  static List<RuleTable.Row> rows() {
    return RuleTable.rows("/entries", "of");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void oneChangeMakesItNoEntry(RuleTable.Row row) {
    String text = new String(GoldenEntriesTest.golden(row.cell("of")), UTF_8);
    String changed = text.replace(unquoted(row.cell("replace")), unquoted(row.cell("by")));
    assertFalse(changed.equals(text), "the row changes something");
    Malformed refused =
        assertThrows(Malformed.class, () -> SignedEntry.parse(changed.getBytes(UTF_8)));
    String message = refused.getMessage();
    assertTrue(message.contains(row.cell("refused because of")), message);
    assertTrue(message.length() <= LONGEST_MESSAGE, message);
    assertTrue(message.chars().noneMatch(Character::isISOControl), message);
  }

  private static String unquoted(String cell) {
    return cell.isEmpty() ? "" : unescaped(cell.substring(1, cell.length() - 1));
  }

  private static String unescaped(String text) {
    String all = text.replace("\\uFEFF", "\uFEFF").replace("\\u2028", "\u2028");
    return all.translateEscapes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hold"})
  void anyBitFlippedIsRefusedOrPrintsAsItIs(String name) {
    byte[] golden = GoldenEntriesTest.golden(name);
    for (int bit = 0; bit < golden.length * 8; bit++) {
      byte[] changed = golden.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefusedOrTheSame(changed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transfer", "issue", "key"})
  void anyByteGoneIsRefusedOrPrintsAsItIs(String name) {
    byte[] golden = GoldenEntriesTest.golden(name);
    for (int at = 0; at < golden.length; at++) {
      assertRefusedOrTheSame(spliced(golden, at, at + 1, new byte[0]));
    }
  }

  @Test
  void anyStartOfAnEntryIsNoEntry() {
    byte[] golden = GoldenEntriesTest.golden("hold");
    int signature = new String(golden, UTF_8).indexOf("\n\n") + "\n\n".length();
    for (int length = 0; length < signature; length++) {
      byte[] cut = Arrays.copyOf(golden, length);
      assertThrows(Malformed.class, () -> SignedEntry.parse(cut));
    }
  }

  @Test
  void whateverIsDoneToItItIsRefusedOrPrintsAsItIs() {
    List<byte[]> golden =
        List.of("hold", "transfer", "issue", "key", "settle", "policy").stream()
            .map(GoldenEntriesTest::golden)
            .toList();
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = golden.get(random.nextInt(golden.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes = changed(bytes, golden, random);
      }
      assertRefusedOrTheSame(bytes);
    }
  }

  private static byte[] changed(byte[] bytes, List<byte[]> golden, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(40));
    byte[] other = golden.get(random.nextInt(golden.size()));
    int start = random.nextInt(other.length);
    return switch (random.nextInt(5)) {
      case 0 -> spliced(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
      case 1 -> spliced(bytes, from, from, new byte[] {(byte) random.nextInt(256)});
      case 2 -> spliced(bytes, from, from == to ? to : to - 1, new byte[] {'\n'});
      case 3 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      default ->
          spliced(
              bytes,
              from,
              to,
              Arrays.copyOfRange(other, start, Math.min(other.length, start + 40)));
    };
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] spliced = new byte[bytes.length - (to - from) + between.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(between, 0, spliced, from, between.length);
    System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
    return spliced;
  }

  private static void assertRefusedOrTheSame(byte[] bytes) {
    SignedEntry parsed;
    try {
      parsed = SignedEntry.parse(bytes);
    } catch (Malformed refused) {
      return;
    }
    assertArrayEquals(bytes, parsed.bytes());
    String text = parsed.entry().text();
    assertEquals(new String(bytes, UTF_8), text + "\n" + parsed.signature() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"posting member:", "kind ", "transaction ", "log ", "time ", "nonce "})
  void saysWhatIsWrongWithAHugeLineInOneShortOne(String before) {
    String hold = new String(GoldenEntriesTest.golden("hold"), UTF_8);
    String huge = hold.replaceFirst(before, before + "\u202E" + "9".repeat(60_000));
    Malformed refused =
        assertThrows(Malformed.class, () -> SignedEntry.parse(huge.getBytes(UTF_8)));
    assertTrue(refused.getMessage().length() <= LONGEST_MESSAGE, refused.getMessage());
    assertFalse(refused.getMessage().contains("\u202E"));
  }

  @Test
  void refusesMoreThan100PostingsAndMoreThan65535Bytes() {
    StringBuilder postings = new StringBuilder();
    for (int posting = 0; posting < 101; posting++) {
      int zon = posting == 100 ? -100 : 1;
      postings.append("posting program:p%03d total %d\n".formatted(posting, zon));
    }
    String policy = new String(GoldenEntriesTest.golden("policy"), UTF_8);
    String many = policy.replace("request ", postings + "request ");
    assertRefused(many, "postings are at most 100");
    String hundred = postings.toString().replaceFirst("posting .*\n", "").replace("-100", "-99");
    SignedEntry.parse(policy.replace("request ", hundred + "request ").getBytes(UTF_8));
    assertRefused(policy + "a".repeat(65_536), "65535 bytes");
  }

  private static void assertRefused(String text, String why) {
    Malformed refused =
        assertThrows(Malformed.class, () -> SignedEntry.parse(text.getBytes(UTF_8)));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }
}
