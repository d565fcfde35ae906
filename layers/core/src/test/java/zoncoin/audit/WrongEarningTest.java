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
