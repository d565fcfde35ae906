package zoncoin.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;

/** What somebody could put among what waits: it is never sealed, and the others go on. */
final class ForgedTest {
  private static final TransactionId FORGED = TransactionId.parse("c.111122223333.forged");
  private static final Account.Member MALLORY = new Account.Member("666666666666");
  private static final Village RICH =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");

  /** What is put there. */
  enum Forgery {
    NOT_AN_ENTRY("form") {
      @Override
      byte[] leaf(Village village) {
        return "I owe Mallory 1,000 ZNC\n".getBytes(UTF_8);
      }
    },
    NOTHING("form") {
      @Override
      byte[] leaf(Village village) {
        return new byte[0];
      }
    },
    ONE_BIT_OF_THE_SIGNATURE("signature: bad_signature") {
      @Override
      byte[] leaf(Village village) {
        byte[] leaf = signed(village.issuer, enrol(Village.LOG)).bytes();
        // The fourth letter of the last group of four but one: inside the signature.
        leaf[leaf.length - 7] = (byte) (leaf[leaf.length - 7] == 'A' ? 'B' : 'A');
        return leaf;
      }
    },
    ANOTHER_TEXT_UNDER_A_GOOD_SIGNATURE("signature: bad_signature") {
      @Override
      byte[] leaf(Village village) {
        String good = new String(signed(village.issuer, enrol(Village.LOG)).bytes(), UTF_8);
        return good.replace("T09:30:00", "T09:30:01").getBytes(UTF_8);
      }
    },
    AN_UNKNOWN_KEY("signature: unknown_key") {
      @Override
      byte[] leaf(Village village) {
        NoteSigner mine = Village.signer(Village.LOG.origin() + "/desk", 77);
        return signed(Issuer.of(mine, mine), enrol(Village.LOG)).bytes();
      }
    },
    A_KEY_THAT_MAY_NOT("signature: kind_not_allowed") {
      @Override
      byte[] leaf(Village village) {
        // What the desk's key cannot do, because it faces the internet: mint.
        NoteSigner desk = Village.signer(Village.LOG.origin() + "/desk", 4);
        return signed(Issuer.of(desk, desk), policy(FORGED)).bytes();
      }
    },
    ANOTHER_ID("kept under another id") {
      @Override
      byte[] leaf(Village village) {
        return village.journal.find(TransactionId.ofKey(1)).orElseThrow().signed().bytes();
      }
    },
    ANOTHER_LOG("is for the log") {
      @Override
      byte[] leaf(Village village) {
        return signed(village.issuer, enrol(new Entry.Log("another.example/log", 3_600))).bytes();
      }
    },
    A_STEP_THAT_IS_ANOTHERS("is not step 1 of") {
      @Override
      byte[] leaf(Village village) {
        Chain chain = new Chain(Village.ALICE, 1, Hash.EMPTY);
        return signed(village.issuer, entry(Village.LOG, Kind.ENROL, chain)).bytes();
      }
    },
    /** Nothing is wrong with it but that no account took this step: it waits, and is told. */
    A_STEP_THAT_NOBODY_TOOK("") {
      @Override
      byte[] leaf(Village village) {
        return signed(village.issuer, enrol(Village.LOG)).bytes();
      }
    };

    private final String why;

    Forgery(String why) {
      this.why = why;
    }

    abstract byte[] leaf(Village village);
  }

  @ParameterizedTest
  @EnumSource
  void isNeverSealedAndTheOthersGoOn(Forgery forgery) {
    SealingTown town = SealingTown.withOneKey(RICH.copy());
    town.village.journal.forge(FORGED, forgery.leaf(town.village));
    town.village.post(Village.hold("after", Village.ALICE, Amount.ofZnc(1)));
    town.village.turnTo("2026-07-18T09:31:01Z");
    town.sealUntilIdle();
    assertEquals(6, LogCheck.leaves(town.village).size());
    assertFalseSealed(town);
    if (forgery.why.isEmpty()) {
      assertEquals(List.of(FORGED), town.village.journal.list(10));
      assertTrue(town.village.alarms.stream().anyMatch(Alarms.Alarm.Late.class::isInstance));
    } else {
      String why = Optional.ofNullable(town.village.journal.quarantined().get(FORGED)).orElse("");
      assertTrue(why.contains(forgery.why.equals("form") ? "" : forgery.why), why);
      assertEquals(
          List.of(new Alarms.Alarm.Quarantined(FORGED, why)),
          town.village.alarms.stream().filter(Alarms.Alarm.Quarantined.class::isInstance).toList());
      town.village.alarms.clear();
      town.assertSound();
    }
  }

