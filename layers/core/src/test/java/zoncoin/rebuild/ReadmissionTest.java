package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Kind;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Readmission.Reason;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;

/** An entry that was answered, and that neither the restored table nor the log has. */
final class ReadmissionTest {
  private final LostWindow lost = new LostWindow();

  @Test
  void whatMovesNothingIsSealedAsItWasPromised() {
    List<SignedEntry> promised = new ArrayList<>();
    promised.add(lost.answered(Village.enrol(LostWindow.CAROL)));
    promised.add(lost.answered(LostWindow.pay("pay", 5)));
    promised.add(
        lost.answered(new Request.Reverse(promised.getLast().entry().transaction(), "operator")));
    OperatorDesk desk =
        new OperatorDesk(lost.village.ledger(), lost.village.journal, new Random(2));
    var _ = desk.change(Kind.FREEZE, LostWindow.CAROL, new OperatorDesk.By("ana", "a lost laptop"));
    promised.add(lost.answered(lost.village.journal.head(LostWindow.CAROL).transaction()));
    OperatorDesk.Decided.Waits waits =
        assertInstanceOf(
            OperatorDesk.Decided.Waits.class,
            desk.propose(
                Village.ALICE,
                Amount.ofZnc(3),
                Optional.of(YearMonth.of(2028, 7)),
                new OperatorDesk.By("ana", "goodwill")));
    var _ = desk.approve(waits.proposal(), "ben");
    promised.add(lost.answered(waits.proposal()));
    CutRun.rebuilt(lost.rescue.run());
    promised.forEach(lost::assertReadmitted);
    promised.forEach(
        signed ->
            assertEquals(
                lost.village.journal.head(signed.entry().chain().getFirst().account()).standing(),
                lost.rescue.journal.head(signed.entry().chain().getFirst().account()).standing()));
    lost.assertSealed(promised);
  }

  @Test
  void aHoldComesWithItsRedemptionAndTheOtherSideIsAskedFirst() {
    lost.request(LostWindow.LOST);
    SignedEntry hold = lost.answered(LostWindow.LOST.hold());
    CutRun.rebuilt(lost.rescue.run());
    lost.assertReadmitted(hold);
    Redemption redemption =
        Redemption.of(
            lost.rescue.journal.item(Redemption.key(LostWindow.LOST.hold())).orElseThrow());
    assertEquals(LostWindow.LOST, redemption.order());
    Redemption.State.Sending sending =
        assertInstanceOf(Redemption.State.Sending.class, redemption.state());
    assertEquals(1, sending.tries(), "whoever claims it is the second, and asks");
    assertEquals(
        lost.village.journal.find(LostWindow.LOST.hold()).orElseThrow().request(),
        lost.rescue.journal.find(LostWindow.LOST.hold()).orElseThrow().request());
    lost.assertSealed(List.of(hold));
  }

  @Test
  void aHoldOfWhatNobodyOffersIsRefused() {
    SignedEntry hold = lost.answered(Village.hold("odd", Village.BOB, new Amount(17)));
    CutRun.rebuilt(lost.rescue.run());
    String why = lost.assertRefused(Reason.ITEMS, hold);
    assertTrue(why.contains("not in the catalogue in force"), why);
  }

  @Test
  void whatEndsAHoldEndsItsRedemption() {
    var _ = lost.redemptions().send(LostWindow.BOUGHT.hold());
    var _ = lost.redemptions().settle(LostWindow.BOUGHT.hold());
    SignedEntry settled = lost.answered(LostWindow.BOUGHT.hold().end());
    CutRun.rebuilt(lost.rescue.run());
    lost.assertReadmitted(settled);
    assertInstanceOf(
        Redemption.State.Settled.class,
        Redemption.of(
                lost.rescue.journal.item(Redemption.key(LostWindow.BOUGHT.hold())).orElseThrow())
            .state());
    assertEquals(
        List.of(), lost.rescue.journal.due(Redemption.FAMILY, lost.village.clock().instant(), 9));
    lost.assertSealed(List.of(settled));
  }

  /** Since the rebuild somebody claimed it: the other side may deliver now. */
  @Test
  void aReleaseIsRefusedOnceTheOtherSideMayHaveBeenAsked() {
    var _ = lost.redemptions().release(LostWindow.BOUGHT.hold(), Request.Cause.CANCELLED);
    SignedEntry released = lost.answered(LostWindow.BOUGHT.hold().end());
    CutRun.rebuilt(lost.rescue.run());
    Redemptions again =
        new Redemptions(
            lost.village.ledger(lost.rescue.journal),
            lost.rescue.journal,
            lost.village.clock(),
            new Random(3));
    assertInstanceOf(Redemptions.Result.Done.class, again.send(LostWindow.BOUGHT.hold()));
    assertTrue(lost.assertRefused(Reason.ITEMS, released).contains("zon operate fulfil"));
  }

  @Test
  void aReleaseGivesBackWhatNobodySent() {
    var _ = lost.redemptions().release(LostWindow.BOUGHT.hold(), Request.Cause.CANCELLED);
    SignedEntry released = lost.answered(LostWindow.BOUGHT.hold().end());
    CutRun.rebuilt(lost.rescue.run());
    lost.assertReadmitted(released);
    lost.assertSealed(List.of(released));
  }

  @Test
  void whatABillGaveIsGivenAnew() {
    lost.village.rich(Village.ALICE, Amount.ofZnc(1), "2028-08");
    SignedEntry vest = lost.answered(lost.village.journal.head(Village.ALICE).transaction());
    SignedEntry issue = lost.answered(issueBefore(vest));
    CutRun.rebuilt(lost.rescue.run());
    assertTrue(lost.assertRefused(Reason.ITEMS, issue).contains("newest delivery"));
    assertTrue(lost.assertRefused(Reason.TOO_EARLY, vest).contains("before it first"));
  }

  @Test
  void twiceIsOnceAndSaysWhereItIs() {
    SignedEntry paid = lost.answered(LostWindow.pay("pay", 5));
    CutRun.rebuilt(lost.rescue.run());
    lost.assertReadmitted(paid);
    assertEquals(
        new Readmission.Result.Readmitted(paid, false, OptionalLong.empty()), lost.readmit(paid));
    CutRun.seal(lost.rescue.sealer());
    long index = lost.rescue.heads.read().tree().size() - 1;
    assertEquals(
        new Readmission.Result.Readmitted(paid, false, OptionalLong.of(index)), lost.readmit(paid));
    SignedEntry sealed = lost.answered(LostWindow.BOUGHT.hold());
    assertFalse(
        assertInstanceOf(Readmission.Result.Readmitted.class, lost.readmit(sealed)).isNew());
  }

  private static TransactionId issueBefore(SignedEntry vest) {
    String id = vest.entry().transaction().text();
    String step = id.substring(id.lastIndexOf('.') + 1);
    return TransactionId.parse(id.replace("vest", "issue").replace("." + step, "." + step));
  }
}
