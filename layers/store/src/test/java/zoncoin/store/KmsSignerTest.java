package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import zoncoin.note.Checkpoint;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

final class KmsSignerTest {
  private static final String ORIGIN = Town.LOG.origin();
  private static final String CHECKPOINT =
      Checkpoint.of(ORIGIN, new TreeHead(5, Hash.sha256(new byte[1]))).text();

  private final FakeKms kms =
      new FakeKms()
          .withEd25519("ed25519", Town.seed(1))
          .withMlDsa44("ml-dsa-44", Town.seed(2))
          .withRsa("rsa");

  @Test
  void hasTheVerifierKeyOfTheKeyInKms() {
    assertEquals(
        Ed25519Signer.of(ORIGIN, Town.seed(1)).verifierKey().toString(),
        signer("ed25519").verifierKey().toString());
    assertEquals(
        MlDsa44Signer.of(ORIGIN, Town.seed(2)).verifierKey().toString(),
        signer("ml-dsa-44").verifierKey().toString());
  }

  @Test
  void signsWhatItsVerifierKeyVerifies() {
    for (String id : new String[] {"ed25519", "ml-dsa-44"}) {
      NoteSigner signer = signer(id);
      assertTrue(signer.verifierKey().verify(CHECKPOINT, signer.sign(CHECKPOINT, 1_800_000_000)));
    }
  }

  @Test
  void signsAsTheSameKeyInMemory() {
    assertEquals(
        Ed25519Signer.of(ORIGIN, Town.seed(1)).sign(CHECKPOINT, 0),
        signer("ed25519").sign(CHECKPOINT, 0));
  }

  @Test
  void refusesAKeyThatIsReplacedUnderItsId() {
    NoteSigner signer = signer("ed25519");
    kms.withEd25519("ed25519", Town.seed(9));
    assertThrows(IllegalStateException.class, () -> signer.sign(CHECKPOINT, 0));
  }

  @Test
  void refusesAKeyOfAnotherKind() {
    assertThrows(Malformed.class, () -> signer("rsa"));
  }

  @Test
  void saysWhichKeyItCouldNotReach() {
    UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> signer("missing"));
    assertTrue(fault.toString().contains("missing"));
  }

  private NoteSigner signer(String id) {
    return KmsSigner.of(kms, id, ORIGIN);
  }
}
