package zoncoin.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

class VerdictTest {
  private static final String ORIGIN = "zoncoin.example/log/1";
  private static final long TIME = 1679315147;
  private static final NoteSigner LOG = Ed25519Signer.of(ORIGIN, seed(1));
  private static final NoteSigner LOG_AGAINST_QUANTA = MlDsa44Signer.of(ORIGIN, seed(2));
  private static final NoteSigner WITNESS = Ed25519Signer.cosigner("witness.example/w1", seed(3));
  private static final NoteSigner STRANGER = Ed25519Signer.of("stranger.example", seed(4));
  private static final Checkpoint CHECKPOINT =
      Checkpoint.of(ORIGIN, new TreeHead(1, Hash.leaf(new byte[0])));

  private static SignedNote signedBy(NoteSigner... signers) {
    return SignedNote.sign(CHECKPOINT.text(), TIME, List.of(signers));
  }

  @Test
  void aLogSignsItsCheckpointWithBothOfItsKeys() {
    SignedCheckpoint checkpoint = SignedCheckpoint.of(signedBy(LOG, LOG_AGAINST_QUANTA));
    List<VerifierKey> both = List.of(LOG.verifierKey(), LOG_AGAINST_QUANTA.verifierKey());
    assertEquals(new Verdict.Signed(both), checkpoint.verify(ORIGIN, both));
    assertEquals(checkpoint, SignedCheckpoint.parse(checkpoint.bytes()));
  }

  @Test
  void everyRequiredKeyMustHaveSigned() {
    SignedCheckpoint byOne = SignedCheckpoint.of(signedBy(LOG));
    List<VerifierKey> both = List.of(LOG.verifierKey(), LOG_AGAINST_QUANTA.verifierKey());
    assertEquals(new Verdict.Unsigned(), byOne.verify(ORIGIN, both));
    assertEquals(new Verdict.Unsigned(), byOne.verify(ORIGIN, List.of()));
    assertFalse(byOne.note().verify(both).isSignedByAll(both));
  }

  @Test
  void aCheckpointOfAnotherLogIsNotTheOneAskedFor() {
    SignedCheckpoint checkpoint = SignedCheckpoint.of(signedBy(LOG));
    Verdict verdict = checkpoint.verify("zoncoin.example/log/2", List.of(LOG.verifierKey()));
    assertEquals(new Verdict.Unsigned(), verdict);
  }

  @Test
  void signaturesByStrangersArePassedOver() {
    SignedNote note = signedBy(STRANGER, LOG);
    assertEquals(
        new Verdict.Signed(List.of(LOG.verifierKey())), note.verify(List.of(LOG.verifierKey())));
    assertEquals(new Verdict.Unsigned(), note.verify(List.of(WITNESS.verifierKey())));
    assertEquals(new Verdict.Unsigned(), note.verify(List.of()));
  }

  @Test
  void aWrongSignatureByAKnownKeyRefusesTheWholeNote() {
    NoteSignature wrong = LOG.sign("another text\n", 0);
    SignedNote note = signedBy(WITNESS).with(List.of(wrong));
    List<VerifierKey> known = List.of(WITNESS.verifierKey(), LOG.verifierKey());
    assertEquals(new Verdict.Forged(LOG.verifierKey()), note.verify(known));
    assertEquals(new Verdict.Signed(known.subList(0, 1)), note.verify(known.subList(0, 1)));
  }

  @Test
  void aSignatureWithOnlyTheNameOrOnlyTheIdOfAKnownKeyIsAStrangers() {
    NoteSignature signature = LOG.sign(CHECKPOINT.text(), 0);
    NoteSignature otherId = NoteSignature.of(ORIGIN, signature.keyId() + 1, signature.bytes());
    NoteSignature otherName = NoteSignature.of(ORIGIN + "x", signature.keyId(), signature.bytes());
    SignedNote note = new SignedNote(CHECKPOINT.text(), List.of(otherId, otherName));
    assertEquals(new Verdict.Unsigned(), note.verify(List.of(LOG.verifierKey())));
  }

