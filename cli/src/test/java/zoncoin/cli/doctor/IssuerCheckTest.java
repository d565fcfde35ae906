package zoncoin.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Item;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;

final class IssuerCheckTest {
  private static final String ORIGIN = "log.example";

  private final MemoryJournal journal = new MemoryJournal();
  private final Issuer both = Issuer.of(signer("/billing", 1), signer("/desk", 2));
  private final Ledger ledger = ledger(both);

  private Ledger ledger(Issuer issuer) {
    return new Ledger(
        new Ledger.Programme(new Entry.Log(ORIGIN, 60), new Nonce.Key(new byte[32]), issuer),
        journal,
        new Ledger.Waiting(() -> Instant.parse("2026-07-01T00:00:00Z"), new Random(1), m -> {}));
  }

  private static NoteSigner signer(String suffix, int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return Ed25519Signer.of(ORIGIN + suffix, seed);
  }

  private Verdict examine() {
    return new IssuerCheck(journal, ORIGIN).examine();
  }

  private void name(VerifierKey key, Set<Kind> kinds) {
    Request change =
        new Request.NameKeys(KeyChanges.read(journal).next(), List.of(new PublicKey(key, kinds)));
    assertInstanceOf(Posted.Written.class, ledger.post(change, List.of()));
  }

  private void found() {
    assertEquals(1, new Founding(ledger, journal, both).found().changes().size());
  }

  @Test
  void eachIssuersKeyIsToldSinceWhenItIs() {
    assertInstanceOf(Verdict.Bad.class, examine(), "nobody named any");
    found();
    assertEquals(
        new Verdict.Good("billing since 2026-07-01T00:00:00Z, desk since 2026-07-01T00:00:00Z"),
        examine());
  }

  @Test
  void aKeyThatIsNoDesksOrMaySignMoreIsToldOf() {
    for (NoteSigner signer : List.of(signer("/evil", 3), signer("/desk", 4))) {
      VerifierKey key = signer.verifierKey();
      IssuerCheckTest other = new IssuerCheckTest();
      other.found();
      other.name(key, EnumSet.of(Kind.ISSUE));
      Verdict.Bad bad = assertInstanceOf(Verdict.Bad.class, other.examine());
      assertTrue(bad.why().startsWith(key.toString()), bad::why);
      other.name(key, Set.of());
      assertInstanceOf(Verdict.Good.class, other.examine(), "it is retired");
    }
  }

  /** Whoever can write to the table can put one there, and nobody takes it. */
  @Test
  void aChangeThatNobodyEntitledSignedAndHoldsUpTheNextIsToldOf() {
    found();
    journal.stamp(List.of(TransactionId.ofKey(1)), 0);
    assertInstanceOf(Verdict.Good.class, examine());
    Issuer nobody = Issuer.of(signer("/billing", 8), signer("/desk", 9));
    Request forged = new Request.NameKeys(TransactionId.ofKey(2), nobody.publicKeys());
    assertInstanceOf(Posted.Written.class, ledger(nobody).post(forged, List.of()));
    Verdict.Bad bad = assertInstanceOf(Verdict.Bad.class, examine());
    assertTrue(bad.why().startsWith("key.2 is signed by nobody"), bad::why);
  }

  @Test
  void anIssuerWithoutAKeyIsToldOf() {
    found();
    name(both.signer(Kind.Desk.DESK).verifierKey(), Set.of());
    assertEquals("no key of desk may sign", assertInstanceOf(Verdict.Bad.class, examine()).why());
  }

  @Test
  void aKeyThatIsNamedAndNotInUseIsARotationThatStopped() {
    found();
    PublicKey next = PublicKey.ofDesk(signer("/desk", 5).verifierKey(), Kind.Desk.DESK);
    Map<String, String> noted =
        Map.of(
            "key",
            both.signer(Kind.Desk.DESK).verifierKey().toString(),
            "since",
            "2026-07-01T00:00:00Z");
    Item item = Item.first(new Item.Key("issuer-key", "desk"), noted, Optional.empty());
    assertTrue(journal.put(item));
    assertInstanceOf(Verdict.Good.class, examine());
    name(next.key(), next.kinds());
    Verdict.Bad bad = assertInstanceOf(Verdict.Bad.class, examine());
    assertTrue(bad.why().contains("stopped half way"), bad::why);
  }
}
