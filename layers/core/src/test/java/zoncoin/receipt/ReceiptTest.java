package zoncoin.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.SignedEntry;
import zoncoin.memory.Village;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.SignedNote;
import zoncoin.note.TlogProof;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.receipt.Verification.Fails;
import zoncoin.receipt.Verification.Fault;
import zoncoin.receipt.Verification.Holds;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.Malformed;

final class ReceiptTest {
  private static final int HOLD_AT = 5;

  private final Village village = new Village();
  private final SignedEntry hold = makeLog();
  private final SignedCheckpoint checkpoint =
      SignedCheckpoint.parse(village.readLog("checkpoint").orElseThrow());
  private final TrustedKeys keys = TrustedKeys.of(allKeys());
  private final Receipt receipt = Receipt.of(hold, HOLD_AT, checkpoint, village::readLog);

  private SignedEntry makeLog() {
    village.founded().rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    SignedEntry entry =
        village.post(Village.hold("buy-1", Village.ALICE, Amount.ofZnc(25))).signed();
    village.rich(Village.BOB, Amount.ofZnc(1), "2028-07").sealer().seal();
    return entry;
  }

  private List<VerifierKey> allKeys() {
    List<VerifierKey> all = new ArrayList<>(issuerKeys());
    village.logSigners.forEach(signer -> all.add(signer.verifierKey()));
    return all;
  }

  private List<VerifierKey> issuerKeys() {
    return village.issuer.publicKeys().stream().map(PublicKey::key).toList();
  }

  @Test
  void holdsForTheEntryItWasMadeFor() {
    Holds holds = assertInstanceOf(Holds.class, receipt.verify(keys));
    assertEquals(hold, holds.entry());
    assertEquals(HOLD_AT, holds.index());
    assertEquals(checkpoint.checkpoint().head(), holds.head());
    assertEquals(receipt, Receipt.parse(receipt.bytes()));
  }

  @Test
  void holdsUnderTheEd25519KeysAlone() {
    List<VerifierKey> classical = new ArrayList<>(issuerKeys());
    classical.add(village.logSigners.getFirst().verifierKey());
    assertInstanceOf(Holds.class, receipt.verify(TrustedKeys.of(classical)));
  }

  @Test
  void tellsKeysOfTheLogFromThoseOfItsIssuersByTheirNames() {
    assertEquals(Village.LOG.origin(), keys.origin());
    assertEquals(2, keys.log().size());
    assertEquals(2, keys.issuers().size());
  }

  @Test
  void doesNotTrustALogByItsMlDsaKeyAlone() {
    VerifierKey mlDsa = village.logSigners.getLast().verifierKey();
    assertThrows(Malformed.class, () -> TrustedKeys.of(List.of(mlDsa)));
    assertThrows(Malformed.class, () -> TrustedKeys.of(List.of()));
  }

  @Test
  void doesNotMixTheKeysOfTwoLogs() {
    List<VerifierKey> mixed = allKeys();
    mixed.add(Village.signer("city.example/ledger-of-another", 9).verifierKey());
    assertThrows(Malformed.class, () -> TrustedKeys.of(mixed));
  }

  @Test
  void aReceiptOfAnotherLogFails() {
    VerifierKey other = Village.signer("city.example/ledger", 9).verifierKey();
    assertFails(Fault.OTHER_LOG, receipt, TrustedKeys.of(List.of(other)));
  }

  @Test
  void aCheckpointThatOneLogKeyDidNotSignFails() {
    SignedNote half =
        new SignedNote(
            checkpoint.note().text(), List.of(checkpoint.note().signatures().getFirst()));
    Receipt weak = Receipt.of(hold, HOLD_AT, SignedCheckpoint.of(half), village::readLog);
    assertFails(Fault.CHECKPOINT_SIGNATURE, weak, keys);
  }

  @Test
  void aCheckpointSignedByAnImpostorOfTheSameNameFails() {
    NoteSigner impostor = Village.signer(Village.LOG.origin(), 9);
    SignedNote note = SignedNote.sign(checkpoint.note().text(), 0, List.of(impostor));
    Receipt forged = Receipt.of(hold, HOLD_AT, SignedCheckpoint.of(note), village::readLog);
    assertFails(Fault.CHECKPOINT_SIGNATURE, forged, keys);
  }

  @Test
  void anEntryAtAnotherIndexFails() {
    long size = checkpoint.checkpoint().size();
    TlogProof moved =
        TlogProof.of(hold.bytes(), 4, Inclusion.prove(4, size, village::readLog), checkpoint);
    assertFails(Fault.INCLUSION, Receipt.parse(moved.bytes()), keys);
    assertThrows(Malformed.class, () -> Receipt.of(hold, 4, checkpoint, village::readLog));
  }

  @Test
  void anIssuerThatIsNotTrustedFails() {
    List<VerifierKey> withoutDesk = new ArrayList<>(keys.log());
    withoutDesk.add(issuerKeys().getFirst());
    TrustedKeys billingOnly = TrustedKeys.of(withoutDesk);
    assertEquals(Village.LOG.origin() + "/billing", billingOnly.issuers().getFirst().name());
    assertFails(Fault.ISSUER_SIGNATURE, receipt, billingOnly);
  }

  @Test
  void aProofWithoutItsEntryIsNoReceipt() {
    TlogProof bare =
        TlogProof.of(
            new byte[0],
            HOLD_AT,
            Inclusion.prove(HOLD_AT, checkpoint.checkpoint().size(), village::readLog),
            checkpoint);
    assertThrows(Malformed.class, () -> Receipt.parse(bare.bytes()));
  }

  @Test
  void refusesAReceiptWithAnyBitFlipped() {
    SignedNote classical =
        new SignedNote(
            checkpoint.note().text(), List.of(checkpoint.note().signatures().getFirst()));
    Receipt small = Receipt.of(hold, HOLD_AT, SignedCheckpoint.of(classical), village::readLog);
    List<VerifierKey> required = new ArrayList<>(issuerKeys());
    required.add(village.logSigners.getFirst().verifierKey());
    for (int bit = 0; bit < small.bytes().length * 8; bit++) {
      assertRefused(flipped(small.bytes(), bit), TrustedKeys.of(required), bit);
    }
  }

  @Test
  void refusesAReceiptWithBothSignaturesAndOneBitOfAnyByteFlipped() {
    byte[] bytes = receipt.bytes();
    for (int at = 0; at < bytes.length; at++) {
      int bit = 8 * at + (at * 5 + 1) % 8;
      assertRefused(flipped(bytes, bit), keys, bit);
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }

  private static void assertRefused(byte[] bytes, TrustedKeys keys, int bit) {
    Receipt parsed;
    try {
      parsed = Receipt.parse(bytes);
    } catch (Malformed refused) {
      return;
    }
    assertInstanceOf(Fails.class, parsed.verify(keys), () -> "bit " + bit + "\n" + show(bytes));
  }

  private static String show(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static void assertFails(Fault fault, Receipt receipt, TrustedKeys keys) {
    assertEquals(fault, assertInstanceOf(Fails.class, receipt.verify(keys)).fault());
  }
}
