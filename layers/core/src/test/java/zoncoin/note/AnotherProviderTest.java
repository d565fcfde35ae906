package zoncoin.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/** The JDK's own Ed25519 and ML-DSA, written by others, beside Bouncy Castle's. */
class AnotherProviderTest {
  private static final String ED25519_KEY_INFO = "302a300506032b6570032100";
  private static final String ML_DSA_44_KEY_INFO = "30820532300b06096086480165030403110382052100";
  private static final byte[] MESSAGE = "a message\n".getBytes(US_ASCII);
  private static final BigInteger SECRET = Edwards.scalar(new byte[32]);
  private static final byte[] KEY = Edwards.BASE.times(SECRET).encoded();

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void verifiesWhatWeSign(SignatureType type) throws GeneralSecurityException {
    NoteSigner signer = SignerKey.of("example.com/key", type, new byte[32]).signer();
    VerifierKey key = signer.verifierKey();
    String text = Checkpoint.of("example.com/log", new TreeHead(1, Hash.EMPTY)).text();
    byte[] bytes = signer.sign(text, 1679315147).bytes();
    byte[] signature = type.isTimestamped() ? Arrays.copyOfRange(bytes, 8, bytes.length) : bytes;
    assertTrue(isAccepted(type, key.publicKey(), key.message(text, 1679315147), signature));
    signature[10] ^= 1;
    assertFalse(isAccepted(type, key.publicKey(), key.message(text, 1679315147), signature));
  }

  @Test
  void acceptsNothingBehindOurChecksOfFormThatWeRefuse() throws GeneralSecurityException {
    Ed25519Check ours = Ed25519Check.of(KEY);
    int accepted = 0;
    for (byte[] signature : List.of(signature(Edwards.NEUTRAL, 1), signature(Edwards.NEUTRAL, 2))) {
      for (int bit = -1; bit < 8 * signature.length; bit += 3) {
        byte[] changed = signature.clone();
        if (bit >= 0) {
          changed[bit / 8] ^= (byte) (1 << bit % 8);
        }
        boolean theirs = Ed25519Check.isInItsForm(changed) && isAcceptedEd25519(changed);
        assertEquals(ours.verify(MESSAGE, changed), theirs);
        accepted += theirs ? 1 : 0;
      }
    }
    assertEquals(2, accepted);
  }

  @Test
  void itsNoHasToBeAskedAgainWhereOnlyTheFactorsOfEightHelp() throws GeneralSecurityException {
    Ed25519Check ours = Ed25519Check.of(KEY);
    for (Edwards torsion : Edwards.smallOrder().subList(1, 8)) {
      byte[] signature = signature(torsion, 1);
      assertTrue(ours.verify(MESSAGE, signature));
      assertFalse(isAcceptedEd25519(signature));
    }
  }

  /** A signature whose R has a part of small order: only who holds the key can make it. */
  private static byte[] signature(Edwards torsion, long nonce) {
    byte[] r = Edwards.BASE.times(BigInteger.valueOf(nonce)).plus(torsion).encoded();
    BigInteger s =
        Edwards.challenge(r, KEY, MESSAGE).multiply(SECRET).add(BigInteger.valueOf(nonce));
    byte[] signature = Arrays.copyOf(r, 64);
    System.arraycopy(Edwards.littleEndian(s.mod(Edwards.L)), 0, signature, 32, 32);
    return signature;
  }

  private static boolean isAcceptedEd25519(byte[] signature) throws GeneralSecurityException {
    return isAccepted(SignatureType.ED25519, KEY, MESSAGE, signature);
  }

  private static boolean isAccepted(
      SignatureType type, byte[] publicKey, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    boolean isMlDsa = type == SignatureType.ML_DSA_44;
    String algorithm = isMlDsa ? "ML-DSA-44" : "Ed25519";
    byte[] info = HexFormat.of().parseHex(isMlDsa ? ML_DSA_44_KEY_INFO : ED25519_KEY_INFO);
    byte[] encoded = Arrays.copyOf(info, info.length + publicKey.length);
    System.arraycopy(publicKey, 0, encoded, info.length, publicKey.length);
    PublicKey key =
        KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    try {
      return verifier.verify(signature);
    } catch (GeneralSecurityException notEvenASignature) {
      return false;
    }
  }
}
