package zoncoin.rotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Interruption;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.RenewedSigner;
import zoncoin.note.VerifierKey;

final class RotationTest {
  private static final Kind.Desk BILLING = Kind.Desk.BILLING;
  private static final Kind.Desk DESK = Kind.Desk.DESK;
  private static final Rotated DONE = new Rotated.Done();
  private static final Duration HOUR = Rotation.SETTLED_AFTER;

  private final Mint mint = new Mint();

  private Set<Kind> kindsOf(Kind.Desk desk, String version) {
    return mint.ring().kindsOf(mint.key(desk, version));
  }

  private static Set<Kind> all(Mint mint, Kind.Desk desk) {
    return PublicKey.ofDesk(mint.key(desk, "v1"), desk).kinds();
  }

  @Test
  void bothIssuersGetAnotherKeyAndWhatEitherSignedStands() {
    mint.post(mint.function, "before");
    for (Kind.Desk desk : Mint.DESKS) {
      mint.rotate(desk, "v2");
      assertEquals("v2", mint.seeds(desk).labels().current());
      assertEquals(all(mint, desk), kindsOf(desk, "v2"));
      assertEquals(all(mint, desk), kindsOf(desk, "v1"), "what is in use is not retired");
    }
    assertEquals(List.of("key.1 2", "key.2 1", "key.3 1"), mint.changes());
    mint.post(mint.function, "by-functions-that-fetched-the-old-one");
    mint.village.turnBy(RenewedSigner.RENEWED_AFTER);
    mint.post(mint.function, "by-the-new-one");
    mint.assertSound();
    assertEquals("v2", signedBy("c.111122223333.by-the-new-one"));
    assertEquals("v1", signedBy("c.111122223333.by-functions-that-fetched-the-old-one"));
  }

