package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

import org.junit.jupiter.api.Test;

/** Holds that draw what they may not, and whoever may not spend. */
final class WrongSpendingTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void aHoldThatDrawsSoonestFirstIsSound() {
    purse.hold("h", 100, 50).sign();
    purse.settle("h", 150).sign();
    purse.assertSound();
  }

  @Test
  void moreThanThereIs() {
    purse.hold("h", 100, 101).sign();
    purse.assertLastBreaks(Rule.BUCKET);
  }

  @Test
  void aLaterLotBeforeASoonerOne() {
    purse.hold("h", 99, 1).sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aMonthThatIsOver() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    purse.hold("h", 10, 0).sign();
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void aMonthThatIsOverIsPassedOver() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    purse.hold("h", 0, 10).sign();
    purse.assertSound();
  }

  @Test
  void giftsMayBeLeftAsideByAHoldAndNotByATransfer() {
    purse.give("t1", 100).sign();
    scribe.rich(BOB, 100, "2028-07");
    scribe.entry("hold", "h").post(BOB, "held", 5).post(BOB, "lot:2028-07", -5).sign();
    purse.assertSound();
    scribe
        .entry("transfer", "t2")
        .post(BOB, "lot:2028-07", -5)
        .post(ALICE, "gift:2028-07", 5)
        .sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void coinsFromNowhere() {
    scribe.entry("hold", "h").post(ALICE, "lot:2028-07", 5).post(ALICE, "held", -5).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void spendingInDebt() {
    purse.give("t", 10).sign();
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
    purse.assertLastBreaks(Rule.DEBT);
    scribe.entry("hold", "h2").post(BOB, "held", 1).post(BOB, "lot:2028-07", -1).sign();
    assertFinds(audit(scribe.seal().reader()), scribe.size() - 2, Rule.DEBT, Rule.STANDING);
  }

  @Test
  void spendingWhileFrozen() {
    scribe.entry("freeze", "f").extending(ALICE).sign();
    purse.hold("h", 10, 0).sign();
    purse.assertLastBreaks(Rule.STANDING);
  }
}