  private static void assertFalseSealed(SealingTown town) {
    for (byte[] leaf : LogCheck.leaves(town.village)) {
      TransactionId id = SignedEntry.parse(leaf).entry().transaction();
      assertTrue(!id.equals(FORGED), "the forged one is not in the log");
    }
  }

  @Test
  void aWrongHashOfTheStepBeforeIsQuarantinedAndItsSuccessorsWait() {
    SealingTown town = SealingTown.withOneKey(new SealingTown(RICH.copy()).village);
    TransactionId held = TransactionId.ofCaller(Village.ALICE.id(), "a");
    town.sealUntilIdle();
    town.village.post(Village.hold("a", Village.ALICE, Amount.ofZnc(1)));
    town.village.post(Village.hold("b", Village.ALICE, Amount.ofZnc(1)));
    town.village.post(Village.enrol(MALLORY));
    Entry real = town.village.journal.find(held).orElseThrow().signed().entry();
    Chain link = real.chain().getFirst();
    Chain wrong = new Chain(link.account(), link.sequence(), Hash.sha256(new byte[] {1}));
    Entry forged =
        new Entry(
            real.log(),
            real.transaction(),
            real.kind(),
            real.time(),
            real.postings(),
            List.of(wrong),
            real.reference(),
            real.request(),
            real.evidence(),
            List.of(),
            Optional.empty(),
            real.nonce());
    town.village.journal.forge(held, signed(town.village.issuer, forged).bytes());
    town.sealOnce(Weather.FAIR);
    assertEquals(6, LogCheck.leaves(town.village).size(), "Mallory's entry went on");
    assertEquals(
        Optional.of("does not name the entry before it on member:111122223333"),
        Optional.ofNullable(town.village.journal.quarantined().get(held)));
  }

  @Test
  void anAlarmIsRaisedEvenIfTheRunEndsAtTheQuarantine() {
    SealingTown town = SealingTown.withOneKey(RICH.copy());
    town.village.journal.forge(FORGED, new byte[] {1});
    Script fair = Script.fair();
    SealingTown other = SealingTown.withOneKey(RICH.copy());
    other.village.journal.forge(FORGED, new byte[] {1});
    other.sealOnce(fair);
    int quarantine = fair.calls().indexOf("unsealed.quarantine");
    town.sealOnce(Script.at(quarantine, Fault.CRASH_AFTER));
    assertEquals(1, town.village.alarms.size());
    assertInstanceOf(Alarms.Alarm.Quarantined.class, town.village.alarms.getFirst());
  }

  @Test
  void moreThanARunLooksAtInOneGlanceMayWaitAndTheOthersGoOn() {
    SealingTown town = SealingTown.withOneKey(new Village());
    for (int forged = 0; forged < Sealer.MAX_ENTRIES + 10; forged++) {
      town.village.journal.forge(TransactionId.parse("f." + forged), waitsForEver(forged));
    }
    town.village.founded();
    town.sealUntilIdle();
    assertEquals(3, LogCheck.leaves(town.village).size());
  }

  private static byte[] waitsForEver(int number) {
    Entry entry = policy(TransactionId.parse("f." + number));
    List<Entry> one = new ArrayList<>(List.of(entry));
    Entry first = one.getFirst();
    Entry waiting =
        new Entry(
            first.log(),
            first.transaction(),
            Kind.ENROL,
            first.time(),
            List.of(),
            List.of(new Chain(MALLORY, 1, Hash.EMPTY)),
            Optional.empty(),
            first.request(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            first.nonce());
    return signed(new Village().issuer, waiting).bytes();
  }

  private static SignedEntry signed(Issuer issuer, Entry entry) {
    return issuer.sign(entry);
  }

  private static Entry enrol(Entry.Log log) {
    return entry(log, Kind.ENROL, new Chain(MALLORY, 1, Hash.EMPTY));
  }

  private static Entry entry(Entry.Log log, Kind kind, Chain chain) {
    Entry policy = policy(FORGED);
    return new Entry(
        log,
        FORGED,
        kind,
        policy.time(),
        List.of(),
        List.of(chain),
        Optional.empty(),
        policy.request(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        policy.nonce());
  }

  /** The entry of a policy, as the ledger makes it. */
  private static Entry policy(TransactionId id) {
    Village village = new Village();
    Ledger ledger = village.ledger();
    var _ = ledger.post(new Request.ApplyPolicy(id, Hash.EMPTY), List.of());
    Entry entry = village.journal.find(id).orElseThrow().signed().entry();
    Nonce nonce = entry.nonce();
    assertEquals(Kind.POLICY, entry.kind(), nonce.base64());
    return entry;
  }
}