  private String signedBy(String transaction) {
    Journal.Recorded found =
        mint.village.journal.find(TransactionId.parse(transaction)).orElseThrow();
    int keyId = found.signed().signature().keyId();
    return List.of("v1", "v2").stream()
        .filter(version -> mint.key(DESK, version).keyId() == keyId)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRotationAfterRetiresWhatTheOneBeforeReplaced() {
    mint.rotate(BILLING, "v2");
    mint.village.turnBy(HOUR);
    mint.post(mint.function, "one");
    mint.rotate(BILLING, "v3");
    assertEquals(Set.of(), kindsOf(BILLING, "v1"));
    assertEquals(all(mint, BILLING), kindsOf(BILLING, "v2"));
    assertEquals(all(mint, BILLING), kindsOf(BILLING, "v3"));
    mint.village.turnBy(HOUR);
    mint.post(mint.function, "two");
    mint.rotate(BILLING, "v4");
    assertEquals(Set.of(), kindsOf(BILLING, "v2"));
    assertEquals(List.of("key.1 2", "key.2 1", "key.3 2", "key.4 2"), mint.changes());
    mint.village.turnBy(HOUR);
    mint.post(mint.function, "three");
    mint.assertSound();
  }

  @Test
  void aRotationThatWouldRetireWhatMayBeOnItsWayIsRefusedAndChangesNothing() {
    mint.rotate(DESK, "v2");
    mint.village.turnBy(HOUR.minusMillis(1));
    mint.seeds(DESK).begin("v3");
    Rotation rotation = mint.rotation(Weather.FAIR);
    assertInstanceOf(Rotated.TooSoon.class, Mint.steps(rotation, DESK, "v3"));
    assertTrue(mint.seeds(DESK).read("v3").isEmpty());
    mint.village.turnBy(Duration.ofMillis(1));
    assertEquals(DONE, Mint.steps(rotation, DESK, "v3"));
  }

  /** A table restored or rebuilt has lost since when; so has a process that ended too early. */
  @Test
  void sinceWhenAKeyIsInUseIsAnHourAgoOnlyIfSomebodyNotedIt() {
    mint.rotate(DESK, "v2");
    mint.village.turnBy(HOUR.multipliedBy(9));
    // As if nobody had noted that v2 is current: it is noted by whoever comes next.
    mint.seeds(DESK).begin("v3");
    mint.seeds(DESK).keep("v3", Village.seed(99));
    assertTrue(mint.seeds(DESK).promote("v3", "v2"));
    mint.seeds(DESK).begin("v4");
    Rotation rotation = mint.rotation(Weather.FAIR);
    assertInstanceOf(Rotated.TooSoon.class, rotation.create(DESK, "v4"));
    mint.village.turnBy(HOUR);
    assertEquals(DONE, rotation.create(DESK, "v4"));
  }

  @Test
  void aKeyThatWasNamedAndNeverUsedIsRetiredAnHourAfterItWasNamed() {
    Rotation rotation = mint.rotation(Weather.FAIR);
    mint.seeds(DESK).begin("given-up");
    assertEquals(DONE, rotation.create(DESK, "given-up"));
    assertEquals(DONE, rotation.set(DESK, "given-up"));
    mint.seeds(DESK).begin("v2");
    assertInstanceOf(Rotated.TooSoon.class, rotation.create(DESK, "v2"));
    mint.village.turnBy(HOUR);
    assertEquals(DONE, rotation.create(DESK, "v2"));
    assertEquals(DONE, rotation.set(DESK, "v2"));
    assertEquals(Set.of(), kindsOf(DESK, "given-up"));
    mint.seeds(DESK).begin("given-up");
    assertInstanceOf(Rotated.Retired.class, rotation.set(DESK, "given-up"));
    assertInstanceOf(Rotated.NotSealed.class, rotation.finish(DESK, "given-up"));
    assertEquals("v1", mint.seeds(DESK).labels().current());
  }

  /** Every call of a whole rotation meets every fault; then it is begun again as it is retried. */
  @Test
  void whereverARotationStopsGoingOnMakesOneNewKey() {
    for (Kind.Desk desk : Mint.DESKS) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        int call = 1;
        while (stopsAt(call, desk, fault)) {
          call++;
        }
        assertTrue(call > 20, "calls of a rotation: " + call);
      }
    }
  }

  private static boolean stopsAt(int call, Kind.Desk desk, Weather.Fault fault) {
    Mint mint = new Mint();
    mint.seeds(desk).begin("v2");
    List<Runnable> late = new java.util.ArrayList<>();
    int[] calls = {0};
    Weather weather =
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, Supplier<T> real) {
            boolean isHit = ++calls[0] == call && (isWrite || fault.happensToReads());
            return isHit ? fault.happen(name, real, late::add) : real.get();
          }
        };
    try {
      var _ = Mint.steps(mint.rotation(weather), desk, "v2");
    } catch (Weather.Crash | zoncoin.ledger.NotApplied | zoncoin.ledger.Unknown stopped) {
      // Secrets Manager calls again.
    }
    assertEquals(DONE, Mint.steps(mint.rotation(Weather.FAIR), desk, "v2"));
    late.forEach(Runnable::run);
    assertEquals(List.of("key.1 2", "key.2 1"), mint.changes());
    assertEquals("v2", mint.seeds(desk).labels().current());
    assertEquals(all(mint, desk), mint.ring().kindsOf(mint.key(desk, "v2")));
    mint.village.turnBy(RenewedSigner.RENEWED_AFTER);
    mint.post(mint.function, "after");
    mint.assertSound();
    return calls[0] >= call;
  }

  /** Before every call of one rotation, the whole of another. */
  @Test
  void twoRotationsAtOnceEachGetTheirKey() {
    for (Kind.Desk desk : Mint.DESKS) {
      Kind.Desk other = desk == DESK ? BILLING : DESK;
      for (int call = 1; ; call++) {
        Mint mint = new Mint();
        mint.seeds(desk).begin("v2");
        Interruption interruption = new Interruption(call, () -> mint.rotate(other, "v2"));
        assertEquals(DONE, Mint.steps(mint.rotation(interruption), desk, "v2"));
        if (!interruption.happened()) {
          break;
        }
        assertEquals(List.of("key.1 2", "key.2 1", "key.3 1"), mint.changes());
        mint.village.turnBy(RenewedSigner.RENEWED_AFTER);
        mint.post(mint.function, "after");
        mint.assertSound();
      }
    }
  }

  @Test
  void twoThatRotateToOneVersionAtOnceMakeOneKey() {
    for (Kind.Desk desk : Mint.DESKS) {
      for (int call = 1; ; call++) {
        Mint mint = new Mint();
        mint.seeds(desk).begin("v2");
        Interruption interruption =
            new Interruption(
                call,
                () -> assertEquals(DONE, Mint.steps(mint.rotation(Weather.FAIR), desk, "v2")));
        if (!Mint.steps(mint.rotation(interruption), desk, "v2").equals(DONE)) {
          // The other came to the end between two looks of this one, which is asked again.
          assertEquals(DONE, Mint.steps(mint.rotation(Weather.FAIR), desk, "v2"));
        }
        if (!interruption.happened()) {
          break;
        }
        assertEquals(List.of("key.1 2", "key.2 1"), mint.changes());
        assertEquals("v2", mint.seeds(desk).labels().current());
        mint.assertSound();
      }
    }
  }

  private static final List<BiFunction<Rotation, String, Rotated>> STEPS =
      List.of(
          (rotation, version) -> rotation.create(DESK, version),
          (rotation, version) -> rotation.set(DESK, version),
          (rotation, version) -> rotation.test(DESK, version),
          (rotation, version) -> rotation.finish(DESK, version));

  @Test
  void noStepIsTakenForAVersionThatNobodyBegan() {
    Rotation rotation = mint.rotation(Weather.FAIR);
    mint.seeds(DESK).begin("v2");
    for (BiFunction<Rotation, String, Rotated> step : STEPS) {
      assertEquals(new Rotated.NotPending("v9"), step.apply(rotation, "v9"));
    }
    assertEquals(List.of("key.1 2"), mint.changes());
  }

  @Test
  void noStepIsTakenBeforeTheOneItRestsOn() {
    Rotation rotation = mint.rotation(Weather.FAIR);
    mint.seeds(DESK).begin("v2");
    assertEquals(new Rotated.NoSeed("v2"), rotation.set(DESK, "v2"));
    assertEquals(new Rotated.NoSeed("v2"), rotation.finish(DESK, "v2"));
    assertEquals(DONE, rotation.create(DESK, "v2"));
    assertInstanceOf(Rotated.NotSealed.class, rotation.test(DESK, "v2"));
    assertInstanceOf(Rotated.NotSealed.class, rotation.finish(DESK, "v2"));
    assertEquals(DONE, rotation.set(DESK, "v2"));
    assertInstanceOf(Rotated.NotSealed.class, rotation.finish(DESK, "v2"), "not in the log yet");
    assertEquals("v1", mint.seeds(DESK).labels().current());
    assertEquals(DONE, rotation.test(DESK, "v2"));
    assertEquals(DONE, rotation.finish(DESK, "v2"));
  }

  @Test
  void afterItsEndEveryStepIsDoneAndChangesNothing() {
    mint.rotate(DESK, "v2");
    byte[] seed = mint.seeds(DESK).read("v2").orElseThrow();
    for (BiFunction<Rotation, String, Rotated> step : STEPS) {
      assertEquals(DONE, step.apply(mint.rotation(Weather.FAIR), "v2"));
    }
    assertArrayEquals(seed, mint.seeds(DESK).read("v2").orElseThrow());
    assertEquals(List.of("key.1 2", "key.2 1"), mint.changes());
  }

  /** Secrets Manager calls the third step alone, with a version it takes away again. */
  @Test
  void beingTriedOutIsNoRotation() {
    Rotation rotation = mint.rotation(Weather.FAIR);
    mint.seeds(DESK).begin("trial");
    assertEquals(DONE, rotation.test(DESK, "trial"));
    mint.seeds(DESK).keep("trial", Village.seed(4));
    assertEquals(DONE, rotation.test(DESK, "trial"));
    assertInstanceOf(Rotated.SameSeed.class, rotation.set(DESK, "trial"));
    assertInstanceOf(Rotated.SameSeed.class, rotation.finish(DESK, "trial"));
    assertEquals("v1", mint.seeds(DESK).labels().current());
    assertEquals(List.of("key.1 2"), mint.changes());
  }

  @Test
  void aSealerThatStandsStillFailsTheStepAfterAHundredSecondsAndChangesNothing() {
    Rotation rotation = mint.rotation(Weather.FAIR);
    mint.seeds(DESK).begin("v2");
    assertEquals(DONE, rotation.create(DESK, "v2"));
    // Forged in the place of the change: no sealer takes it, and with it none after it.
    SignedEntry change =
        ((Posted.Written)
                mint.village
                    .ledger()
                    .post(
                        new Request.ApplyPolicy(TransactionId.ofKey(2), zoncoin.tlog.Hash.EMPTY),
                        List.of()))
            .signed();
    assertEquals(Kind.POLICY, change.entry().kind());
    assertEquals(DONE, rotation.set(DESK, "v2"));
    assertEquals(List.of("key.1 2", "key.2 0", "key.3 1"), mint.changes());
    assertInstanceOf(Rotated.NotSealed.class, rotation.test(DESK, "v2"));
    assertInstanceOf(Rotated.NotSealed.class, rotation.finish(DESK, "v2"));
    assertEquals("v1", mint.seeds(DESK).labels().current());
    // Whoever may write to the table takes it away, and the rotation goes on.
    mint.village.journal.lose(TransactionId.ofKey(2));
    assertEquals(DONE, rotation.set(DESK, "v2"));
    assertEquals(DONE, rotation.test(DESK, "v2"));
    assertEquals(DONE, rotation.finish(DESK, "v2"));
    assertEquals("v2", mint.seeds(DESK).labels().current());
  }

  @Test
  void seedsOfAnotherLedgerNameNothing() {
    for (Kind.Desk wrong : Mint.DESKS) {
      Mint mint = new Mint();
      mint.seeds(wrong).begin("foreign");
      mint.seeds(wrong).keep("foreign", Village.seed(9));
      assertTrue(mint.seeds(wrong).promote("foreign", "v1"));
      Rotation rotation = mint.rotation(Weather.FAIR);
      mint.village.turnBy(HOUR);
      for (Kind.Desk desk : Mint.DESKS) {
        mint.seeds(desk).begin("v2");
        mint.seeds(desk).keep("v2", Village.seed(10));
        boolean isRefused = rotation.set(desk, "v2") instanceof Rotated.NotEntitled;
        assertEquals(desk == wrong || wrong == BILLING, isRefused, wrong + " " + desk);
      }
    }
  }

  /** With the key and the table: all of it is over once the table is closed to the thief. */
  @Test
  void whateverAThiefNamedIsRetiredByTheNextRotationAnHourLater() {
    VerifierKey strange = Village.signer(Village.LOG.origin() + "/evil", 66).verifierKey();
    VerifierKey alike = Village.signer(Village.LOG.origin() + "/billing", 67).verifierKey();
    mint.village.post(
        new Request.NameKeys(
            TransactionId.ofKey(2),
            List.of(PublicKey.ofDesk(strange, BILLING), PublicKey.ofDesk(alike, BILLING))));
    mint.seeds(BILLING).begin("v2");
    // Nobody noted since when the current key is in use: it is noted now.
    assertInstanceOf(Rotated.TooSoon.class, mint.rotation(Weather.FAIR).create(BILLING, "v2"));
    mint.village.turnBy(HOUR);
    mint.rotate(BILLING, "v2");
    for (VerifierKey named : List.of(strange, alike)) {
      assertEquals(Set.of(), mint.ring().kindsOf(named));
    }
    assertEquals(all(mint, DESK), kindsOf(DESK, "v1"));
    mint.assertSound();
  }

  @Test
  void aRetiredKeyNamesNoOtherAndTheDesksNeverDid() {
    mint.rotate(BILLING, "v2");
    mint.village.turnBy(HOUR);
    mint.rotate(BILLING, "v3");
    mint.assertSound();
    SignedEntry genuine = mint.village.journal.find(TransactionId.ofKey(3)).orElseThrow().signed();
    KeyRing ring = mint.ring();
    assertTrue(ring.check(genuine).isEmpty());
    for (Issuer thief :
        List.of(
            Issuer.of(BILLING, mint.signer(BILLING, "v1")),
            Issuer.of(BILLING, mint.signer(DESK, "v1")))) {
      SignedEntry forged = thief.sign(genuine.entry());
      assertEquals(KeyRing.Fault.KIND_NOT_ALLOWED, ring.check(forged).orElseThrow());
    }
    assertFalse(kindsOf(DESK, "v1").contains(Kind.KEY));
  }
}
