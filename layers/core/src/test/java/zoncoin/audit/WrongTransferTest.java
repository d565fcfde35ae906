package zoncoin.audit;

import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

import org.junit.jupiter.api.Test;

/** Payments to members and merchants that are none. */
final class WrongTransferTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void aTransferOfALaterLotBeforeASoonerOne() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2028-07", -10)
        .post(BOB, "gift:2028-07", 10)
        .sign();
    purse.assertLastBreaks(Rule.LOT_ORDER);
  }

  @Test
  void giftsOfOtherMonthsThanWereGiven() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post(BOB, "gift:2030-01", 10)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aTransferToOneself() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post(ALICE, "gift:2026-08", 10)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aPaymentThatExtendsTheHistoryOfSomebodyElse() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("till:shop", "total", 10)
        .extending(BOB)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aPaymentStraightToAMerchant() {
    scribe
        .entry("transfer", "t")
        .post(ALICE, "lot:2026-08", -10)
        .post("merchant:baker", "gift:2026-08", 10)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
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
    purse.assertSound();
    collect("c2", "baker", 10);
    purse.assertLastBreaks(Rule.TILL);
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
    purse.assertLastBreaks(Rule.POSTING);
  }

  private void collect(String id, String name, long zon) {
    scribe
        .entry("collect", id)
        .post("merchant:" + name, "gift:2028-07", zon)
        .post("till:" + name, "total", -zon)
        .sign();
  }
}
