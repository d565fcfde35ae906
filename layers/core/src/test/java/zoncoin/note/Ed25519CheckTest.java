package zoncoin.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.tlog.Malformed;

/**
 * One rule for every provider of Ed25519: each test is a vector that a provider has to answer
 * alike.
 */
class Ed25519CheckTest {
  private static final byte[] MESSAGE = "a message\n".getBytes(US_ASCII);
  private static final BigInteger SECRET = Edwards.scalar(new byte[32]);
  private static final Edwards KEY = Edwards.BASE.times(SECRET);
  private static final BigInteger NONCE = BigInteger.valueOf(4711);

  @ParameterizedTest
  @CsvSource({ // RFC 8032 §7.1, tests 1 to 3
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a",
  })
  void acceptsTheSignaturesOfTheRfc(String key, String message, String signature) {
    HexFormat hex = HexFormat.of();
    Ed25519Check check = Ed25519Check.of(hex.parseHex(key));
    assertTrue(check.verify(hex.parseHex(message), hex.parseHex(signature)));
  }

  @Test
  void acceptsAnHonestSignatureAndNoneWithABitFlipped() {
    Ed25519Check check = Ed25519Check.of(KEY.encoded());
    byte[] signature = honest();
    assertTrue(check.verify(MESSAGE, signature));
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(check.verify(MESSAGE, flipped), "bit " + bit);
    }
  }

  @Test
  void refusesAnotherMessageAndAnotherKey() {
    Ed25519Check other = Ed25519Check.of(Edwards.BASE.times(SECRET.add(BigInteger.ONE)).encoded());
    assertFalse(other.verify(MESSAGE, honest()));
    assertFalse(Ed25519Check.of(KEY.encoded()).verify(new byte[0], honest()));
  }

  @Test
  void refusesSThatIsNotReduced() {
    Ed25519Check check = Ed25519Check.of(KEY.encoded());
    byte[] r = Edwards.BASE.times(NONCE).encoded();
    BigInteger s = answer(r, KEY.encoded());
    for (BigInteger same = s.add(Edwards.L); same.bitLength() <= 256; same = same.add(Edwards.L)) {
      assertFalse(check.verify(MESSAGE, join(r, Edwards.littleEndian(same))), "S = " + same);
    }
  }

  static Stream<byte[]> smallOrderEncodings() {
    return Edwards.smallOrder().stream()
        .map(Edwards::y)
        .distinct()
        .flatMap(Ed25519CheckTest::spellings);
  }

  /** All encodings that a careless decoder takes for a point of this y. */
  private static Stream<byte[]> spellings(BigInteger y) {
    return Stream.of(y, y.add(Edwards.P))
        .filter(value -> value.bitLength() <= 255)
        .flatMap(v -> Stream.of(Edwards.encoded(v, false), Edwards.encoded(v, true)));
  }

  @Test
  void thereAreFourteenSmallOrderEncodings() {
    assertTrue(smallOrderEncodings().map(HexFormat.of()::formatHex).distinct().count() == 14);
  }

  @ParameterizedTest
  @MethodSource("smallOrderEncodings")
  void refusesAKeyOfSmallOrder(byte[] key) {
    assertThrows(Malformed.class, () -> Ed25519Check.of(key));
  }

  @ParameterizedTest
  @MethodSource("smallOrderEncodings")
  void refusesROfSmallOrderThoughTheEquationHolds(byte[] r) {
    BigInteger s = Edwards.challenge(r, KEY.encoded(), MESSAGE).multiply(SECRET).mod(Edwards.L);
    byte[] signature = join(r, Edwards.littleEndian(s));
    assertFalse(Ed25519Check.of(KEY.encoded()).verify(MESSAGE, signature));
  }

  @Test
  void refusesEveryKeyWhoseYIsNotReduced() {
    for (int above = 0; above < 19; above++) {
      BigInteger y = Edwards.P.add(BigInteger.valueOf(above));
      for (boolean sign : List.of(false, true)) {
        byte[] key = Edwards.encoded(y, sign);
        assertThrows(Malformed.class, () -> Ed25519Check.of(key), "y = p + " + above);
      }
    }
  }

  @Test
  void refusesEveryRWhoseYIsNotReduced() {
    Ed25519Check check = Ed25519Check.of(KEY.encoded());
    for (int above = 0; above < 19; above++) {
      BigInteger y = Edwards.P.add(BigInteger.valueOf(above));
      for (boolean sign : List.of(false, true)) {
        byte[] r = Edwards.encoded(y, sign);
        byte[] s = Edwards.littleEndian(answer(r, KEY.encoded()));
        assertFalse(check.verify(MESSAGE, join(r, s)), "y = p + " + above);
      }
    }
  }

  @Test
  void refusesAKeyThatIsNoPoint() {
    byte[] notOnTheCurve = Edwards.encoded(BigInteger.TWO, false);
    assertThrows(Malformed.class, () -> Ed25519Check.of(notOnTheCurve));
  }

  @Test
  void refusesAKeyWithATorsionPart() {
    for (Edwards torsion : Edwards.smallOrder().subList(1, 8)) {
      byte[] key = KEY.plus(torsion).encoded();
      assertThrows(Malformed.class, () -> Ed25519Check.of(key));
    }
  }

  @Test
  void acceptsByTheEquationWithItsFactorsOfEight() {
    // Only who holds the key can make these. They tell the two equations of RFC 8032 §5.1.7 apart.
    Ed25519Check check = Ed25519Check.of(KEY.encoded());
    for (Edwards torsion : Edwards.smallOrder()) {
      byte[] r = Edwards.BASE.times(NONCE).plus(torsion).encoded();
      byte[] s = Edwards.littleEndian(answer(r, KEY.encoded()));
      assertTrue(check.verify(MESSAGE, join(r, s)));
    }
  }

  @Test
  void signsAsTheRuleAccepts() {
    for (int i = 0; i < 50; i++) {
      byte[] seed = new byte[32];
      Arrays.fill(seed, (byte) i);
      NoteSigner signer = Ed25519Signer.of("example.com/" + i, seed);
      NoteSignature signature = signer.sign("text " + i + "\n", 0);
      assertTrue(signer.verifierKey().verify("text " + i + "\n", signature));
      assertFalse(signer.verifierKey().verify("text " + i + "!\n", signature));
    }
  }

  private static byte[] honest() {
    byte[] r = Edwards.BASE.times(NONCE).encoded();
    return join(r, Edwards.littleEndian(answer(r, KEY.encoded())));
  }

  /** The S that goes with the nonce of these tests. */
  private static BigInteger answer(byte[] r, byte[] key) {
    return Edwards.challenge(r, key, MESSAGE).multiply(SECRET).add(NONCE).mod(Edwards.L);
  }

  private static byte[] join(byte[] r, byte[] s) {
    byte[] signature = Arrays.copyOf(r, 64);
    IntStream.range(0, 32).forEach(i -> signature[32 + i] = s[i]);
    return signature;
  }
}
