package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.assertSound;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.EntryBundle;

/** Entries in their form, rightly signed and chained, that move coins as none may. */
final class WrongCoinsTest {
  private final Scribe scribe =
      Scribe.founded().rich(ALICE, 100, "2026-08").rich(ALICE, 100, "2028-07");

  private void assertLastBreaks(Rule... rules) {
    assertFinds(audit(scribe.seal().reader()), scribe.size() - 1, rules);
  }

  private Scribe.Draft hold(String id, long soon, long late) {
    Scribe.Draft hold = scribe.entry("hold", id).post(ALICE, "held", soon + late);
    if (soon > 0) {
      hold.post(ALICE, "lot:2026-08", -soon);
    }
    return late > 0 ? hold.post(ALICE, "lot:2028-07", -late) : hold;
  }

  private Scribe.Draft end(String kind, String id, String hold, long held) {
    return scribe.entry(kind, id).referring(hold).post(ALICE, "held", -held);
  }

  private Scribe.Draft settle(String hold, long held) {
    return end("settle", hold + ".end", hold, held)
        .post("program:redemption:support-hour", "total", held);
  }

  private Scribe.Draft give(String id, long zon) {
    return scribe
        .entry("transfer", id)
        .post(ALICE, "lot:2026-08", -zon)
        .post(BOB, "gift:2026-08", zon);
  }

  @Test
  void aHoldThatDrawsSoonestFirstIsSound() {
    hold("h", 100, 50).sign();
    settle("h", 150).sign();
    assertSound(audit(scribe.seal().reader()));
  }

  @Test
  void moreThanThereIs() {
    hold("h", 100, 101).sign();
    assertLastBreaks(Rule.BUCKET);
  }

  @Test
  void aLaterLotBeforeASoonerOne() {
    hold("h", 99, 1).sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aTransferOfALaterLotBeforeASoonerOne() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2028-07", -10)
        .post(BOB, "gift:2028-07", 10)
        .sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aMonthThatIsOver() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    hold("h", 10, 0).sign();
    assertLastBreaks(Rule.MONTH);
  }