  @Test
  void oneSeedHasAnotherKeyIdForEachType() {
    VerifierKey plain = Ed25519Signer.of("example.com/k", seed(9)).verifierKey();
    VerifierKey cosigner = Ed25519Signer.cosigner("example.com/k", seed(9)).verifierKey();
    assertArrayEquals(plain.publicKey(), cosigner.publicKey());
    assertFalse(plain.keyId() == cosigner.keyId());
    assertFalse(plain.equals(cosigner));
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void aSignerKeyPrintsBackAndSigns(SignatureType type) {
    SignerKey key = SignerKey.of("example.com/key", type, seed(7));
    assertEquals(key.verifierKey(), SignerKey.parse(key.secretText()).verifierKey());
    assertEquals(key.verifierKey(), VerifierKey.parse(key.verifierKey().toString()));
    SignedNote note = SignedNote.sign(CHECKPOINT.text(), TIME, List.of(key.signer()));
    assertEquals(
        new Verdict.Signed(List.of(key.verifierKey())),
        SignedNote.parse(note.bytes()).verify(List.of(key.verifierKey())));
    assertEquals(
        note, SignedNote.sign(CHECKPOINT.text(), TIME, List.of(key.signer())), "deterministic");
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void aSignatureOfAnyTypeWithABitFlippedDoesNotVerify(SignatureType type) {
    VerifierKey key = SignerKey.of("example.com/key", type, seed(7)).verifierKey();
    NoteSignature signature =
        SignerKey.of("example.com/key", type, seed(7)).signer().sign(CHECKPOINT.text(), TIME);
    byte[] bytes = signature.bytes();
    // Every bit of the time, and one of each byte of the long ML-DSA signature.
    for (int bit = 0; bit < 8 * bytes.length; bit += bit < 8 * 72 ? 1 : 8) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(
          key.verify(CHECKPOINT.text(), NoteSignature.of(key.name(), key.keyId(), flipped)));
    }
    for (int length : List.of(1, bytes.length - 1, bytes.length + 1)) {
      NoteSignature cut = NoteSignature.of(key.name(), key.keyId(), Arrays.copyOf(bytes, length));
      assertFalse(key.verify(CHECKPOINT.text(), cut));
    }
  }

  @Test
  void cosignaturesTellTheirTimeAndOthersNone() {
    NoteSignature cosignature = WITNESS.sign(CHECKPOINT.text(), TIME);
    assertEquals(OptionalLong.of(TIME), WITNESS.verifierKey().timeSeconds(cosignature));
    NoteSignature plain = LOG.sign(CHECKPOINT.text(), TIME);
    assertEquals(OptionalLong.empty(), LOG.verifierKey().timeSeconds(plain));
  }

  @Test
  void cosignersSignOnlyCheckpoints() {
    for (NoteSigner cosigner : List.of(WITNESS, LOG_AGAINST_QUANTA)) {
      assertThrows(Malformed.class, () -> cosigner.sign("no checkpoint\n", TIME));
      assertThrows(IllegalArgumentException.class, () -> cosigner.sign(CHECKPOINT.text(), -1));
    }
  }

  @Test
  void aCosignatureOverATextThatIsNoCheckpointDoesNotVerify() {
    NoteSignature cosignature = WITNESS.sign(CHECKPOINT.text(), TIME);
    assertFalse(WITNESS.verifierKey().verify("no checkpoint\n", cosignature));
  }

  @Test
  void anMlDsaCosignatureNamesItsSignerAndLog() {
    NoteSignature signature = LOG_AGAINST_QUANTA.sign(CHECKPOINT.text(), TIME);
    VerifierKey renamed =
        VerifierKey.of(
            "other.example", SignatureType.ML_DSA_44, LOG_AGAINST_QUANTA.verifierKey().publicKey());
    NoteSignature moved = NoteSignature.of(renamed.name(), renamed.keyId(), signature.bytes());
    assertFalse(renamed.verify(CHECKPOINT.text(), moved));
    String otherLog = Checkpoint.of("zoncoin.example/log/2", CHECKPOINT.head()).text();
    assertFalse(LOG_AGAINST_QUANTA.verifierKey().verify(otherLog, signature));
  }

  @Test
  void anMlDsaCosignatureLeavesExtensionsOut() {
    // Which is why ours have none, and why a log's Ed25519 key signs them too.
    Checkpoint extended =
        new Checkpoint(ORIGIN, CHECKPOINT.size(), CHECKPOINT.root(), List.of("extension"));
    NoteSignature signature = LOG_AGAINST_QUANTA.sign(CHECKPOINT.text(), TIME);
    assertTrue(LOG_AGAINST_QUANTA.verifierKey().verify(extended.text(), signature));
    assertFalse(LOG.verifierKey().verify(extended.text(), LOG.sign(CHECKPOINT.text(), TIME)));
  }

  @Test
  void anMlDsaCosignatureNamesAtMost255Bytes() {
    String longest = "x".repeat(255);
    NoteSigner fits = MlDsa44Signer.of(longest, seed(5));
    NoteSignature signature = fits.sign(CHECKPOINT.text(), TIME);
    assertTrue(fits.verifierKey().verify(CHECKPOINT.text(), signature));
    NoteSigner longer = MlDsa44Signer.of(longest + "x", seed(5));
    assertThrows(Malformed.class, () -> longer.sign(CHECKPOINT.text(), TIME));
  }

  @Test
  void noSecretIsInWhatASignerPrints() {
    for (SignatureType type : SignatureType.values()) {
      SignerKey key = SignerKey.of("example.com/key", type, seed(7));
      for (String printed :
          List.of(key.toString(), key.signer().toString(), key.verifierKey().toString())) {
        assertFalse(printed.contains(HexFormat.of().formatHex(seed(7))));
        assertFalse(printed.contains(Canonical.base64(seed(7)).substring(0, 20)));
        assertFalse(printed.contains("PRIVATE"));
      }
    }
  }

  @Test
  void refusesASeedThatIsNot32Bytes() {
    assertThrows(IllegalArgumentException.class, () -> Ed25519Signer.of("a", new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> MlDsa44Signer.of("a", new byte[33]));
  }

  @Test
  void aProofTellsWhetherALeafIsInTheCheckpointsTree() {
    SignedCheckpoint checkpoint = SignedCheckpoint.of(signedBy(LOG));
    byte[] entry = "the entry".getBytes(UTF_8);
    TlogProof proof = TlogProof.of(entry, 0, List.of(), checkpoint);
    assertTrue(proof.includes(Hash.leaf(new byte[0])));
    assertFalse(proof.includes(Hash.leaf(entry)));
    TlogProof read = TlogProof.parse(proof.bytes());
    assertArrayEquals(entry, read.extra());
    assertInstanceOf(
        Verdict.Signed.class, read.checkpoint().verify(ORIGIN, List.of(LOG.verifierKey())));
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    seed[0] = 42;
    return seed;
  }
}
