package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Readmission.Reason;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Interruption;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Malformed;

/** What comes back only if nothing took its place, and nobody made it up. */
final class ReadmissionAttackTest {
  private static final NoteSigner BILLING = Village.signer(Village.LOG.origin() + "/billing", 3);
  private static final NoteSigner OLD = Village.signer(Village.LOG.origin() + "/desk", 4);
  private static final NoteSigner NEW = Village.signer(Village.LOG.origin() + "/desk", 40);

  private final LostWindow lost = new LostWindow();

  /** Whatever call of one the other comes before. */
  @Test
  void twiceAtOnceIsOnce() {
    SignedEntry paid = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    int moments = 0;
    boolean happened = true;
    while (happened) {
      Rescue table = lost.rescue.copy();
      List<Readmission.Result> results = new ArrayList<>();
      Interruption other =
          new Interruption(
              ++moments, () -> results.add(lost.readmission(table, table.journal).readmit(paid)));
      results.add(lost.readmission(table, Ports.journal(other, table.journal)).readmit(paid));
      happened = other.happened();
      long isNew =
          results.stream()
              .filter(result -> ((Readmission.Result.Readmitted) result).isNew())
              .count();
      assertEquals(1, isNew, results.toString());
      assertEquals(2, table.journal.head(Village.ALICE).sequence() - 2, "one step more");
    }
    assertTrue(moments > 5, "every call was one");
  }

  @Test
  void aFaultAtAnyCallLeavesItToBeReadmitted() {
    SignedEntry paid = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    for (int call = 0; call < 12; call++) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        Rescue table = lost.rescue.copy();
        Script script = Script.at(call, fault);
        try {
          var _ = lost.readmission(table, Ports.journal(script, table.journal)).readmit(paid);
        } catch (Weather.Crash | NotApplied | Unknown ended) {
          // Asked again.
        }
        script.settle();
        assertInstanceOf(
            Readmission.Result.Readmitted.class,
            lost.readmission(table, table.journal).readmit(paid));
        assertEquals(paid, table.journal.find(paid.entry().transaction()).orElseThrow().signed());
      }
    }
  }

  @Test
  void whatAnotherTookThePlaceOfIsRefused() {
    SignedEntry first = lost.answered(LostWindow.pay("first", 50));
    CutRun.rebuilt(lost.rescue.run());
    // The same lots, spent again by another name.
    Posted posted =
        lost.village.ledger(lost.rescue.journal).post(LostWindow.pay("second", 50), List.of());
    assertInstanceOf(Posted.Written.class, posted);
    String why = lost.assertRefused(Reason.REPLACED, first);
    assertTrue(why.contains("went on without it"), why);
    assertTrue(why.contains("zon operate adjust"), why);
    lost.assertSealed(List.of(((Posted.Written) posted).signed()));
  }

  /** Its own name, taken since: by the same request asked again, or by another. */
  @Test
  void whatWasAskedAgainSinceIsAnotherEntry() {
    SignedEntry first = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    lost.village.turnBy(Duration.ofMinutes(1));
    var _ = lost.village.ledger(lost.rescue.journal).post(LostWindow.pay("pay", 5), List.of());
    lost.assertRefused(Reason.OTHER_ENTRY, first);
  }

  @Test
  void whatComesBeforeIsReadmittedBefore() {
    SignedEntry first = lost.answered(LostWindow.pay("first", 5));
    SignedEntry reverse =
        lost.answered(new Request.Reverse(first.entry().transaction(), "operator"));
    CutRun.rebuilt(lost.rescue.run());
    assertTrue(lost.assertRefused(Reason.TOO_EARLY, reverse).contains("c.111122223333.first"));
    lost.assertReadmitted(first);
    lost.assertReadmitted(reverse);
    lost.assertSealed(List.of(first, reverse));
  }

  @Test
  void whatAnotherProgrammeSignedIsRefused() {
    CutRun.rebuilt(lost.rescue.run());
    Entry.Log otherLog = new Entry.Log("town.example/ledger", 3_600);
    lost.assertRefused(Reason.OTHER_LOG, byOther(otherLog, lost.village.issuer, lost.village));
    Issuer otherKeys =
        Issuer.of(
            Village.signer(Village.LOG.origin() + "/billing", 77),
            Village.signer(Village.LOG.origin() + "/desk", 78));
    lost.assertRefused(Reason.SIGNATURE, byOther(Village.LOG, otherKeys, lost.village));
    Issuer wrongDesk = Issuer.of(BILLING, BILLING);
    lost.assertRefused(Reason.SIGNATURE, byOther(Village.LOG, wrongDesk, lost.village));
  }

  /** Signed before or after the key was retired: it would be sealed after. */
  @Test
  void whatAKeySignedThatIsRetiredByNowIsRefused() {
    SignedEntry paid = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    Request change =
        new Request.NameKeys(
            TransactionId.ofKey(2),
            List.of(
                PublicKey.ofDesk(NEW.verifierKey(), Kind.Desk.DESK),
                new PublicKey(OLD.verifierKey(), Set.of())));
    var _ = lost.village.ledger(lost.rescue.journal).post(change, List.of());
    String why = lost.assertRefused(Reason.SIGNATURE, paid);
    assertTrue(why.contains("can be sealed no more"), why);
    CutRun.seal(lost.rescue.sealer());
    lost.assertRefused(Reason.SIGNATURE, paid);
    lost.assertRefused(Reason.SIGNATURE, byOther(Village.LOG, lost.village.issuer, lost.village));
    lost.assertSealed(List.of());
  }

  /** Every byte, one after the other: it is no entry any more, or nobody signed it. */
  @Test
  void whatIsNotByteForByteAsItWasIsRefused() {
    byte[] bytes = lost.answered(LostWindow.pay("pay", 5)).bytes();
    CutRun.rebuilt(lost.rescue.run());
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      SignedEntry signed;
      try {
        signed = SignedEntry.parse(changed);
      } catch (Malformed noEntry) {
        continue;
      }
      assertInstanceOf(Readmission.Result.Refused.class, lost.readmit(signed), "byte " + at);
    }
    assertEquals(
        Optional.empty(), lost.rescue.journal.find(LostWindow.pay("pay", 5).transaction()));
    assertThrows(Malformed.class, () -> SignedEntry.parse(new byte[0]));
  }

  @Test
  void whatIsDatedTooFarAheadWaitsOutside() {
    lost.village.turnBy(Duration.ofHours(2));
    SignedEntry paid = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    lost.village.turnBy(Duration.ofHours(-2));
    lost.assertRefused(Reason.AHEAD, paid);
  }

  @Test
  void whatTheProgrammeDecidesForItselfIsDoneAgain() {
    SignedEntry policy =
        lost.answered(
            new Request.ApplyPolicy(
                TransactionId.parse("policy.next-1"), zoncoin.tlog.Hash.sha256(new byte[] {7})));
    CutRun.rebuilt(lost.rescue.run());
    assertTrue(lost.assertRefused(Reason.ITEMS, policy).contains("policy"));
  }

  private static SignedEntry byOther(Entry.Log log, Issuer issuer, Village like) {
    MemoryJournal journal = like.journal.copy();
    Ledger.Programme programme = new Ledger.Programme(log, new Nonce.Key(Village.seed(5)), issuer);
    Posted posted =
        new Ledger(programme, journal, like.waiting()).post(LostWindow.pay("x", 1), List.of());
    return assertInstanceOf(Posted.Written.class, posted, posted.toString()).signed();
  }
}
