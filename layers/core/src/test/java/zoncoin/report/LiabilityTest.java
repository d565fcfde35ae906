package zoncoin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.memory.Village;
import zoncoin.note.SignedCheckpoint;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/** What reports say is what is in the log. */
final class LiabilityTest {
  private static final int SEEDS = Integer.getInteger("zoncoin.report.seeds", 12);
  private static final int DEEDS = 120;

  /** Replay one: -Dzoncoin.report.seeds=(seed + 1) runs up to it. */
  @Test
  void twoImplementationsMakeTheSameTextOfEveryMonthOfRandomHistories() {
    TreeSet<String> moved = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Village village = Chronicle.of(seed, DEEDS).village;
      SecondReport second = new SecondReport(village::readLog);
      LiabilityBooks books = Chronicle.books(village);
      TreeHead head = head(village);
      YearMonth last = YearMonth.from(village.clock().instant().atZone(java.time.ZoneOffset.UTC));
      for (YearMonth at = last.minusMonths(36 + seed); !at.isAfter(last); at = at.plusMonths(5)) {
        LiabilityReport report = books.report(Village.LOG.origin(), head, new Period(at));
        assertEquals(second.text(at.toString()), report.text(), "seed " + seed + ", " + at);
        assertEquals(report, LiabilityReport.parse(report.text()), "seed " + seed);
        report
            .flows()
            .forEach(
                (what, flow) ->
                    moved.addAll(flow.entries() > 0 ? List.of(what.word()) : List.of()));
        moved.addAll(report.setOff().isZero() ? List.of() : List.of("set-off"));
        moved.addAll(report.closing().owed().isZero() ? List.of() : List.of("owed"));
      }
    }
    // All that is compared has occurred.
    assertEquals(Movement.values().length + 2, moved.size(), moved::toString);
  }

  private static TreeHead head(Village village) {
    byte[] checkpoint = village.readLog("checkpoint").orElseThrow();
    return SignedCheckpoint.parse(checkpoint).checkpoint().head();
  }

  @Test
  void aMonthOfWhichEverythingIsKnownByHand() {
    LiabilityReport report = Chronicle.report(Chronicle.threeMonths(), "2026-09");
    // 100 + 300 vested, 60 spent of the lot that ends in August, 41.25 more; August's 40 are left.
    assertEquals(
        new Holdings(znc("0"), znc("381.25"), znc("0"), znc("0"), znc("0")), report.opening());
    assertEquals(znc("80"), report.flow(Movement.ISSUED).change().total());
    assertEquals(znc("-12.5"), report.flow(Movement.CLAWED_BACK).change().total());
    assertEquals(znc("-40"), report.flow(Movement.EXPIRED).change().total());
    assertEquals(znc("-130"), report.flow(Movement.REDEEMED).change().total());
    assertEquals(2, report.flow(Movement.REDEEMED).entries());
    assertEquals(znc("7"), report.closing().inTills());
    assertEquals(znc("278.75"), report.closing().total());
    assertTrue(report.heading().isClosed());
    // 40 of the 100 that vested into August's lot expired: 40 % of 300 and of 41.25.
    assertEquals(new PastLots(1, znc("100"), znc("40")), report.past());
    assertEquals(
        List.of(Optional.of(znc("120")), Optional.of(znc("16.5"))),
        report.lots().stream().map(LiabilityReport.Lot::expected).toList());
  }

  @Test
  void whatIsLeftOfALotIsTheMostThatIsExpectedToExpire() {
    PastLots past = new PastLots(2, Amount.of(3), Amount.of(2));
    Period period = Period.parse("2026-09");
    YearMonth later = YearMonth.parse("2026-10");
    assertEquals(
        Optional.of(Amount.of(6)), past.expected(period, later, Amount.of(10), Amount.of(7)));
    assertEquals(
        Optional.of(Amount.of(5)), past.expected(period, later, Amount.of(10), Amount.of(5)));
    YearMonth over = YearMonth.parse("2026-09");
    assertEquals(
        Optional.of(Amount.of(7)), past.expected(period, over, Amount.of(10), Amount.of(7)));
    PastLots none = new PastLots(0, Amount.ZERO, Amount.ZERO);
    assertEquals(Optional.empty(), none.expected(period, later, Amount.of(10), Amount.of(7)));
  }

  @Test
  void nothingIsExpectedToExpireWhereNoLotIsPast() {
    LiabilityReport report = Chronicle.report(Chronicle.threeMonths(), "2026-07");
    assertFalse(report.past().isHistory());
    assertEquals(Optional.empty(), report.expectedBreakage());
  }

  @Test
  void aReportOfAnEarlierHeadStaysWhatItWas() {
    Village village = Chronicle.threeMonths();
    TreeHead then = head(village);
    LiabilityReport made = Chronicle.report(village, "2026-09");
    village.turnTo("2026-10-20T08:00:00Z");
    village.rich(Village.ALICE, Amount.ofZnc(9), "2028-10");
    var _ = village.sealer().seal();
    Period period = Period.parse("2026-09");
    Liability.Result again = Chronicle.liability().readAt(then, village::readLog, period);
    assertEquals(made, assertInstanceOf(Liability.Result.Made.class, again).report());
    TreeHead other = new TreeHead(then.size() - 1, then.root());
    assertInstanceOf(
        Liability.Result.Unsound.class,
        Chronicle.liability().readAt(other, village::readLog, period));
  }

  /** An entry may be in the log an hour after its time: until then the month is open. */
  @ParameterizedTest
  @ValueSource(
      strings = {"2026-09-01T00:00:00Z", "2026-09-01T00:59:59.999Z", "2026-09-01T01:00:00Z"})
  void aMonthIsClosedOnceNothingOfItCanBeOnItsWay(String newest) {
    Village village = new Village().founded();
    village.turnTo(newest);
    village.rich(Village.ALICE, Amount.ofZnc(1), "2028-07");
    var _ = village.sealer().seal();
    boolean isClosed = Chronicle.report(village, "2026-08").heading().isClosed();
    assertEquals(newest.endsWith("01:00:00Z"), isClosed);
  }

  @Test
  void aLogThatIsNotSoundHasNoReport() {
    Village village = Chronicle.threeMonths();
    Liability.Result result =
        Chronicle.liability()
            .read(
                path ->
                    village
                        .readLog(path)
                        .map(bytes -> path.startsWith("tile/entries") ? altered(bytes) : bytes),
                Period.parse("2026-09"));
    assertInstanceOf(Liability.Result.Unsound.class, result);
  }

  private static byte[] altered(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length / 2] ^= 1;
    return other;
  }

  @Test
  void aTextWithOneDigitChangedAnywhereIsNoReport() {
    String text = Chronicle.report(Chronicle.threeMonths(), "2026-09").text();
    int figures = text.indexOf("opening");
    List<Integer> accepted = new ArrayList<>();
    for (int at = figures; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (digit >= '0' && digit <= '9') {
        String other =
            text.substring(0, at)
                + (digit == '9' ? '8' : (char) (digit + 1))
                + text.substring(at + 1);
        try {
          LiabilityReport parsed = LiabilityReport.parse(other);
          assertEquals(other, parsed.text());
          accepted.add(at);
        } catch (Malformed refused) {
          continue;
        }
      }
    }
    // Only what nothing else depends on: counts, months, names, and the history.
    for (int at : accepted) {
      String line = text.substring(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at));
      assertTrue(
          line.matches("(lot|past-lots|month|product|set-off|[a-z-]+ [0-9]+) .*|set-off .*"), line);
      assertFalse(line.startsWith("opening") || line.startsWith("closing"), line);
    }
    assertThrows(Malformed.class, () -> LiabilityReport.parse(text + "month\n"));
  }

  private static Amount znc(String znc) {
    return Amount.of(new java.math.BigDecimal(znc).movePointRight(6).longValueExact());
  }
}
