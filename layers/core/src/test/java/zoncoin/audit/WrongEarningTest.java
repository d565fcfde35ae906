package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;

/** Coins that come to be or expire as none may. */
final class WrongEarningTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void anIssueStraightIntoALot() {
    scribe.entry("issue", "i").post(ALICE, "lot:2028-07", 5).issuance(-5).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void coinsVestedIntoAMonthThatIsOver() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("vest", "v").post(ALICE, "pending", -10).post(ALICE, "lot:2026-06", 10).sign();
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void coinsVestedMoreThanThreeYearsAhead() {
    scribe.rich(ALICE, 10, "2029-07");
    purse.assertSound();
    scribe.rich(ALICE, 10, "2029-08");
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void anAnswerToAnotherRequest() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    purse.assertSound();
    Request other =
        new Request.Vest(
            TransactionId.parse("v"), Village.ALICE, Amount.of(9), YearMonth.parse("2028-07"), 0);
    scribe
        .entry("vest", "v")
        .post(ALICE, "pending", -10)
        .post(ALICE, "lot:2028-07", 10)
        .answering(other.hash())
        .sign();
    purse.assertLastBreaks(Rule.REQUEST);
  }

  @Test
  void leavingWithPendingCoins() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe.entry("leave", "l").post(ALICE, "pending", -9).issuance(9).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  private Scribe.Draft decided(long zon) {
    return scribe.entry("adjust", "a").decided().post("program:adjustment", "total", -zon);
  }

  @Test
  void whatOperatorsDecideIsSound() {
    decided(5).post(ALICE, "lot:2028-07", 5).sign();
    scribe
        .entry("adjust", "b")
        .decided()
        .post("program:adjustment", "total", 210)
        .post(ALICE, "lot:2026-08", -100)
        .post(ALICE, "lot:2028-07", -105)
        .post(ALICE, "debt", -5)
        .sign();
    purse.assertSound();
  }

  @Test
  void operatorsMintingWithoutABill() {
    scribe.entry("adjust", "a").decided().post(ALICE, "pending", 5).issuance(-5).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aBillForWhatOperatorsGive() {
    scribe.entry("issue", "i").post(ALICE, "pending", 10).issuance(-10).sign();
    scribe
        .entry("adjust", "a")
        .referring("i")
        .post("program:adjustment", "total", -5)
        .post(ALICE, "lot:2028-07", 5)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void operatorsGivingIntoTwoLots() {
    decided(5).post(ALICE, "lot:2028-07", 3).post(ALICE, "lot:2028-08", 2).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void operatorsGivingTooFarAhead() {
    decided(5).post(ALICE, "lot:2029-08", 5).sign();
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void operatorsTakingFromALaterLotFirst() {
    decided(-5).post(ALICE, "lot:2028-07", -5).sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void operatorsMakingDebtWhileCoinsAreLeft() {
    decided(-5).post(ALICE, "debt", -5).sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void aRestatementOfWhatOperatorsGave() {
    decided(5).post(ALICE, "lot:2028-07", 5).sign();
    scribe.entry("adjust", "b").referring("a").post(ALICE, "lot:2026-08", -5).issuance(5).sign();
    purse.assertLastBreaks(Rule.REFERENCE);
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

  @Test
  void anExpiryBeforeItsTime() {
    scribe
        .entry("expire", "e")
        .post(ALICE, "lot:2026-08", -100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void anExpiryOfAPart() {
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    scribe
        .entry("expire", "e")
        .post(ALICE, "lot:2026-08", -99)
        .post("program:breakage:lot:2026-08", "total", 99)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }
}
