package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;

/** A change of keys while entries wait that were signed before and after it. */
final class KeyChangeTest {
  private static final NoteSigner BILLING = Village.signer(Village.LOG.origin() + "/billing", 3);
  private static final NoteSigner OLD = Village.signer(Village.LOG.origin() + "/desk", 4);
  private static final NoteSigner NEW = Village.signer(Village.LOG.origin() + "/desk", 40);
  private static final TransactionId KEY_2 = TransactionId.ofKey(2);

  private final SealingTown town =
      SealingTown.withOneKey(
          new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07"));

  private void post(NoteSigner desk, Request request) {
    Ledger.Programme programme =
        new Ledger.Programme(Village.LOG, new Nonce.Key(new byte[32]), Issuer.of(BILLING, desk));
    Ledger.Waiting waiting = new Ledger.Waiting(town.village.clock(), new Random(1), millis -> {});
    Ledger ledger = new Ledger(programme, town.village.journal, waiting);
    assertInstanceOf(Posted.Written.class, ledger.post(request, List.of()));
  }

  private static Request hold(String key) {
    return Village.hold(key, Village.ALICE, Amount.ofZnc(1));
  }

  /** The new key may sign what the old one could, and the old one nothing more. */
  private static Request change() {
    return new Request.NameKeys(
        KEY_2,
        List.of(
            PublicKey.ofDesk(NEW.verifierKey(), Kind.Desk.DESK),
            new PublicKey(OLD.verifierKey(), Set.of())));
  }

  private List<String> log() {
    List<String> ids = new ArrayList<>();
    for (byte[] leaf : LogCheck.leaves(town.village)) {
      ids.add(SignedEntry.parse(leaf).entry().transaction().text());
    }
    return ids;
  }

  @Test
  void whatTheOldKeySignedGoesBeforeItsRetirementAndWhatTheNewOneSignedAfter() {
    post(OLD, hold("old"));
    post(BILLING, change());
    post(NEW, hold("new"));
    town.sealUntilIdle();
    town.assertSound();
    assertEquals(
        List.of("c.111122223333.old", "key.2", "c.111122223333.new"),
        log().subList(log().size() - 3, log().size()));
  }

  @Test
  void whatTheRetiredKeySignsLaterIsQuarantined() {
    post(BILLING, change());
    town.sealUntilIdle();
    post(OLD, hold("old"));
    town.sealUntilIdle();
    assertEquals(
        Set.of(TransactionId.ofCaller(Village.ALICE.id(), "old")),
        town.village.journal.quarantined().keySet());
  }

  /** The keys are named and used between two reads of a run. */
  @Test
  void whatTheNewKeySignedIsNotTakenForForgedByARunThatLookedForTheKeyTooEarly() {
    for (int moment = 0; moment < 40; moment++) {
      KeyChangeTest test = new KeyChangeTest();
      int[] calls = {0};
      int when = moment;
      test.town.sealOnce(
          new Weather() {
            @Override
            public <T> T call(String name, boolean isWrite, Supplier<T> real) {
              if (calls[0]++ == when) {
                test.post(BILLING, change());
                test.post(NEW, hold("new"));
              }
              return real.get();
            }
          });
      test.town.sealUntilIdle();
      test.town.assertSound();
    }
  }

  @Test
  void twoChangesInOneRunGoInTheirOrder() {
    post(BILLING, change());
    post(
        BILLING,
        new Request.NameKeys(
            TransactionId.ofKey(3), List.of(PublicKey.ofDesk(OLD.verifierKey(), Kind.Desk.DESK))));
    post(OLD, hold("again"));
    town.sealUntilIdle();
    town.assertSound();
  }

  @Test
  void aChangeWaitsWhileMoreWaitsThanOneRunTakes() {
    for (int number = 0; number < 5; number++) {
      post(OLD, hold("old-" + number));
    }
    post(BILLING, change());
    Batch batch =
        new Batch(town.village.journal, Village.LOG, new Batch.Limits(8, 1 << 20, 9, Instant.MAX));
    batch.take();
    assertEquals(8, batch.entries().size());
    assertTrue(batch.wrong().isEmpty());
    assertTrue(
        batch.entries().stream().noneMatch(signed -> signed.entry().transaction().equals(KEY_2)));
  }

  @Test
  void aChangeOfKeysByTheDeskOrByAnotherNameIsQuarantined() {
    Village other = new Village();
    Entry change = other.post(change()).signed().entry();
    Issuer desk = Issuer.of(OLD, OLD);
    town.village.journal.forge(KEY_2, desk.sign(change).bytes());
    Entry named =
        other.post(new Request.NameKeys(TransactionId.parse("k"), keys())).signed().entry();
    town.village.journal.forge(named.transaction(), other.issuer.sign(named).bytes());
    town.sealUntilIdle();
    town.sealUntilIdle();
    assertEquals(Set.of(KEY_2, named.transaction()), town.village.journal.quarantined().keySet());
    assertEquals(5, log().size());
  }

  private static List<PublicKey> keys() {
    return List.of(PublicKey.ofDesk(NEW.verifierKey(), Kind.Desk.DESK));
  }

  @Test
  void noOtherKindTakesTheNameOfAChangeOfKeys() {
    Village other = new Village();
    Entry policy =
        other.post(new Request.ApplyPolicy(KEY_2, zoncoin.tlog.Hash.EMPTY)).signed().entry();
    town.village.journal.forge(KEY_2, other.issuer.sign(policy).bytes());
    town.sealUntilIdle();
    assertEquals(Set.of(KEY_2), town.village.journal.quarantined().keySet());
  }
}