  @Test
  void aMonthThatIsOverIsPassedOver() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    hold("h", 0, 10).sign();
    assertSound(audit(scribe.seal().reader()));
  }

  @Test
  void giftsMayBeLeftAsideByAHoldAndNotByATransfer() {
    give("t1", 100).sign();
    scribe.rich(BOB, 100, "2028-07");
    scribe.entry("hold", "h").post(BOB, "held", 5).post(BOB, "lot:2028-07", -5).sign();
    assertSound(audit(scribe.seal().reader()));
    scribe
        .entry("transfer", "t2")
        .post(BOB, "lot:2028-07", -5)
        .post(ALICE, "gift:2028-07", 5)
        .sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void anExpiryBeforeItsTime() {
    scribe
        .entry("expire", "e")
        .post(ALICE, "lot:2026-08", -100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    assertLastBreaks(Rule.MONTH);
  }

  @Test
  void anExpiryOfAPart() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    scribe
        .entry("expire", "e")
        .post(ALICE, "lot:2026-08", -99)
        .post("program:breakage:lot:2026-08", "total", 99)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void coinsFromNowhere() {
    scribe.entry("hold", "h").post(ALICE, "lot:2028-07", 5).post(ALICE, "held", -5).sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void anIssueStraightIntoALot() {
    scribe.entry("issue", "i").post(ALICE, "lot:2028-07", 5).issuance(-5).sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aSettlementIntoAnAccountThatNoKindPostsTo() {
    hold("h", 10, 0).sign();
    end("settle", "h.end", "h", 10).post("program:pocket", "total", 10).sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aHoldSettledAndReleased() {
    hold("h", 10, 0).sign();
    hold("g", 10, 0).sign();
    settle("h", 10).sign();
    end("release", "h.end", "h", 10).post(ALICE, "lot:2026-08", 10).sign();
    assertLastBreaks(Rule.HOLD, Rule.TRANSACTION);
  }

  @Test
  void aHoldSettledAndReleasedUnderAnotherName() {
    hold("h", 10, 0).sign();
    hold("g", 10, 0).sign();
    settle("h", 10).sign();
    end("release", "h.end2", "h", 10).post(ALICE, "lot:2026-08", 10).sign();
    assertLastBreaks(Rule.HOLD, Rule.NAME);
  }

  @Test
  void aSettlementOfAnotherAmount() {
    hold("h", 10, 0).sign();
    settle("h", 9).sign();
    assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aSettlementOfNoHold() {
    hold("h", 10, 0).sign();
    settle("g", 10).sign();
    assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void aSettlementOfATransfer() {
    hold("h", 10, 0).sign();
    give("t", 10).sign();
    settle("t", 10).sign();
    assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void aReleaseIntoAnotherMonth() {
    hold("h", 10, 0).sign();
    end("release", "h.end", "h", 10).post(ALICE, "lot:2028-07", 10).sign();
    assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReleaseMayExtendOrExpireWhatIsOver() {
    hold("h", 100, 10).sign();
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    end("release", "h.end", "h", 110)
        .post(ALICE, "lot:2026-10", 100)
        .post(ALICE, "lot:2028-07", 10)
        .sign();
    assertSound(audit(scribe.seal().reader()));
    scribe.leaves.removeLast();
    Scribe again = Scribe.founded().rich(ALICE, 100, "2026-08").rich(ALICE, 100, "2028-07");
    again.entry("hold", "h").post(ALICE, "held", 100).post(ALICE, "lot:2026-08", -100).sign();
    again.turnTo("2026-09-01T00:00:00.000Z");
    again
        .entry("release", "h.end")
        .referring("h")
        .post(ALICE, "held", -100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    assertSound(audit(again.seal().reader()));
  }

  @Test
  void aReleaseThatExpiresWhatIsNotOver() {
    hold("h", 10, 0).sign();
    end("release", "h.end", "h", 10).post("program:breakage:lot:2026-08", "total", 10).sign();
    assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReversalOfMoreThanWasGiven() {
    give("t", 10).sign();
    give("t2", 10).sign();
    scribe
        .entry("reverse", "t.reverse")
        .referring("t")
        .post(BOB, "gift:2026-08", -11)
        .post(ALICE, "lot:2026-08", 11)
        .sign();
    assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReversalUnderAnotherName() {
    give("t", 10).sign();
    scribe
        .entry("reverse", "undo")
        .referring("t")
        .post(BOB, "gift:2026-08", -10)
        .post(ALICE, "lot:2026-08", 10)
        .sign();
    assertLastBreaks(Rule.NAME);
  }

  @Test
  void aReversalOfWhatWasSpentMakesDebt() {
    give("t", 10).sign();
    scribe.entry("hold", "h").post(BOB, "held", 4).post(BOB, "gift:2026-08", -4).sign();
    Scribe.Draft reversal =
        scribe
            .entry("reverse", "t.reverse")
            .referring("t")
            .post(BOB, "gift:2026-08", -6)
            .post(BOB, "debt", -4)
            .post(ALICE, "lot:2026-08", 10);
    reversal.sign();
    assertSound(audit(scribe.seal().reader()));
    scribe.entry("hold", "h2").post(BOB, "held", 1).post(BOB, "lot:2028-07", -1).sign();
    assertLastBreaks(Rule.BUCKET);
  }

  @Test
  void spendingInDebt() {
    give("t", 10).sign();
    scribe.entry("hold", "h").post(BOB, "held", 4).post(BOB, "gift:2026-08", -4).sign();
    scribe
        .entry("reverse", "t.reverse")
        .referring("t")
        .post(BOB, "gift:2026-08", -6)
        .post(BOB, "debt", -4)
        .post(ALICE, "lot:2026-08", 10)
        .sign();
    scribe.entry("issue", "i").post(BOB, "pending", 10).issuance(-10).sign();
    scribe
        .entry("vest", "v")
        .post(BOB, "pending", -10)
        .post(BOB, "debt", 3)
        .post(BOB, "lot:2028-07", 7)
        .sign();
    assertLastBreaks(Rule.DEBT);
    scribe.entry("hold", "h2").post(BOB, "held", 1).post(BOB, "lot:2028-07", -1).sign();
    assertFinds(audit(scribe.seal().reader()), scribe.size() - 2, Rule.DEBT, Rule.STANDING);
  }

  @Test
  void spendingWhileFrozen() {
    scribe.entry("freeze", "f").extending(ALICE).sign();
    hold("h", 10, 0).sign();
    assertLastBreaks(Rule.STANDING);
  }

  @Test
  void debtWhileThereAreCoins() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("adjust", "i.2").referring("i").post(ALICE, "debt", -5).issuance(5).sign();
    assertLastBreaks(Rule.DEBT);
  }

  @Test
  void aClawbackThatTakesAPartOfTwoLots() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe
        .entry("adjust", "i.2")
        .referring("i")
        .post(ALICE, "lot:2026-08", -5)
        .post(ALICE, "lot:2028-07", -5)
        .issuance(10)
        .sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  /** A clawback of so much, and what it takes besides pending coins. */
  private Scribe.Draft clawback(long zon) {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    return scribe.entry("adjust", "i.2").referring("i").issuance(zon);
  }

  @Test
  void aClawbackFromGiftsThatExpired() {
    clawback(10).post("program:breakage:gift:2026-01", "total", -10).extending(ALICE).sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aClawbackThatLeavesSomeOfWhatExpiredAndMakesDebt() {
    expired().post("program:breakage:lot:2026-08", "total", -1).post(ALICE, "debt", -9).sign();
    assertLastBreaks(Rule.LOT_ORDER, Rule.DEBT);
  }

  @Test
  void aClawbackThatLeavesSomeOfWhatExpiredAndTakesALot() {
    expired()
        .post("program:breakage:lot:2026-08", "total", -1)
        .post(ALICE, "lot:2028-07", -9)
        .sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aClawbackFromWhatExpiredIsSound() {
    expired().post("program:breakage:lot:2026-08", "total", -10).extending(ALICE).sign();
    assertSound(audit(scribe.seal().reader()));
  }

  /** A clawback of 10 after the lot of August expired. */
  private Scribe.Draft expired() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    scribe
        .entry("expire", "e")
        .post(ALICE, "lot:2026-08", -100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    return clawback(10);
  }

  @Test
  void aClawbackFromALaterGiftBeforeASoonerLot() {
    gift("2028-06");
    clawback(10).post(ALICE, "gift:2028-06", -10).sign();
    assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aClawbackFromAGiftWhoseMonthIsOver() {
    gift("2026-08");
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    clawback(10).post(ALICE, "gift:2026-08", -10).sign();
    assertLastBreaks(Rule.MONTH);
  }

  /** Bob gives Alice 10 of that month. */
  private void gift(String month) {
    scribe.rich(BOB, 10, month);
    scribe
        .entry("transfer", "gift")
        .post(BOB, "lot:" + month, -10)
        .post(ALICE, "gift:" + month, 10)
        .sign();
  }

  @Test
  void aPaymentThatExtendsTheHistoryOfSomebodyElse() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("till:shop", "total", 10)
        .extending(BOB)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aHoldThatIsSettledIntoTwoProducts() {
    hold("h", 10, 0).sign();
    end("settle", "h.end", "h", 10)
        .post("program:redemption:a", "total", 4)
        .post("program:redemption:b", "total", 6)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void theNameOfWhatEndsAHoldTakenByAnother() {
    hold("h", 10, 0).sign();
    give("h.end", 10).sign();
    assertLastBreaks(Rule.NAME);
  }

  @Test
  void theNameOfAReversalTakenByAnother() {
    give("t", 10).sign();
    give("t.reverse", 10).sign();
    assertLastBreaks(Rule.NAME);
  }

  @Test
  void aReleaseIntoAMonthThatHasNoName() {
    hold("h", 10, 0).sign();
    scribe.turnTo("9999-12-31T00:00:00.000Z");
    end("release", "h.end", "h", 10).post(ALICE, "lot:9999-12", 10).sign();
    assertLastBreaks(Rule.MONTH);
  }

  /** Whoever serves the log may answer otherwise when it is asked again. */
  @Test
  void aTransferThatIsAnotherWhenItIsReadAgain() {
    give("t", 10).sign();
    long transfer = scribe.size() - 1;
    scribe
        .entry("reverse", "t.reverse")
        .referring("t")
        .post(BOB, "gift:2026-08", -10)
        .post(ALICE, "lot:2026-08", 10)
        .sign();
    scribe.seal();
    byte[] other = scribe.leaves.getFirst();
    for (int kept = 0; kept <= transfer; kept += (int) transfer) {
      List<byte[]> leaves = new java.util.ArrayList<>(scribe.leaves.subList(0, kept));
      leaves.add(other);
      byte[] again = EntryBundle.encode(leaves);
      Set<String> read = new HashSet<>();
      assertFinds(
          audit(
              path ->
                  path.startsWith("tile/entries") && !read.add(path)
                      ? Optional.of(again)
                      : scribe.reader().read(path)),
          scribe.size() - 1,
          Rule.ALTERED);
    }
  }

  @Test
  void anAdjustmentOfNothing() {
    scribe.entry("adjust", "i.2").referring("i").post(ALICE, "pending", 5).issuance(-5).sign();
    assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void anAdjustmentOfWhatAnotherEarned() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("adjust", "i.2").referring("i").post(BOB, "pending", 5).issuance(-5).sign();
    assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void aPaymentStraightToAMerchant() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("merchant:baker", "gift:2026-08", 10)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void leavingWithPendingCoins() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("leave", "l").post(ALICE, "pending", -9).issuance(9).sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aTillEmptiedOfMoreThanItHeld() {
    scribe.entry("enrol", "m").extending("merchant:baker").sign();
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("till:baker", "total", 10)
        .sign();
    collect("c1", "baker", 10);
    assertSound(audit(scribe.seal().reader()));
    collect("c2", "baker", 10);
    assertLastBreaks(Rule.TILL);
  }

  @Test
  void aTillEmptiedByAnotherMerchant() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("till:baker", "total", 10)
        .sign();
    scribe
        .entry("collect", "c")
        .post("merchant:smith", "gift:2028-07", 10)
        .post("till:baker", "total", -10)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  private void collect(String id, String name, long zon) {
    scribe
        .entry("collect", id)
        .post("merchant:" + name, "gift:2028-07", zon)
        .post("till:" + name, "total", -zon)
        .sign();
  }

  @Test
  void giftsOfOtherMonthsThanWereGiven() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post(BOB, "gift:2030-01", 10)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aTransferToOneself() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post(ALICE, "gift:2026-08", 10)
        .sign();
    assertLastBreaks(Rule.POSTING);
  }

  @Test
  void coinsVestedIntoAMonthThatIsOver() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("vest", "v").post(ALICE, "pending", -10).post(ALICE, "lot:2026-06", 10).sign();
    assertLastBreaks(Rule.MONTH);
  }

  @Test
  void moreCoinsThanCanBeCounted() {
    for (int i = 0; i < 930; i++) {
      String member = "member:%012d".formatted(i);
      scribe.entry("enrol", "enrol." + i).extending(member).sign();
      scribe
          .entry("issue", "issue." + i)
          .post(member, "pending", 10_000_000_000_000_000L)
          .issuance(-10_000_000_000_000_000L)
          .sign();
    }
    assertFinds(audit(scribe.seal().reader()), 7 + 2 * 922 + 1, Rule.SUPPLY);
  }
}
