package zoncoin.audit;

import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

import org.junit.jupiter.api.Test;

/** Adjustments that take other coins than a clawback may, or adjust what is not there. */
final class WrongClawbackTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void debtWhileThereAreCoins() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("adjust", "i.2").referring("i").post(ALICE, "debt", -5).issuance(5).sign();
    purse.assertLastBreaks(Rule.DEBT);
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
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  /** A clawback of so much, and what it takes besides pending coins. */
  private Scribe.Draft clawback(long zon) {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    return scribe.entry("adjust", "i.2").referring("i").issuance(zon);
  }

  @Test
  void aClawbackFromGiftsThatExpired() {
    clawback(10).post("program:breakage:gift:2026-01", "total", -10).extending(ALICE).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aClawbackThatLeavesSomeOfWhatExpiredAndMakesDebt() {
    expired().post("program:breakage:lot:2026-08", "total", -1).post(ALICE, "debt", -9).sign();
    purse.assertLastBreaks(Rule.LOT_ORDER, Rule.DEBT);
  }

  @Test
  void aClawbackThatLeavesSomeOfWhatExpiredAndTakesALot() {
    expired()
        .post("program:breakage:lot:2026-08", "total", -1)
        .post(ALICE, "lot:2028-07", -9)
        .sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aClawbackFromWhatExpiredIsSound() {
    expired().post("program:breakage:lot:2026-08", "total", -10).extending(ALICE).sign();
    purse.assertSound();
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
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aClawbackFromAGiftWhoseMonthIsOver() {
    gift("2026-08");
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    clawback(10).post(ALICE, "gift:2026-08", -10).sign();
    purse.assertLastBreaks(Rule.MONTH);
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
  void anAdjustmentOfNothing() {
    scribe.entry("adjust", "i.2").referring("i").post(ALICE, "pending", 5).issuance(-5).sign();
    purse.assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void anAdjustmentOfWhatAnotherEarned() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("adjust", "i.2").referring("i").post(BOB, "pending", 5).issuance(-5).sign();
    purse.assertLastBreaks(Rule.REFERENCE);
  }
}
