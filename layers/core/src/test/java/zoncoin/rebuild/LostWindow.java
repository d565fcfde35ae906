package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import zoncoin.audit.AuditReport;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Journal.Recorded;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Readmission.Reason;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Village;
import zoncoin.note.SignedCheckpoint;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.ReadmittedParts;
import zoncoin.redemption.Redemptions;

/** A village with a backup of its table, and whatever was answered after that and is lost. */
final class LostWindow {
  static final Account.Member CAROL = new Account.Member("777788889999");
  static final Order BOUGHT = order("bought");
  static final Order LOST = order("lost");

  final Village village = new Village();
  final Rescue rescue = story();

  static Order order(String key) {
    TransactionId id = TransactionId.ofCaller(Village.BOB.id(), key);
    return new Order(id, Village.BOB, "-", "support-hour", 1);
  }

  /** Bob bought something when the backup is made; what comes after is nowhere else. */
  Rescue story() {
    village.founded().rich(Village.ALICE, Amount.ofZnc(90), "2028-07");
    village.rich(Village.BOB, Amount.ofZnc(9_000), "2028-07");
    request(BOUGHT);
    CutRun.seal(village.sealer());
    return new Rescue(village);
  }

  Redemptions redemptions() {
    return new Redemptions(village.ledger(), village.journal, village.clock(), new Random(1));
  }

  void request(Order order) {
    assertInstanceOf(
        Redemptions.Result.Done.class, redemptions().request(order, Catalogue.sample()));
  }

  SignedEntry answered(Request request) {
    return village.post(request).signed();
  }

  SignedEntry answered(TransactionId id) {
    return village.journal.find(id).orElseThrow().signed();
  }

  static Request pay(String key, long znc) {
    return new Request.Transfer(
        TransactionId.ofCaller(Village.ALICE.id(), key),
        Village.ALICE.id(),
        Village.ALICE,
        Village.BOB,
        Amount.ofZnc(znc));
  }

  Readmission readmission(Journal port) {
    MemoryJournal journal = rescue.journal;
    return new Readmission(
        Village.LOG,
        port,
        village.waiting(),
        new ReadmittedParts(journal, Catalogues.of(Catalogue.sample())));
  }

  Readmission.Result readmit(SignedEntry signed) {
    return readmission(rescue.journal).readmit(signed);
  }

  void assertReadmitted(SignedEntry signed) {
    assertEquals(
        new Readmission.Result.Readmitted(signed, true, OptionalLong.empty()), readmit(signed));
  }

  String assertRefused(Reason reason, SignedEntry signed) {
    Optional<Recorded> before = rescue.journal.find(signed.entry().transaction());
    Readmission.Result.Refused refused =
        assertInstanceOf(Readmission.Result.Refused.class, readmit(signed));
    assertEquals(reason, refused.reason(), refused.detail());
    assertEquals(before, rescue.journal.find(signed.entry().transaction()));
    return refused.detail();
  }

  /** The log is sound and has those; what was promised can be proved. */
  void assertSealed(List<SignedEntry> promised) {
    CutRun.seal(rescue.sealer());
    AuditReport audit = rescue.audit();
    assertInstanceOf(AuditReport.Sound.class, audit, audit.toString());
    assertEquals(List.of(), village.alarms);
    SignedCheckpoint checkpoint =
        SignedCheckpoint.parse(village.readLog("checkpoint").orElseThrow());
    for (SignedEntry signed : promised) {
      long index =
          rescue.journal.find(signed.entry().transaction()).orElseThrow().logIndex().orElseThrow();
      Receipt receipt = Receipt.of(signed, index, checkpoint, village::readLog);
      assertInstanceOf(Verification.Holds.class, receipt.verify(Rescue.everyKey()));
    }
  }

  Readmission readmission(Rescue table, Journal port) {
    return new Readmission(
        Village.LOG,
        port,
        village.waiting(),
        new ReadmittedParts(table.journal, Catalogues.of(Catalogue.sample())));
  }
}
