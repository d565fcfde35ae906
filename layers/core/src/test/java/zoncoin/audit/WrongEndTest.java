package zoncoin.audit;

import static zoncoin.audit.Scribe.ALICE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds that end as none may. */
final class WrongEndTest {
  private final Purse purse = new Purse();
  private final Scribe scribe = purse.scribe;

  @Test
  void aSettlementIntoAnAccountThatNoKindPostsTo() {
    purse.hold("h", 10, 0).sign();
    purse.end("settle", "h.end", "h", 10).post("program:pocket", "total", 10).sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aHoldSettledAndReleased() {
    purse.hold("h", 10, 0).sign();
    purse.hold("g", 10, 0).sign();
    purse.settle("h", 10).sign();
    purse.end("release", "h.end", "h", 10).post(ALICE, "lot:2026-08", 10).sign();
    purse.assertLastBreaks(Rule.HOLD, Rule.TRANSACTION);
  }

  @Test
  void aHoldSettledAndReleasedUnderAnotherName() {
    purse.hold("h", 10, 0).sign();
    purse.hold("g", 10, 0).sign();
    purse.settle("h", 10).sign();
    purse.end("release", "h.end2", "h", 10).post(ALICE, "lot:2026-08", 10).sign();
    purse.assertLastBreaks(Rule.HOLD, Rule.NAME);
  }

  @Test
  void aSettlementOfAnotherAmount() {
    purse.hold("h", 10, 0).sign();
    purse.settle("h", 9).sign();
    purse.assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aSettlementOfNoHold() {
    purse.hold("h", 10, 0).sign();
    purse.settle("g", 10).sign();
    purse.assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void aSettlementOfATransfer() {
    purse.hold("h", 10, 0).sign();
    purse.give("t", 10).sign();
    purse.settle("t", 10).sign();
    purse.assertLastBreaks(Rule.REFERENCE);
  }

  @Test
  void aHoldThatIsSettledIntoTwoProducts() {
    purse.hold("h", 10, 0).sign();
    purse
        .end("settle", "h.end", "h", 10)
        .post("program:redemption:a", "total", 4)
        .post("program:redemption:b", "total", 6)
        .sign();
    purse.assertLastBreaks(Rule.POSTING);
  }

  @Test
  void aReleaseIntoAnotherMonth() {
    purse.hold("h", 10, 0).sign();
    purse.end("release", "h.end", "h", 10).post(ALICE, "lot:2028-07", 10).sign();
    purse.assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReleaseMayExtendOrExpireWhatIsOver() {
    purse.hold("h", 100, 10).sign();
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    purse
        .end("release", "h.end", "h", 110)
        .post(ALICE, "lot:2026-10", 100)
        .post(ALICE, "lot:2028-07", 10)
        .sign();
    purse.assertSound();
    Purse again = new Purse();
    again.hold("h", 100, 0).sign();
    again.scribe.turnTo("2026-09-01T00:00:00.000Z");
    again
        .end("release", "h.end", "h", 100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    again.assertSound();
  }

  /** Whoever asks for what cannot be had before midnight would have the coins for longer. */
  @ParameterizedTest
  @CsvSource({
    "2026-09-01T00:58:59.999Z, false",
    "2026-09-01T00:59:00.000Z, true",
  })
  void aReleaseWithinTheHourExtendsNothing(String released, boolean isSound) {
    scribe.turnTo("2026-08-31T23:59:00.000Z");
    purse.hold("h", 100, 0).sign();
    scribe.turnTo(released);
    purse.end("release", "h.end", "h", 100).post(ALICE, "lot:2026-10", 100).sign();
    if (isSound) {
      purse.assertSound();
    } else {
      purse.assertLastBreaks(Rule.RETURN);
    }
  }

  @Test
  void aReleaseWithinTheHourMayExpireWhatIsOver() {
    scribe.turnTo("2026-08-31T23:59:00.000Z");
    purse.hold("h", 100, 0).sign();
    scribe.turnTo("2026-09-01T00:00:00.000Z");
    purse
        .end("release", "h.end", "h", 100)
        .post("program:breakage:lot:2026-08", "total", 100)
        .sign();
    purse.assertSound();
  }

  @Test
  void aReleaseThatExpiresWhatIsNotOver() {
    purse.hold("h", 10, 0).sign();
    purse.end("release", "h.end", "h", 10).post("program:breakage:lot:2026-08", "total", 10).sign();
    purse.assertLastBreaks(Rule.RETURN);
  }

  @Test
  void aReleaseIntoAMonthThatHasNoName() {
    purse.hold("h", 10, 0).sign();
    scribe.turnTo("9999-12-31T00:00:00.000Z");
    purse.end("release", "h.end", "h", 10).post(ALICE, "lot:9999-12", 10).sign();
    purse.assertLastBreaks(Rule.MONTH);
  }

  @Test
  void theNameOfWhatEndsAHoldTakenByAnother() {
    purse.hold("h", 10, 0).sign();
    purse.give("h.end", 10).sign();
    purse.assertLastBreaks(Rule.NAME);
  }
}
