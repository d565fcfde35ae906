package zoncoin.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;

final class CostReadingsTest {
  private static final String PAYER = "999988887777";
  private static final Period JUNE = Period.parse("2026-06");

  private final Village village = new Village();
  private final FakeCosts costs =
      new FakeCosts()
          .put("111122223333", "Usage", "100", "97.5")
          .put("111122223333", "Tax", "7", "7")
          .put("444455556666", "Usage", "1", "1");
  private final MemoryFiles files = new MemoryFiles();

  private CostReadings readings(int perDay) {
    return new CostReadings(
        new CostReadings.Ports(costs, (payer, period) -> costs.invoices, files),
        new RequestBudget(village.journal, village.clock(), perDay),
        new Ledger.Waiting(village.clock(), new Random(1), millis -> {}));
  }

  private CostReadings.Result read(int perDay) {
    return readings(perDay).read(PAYER, JUNE, Eligibility.standard());
  }

  private CostReading reading(int perDay) {
    return assertInstanceOf(CostReadings.Result.Read.class, read(perDay)).reading();
  }

  @Test
  void allPagesAreOneReadingAndNoneIsPaidForTwiceInHalfADay() {
    CostReading first = reading(10);
    assertEquals(3, first.groups().size());
    assertEquals(3, costs.requests);
    village.turnBy(Duration.ofHours(11));
    assertEquals(first, reading(10));
    assertEquals(3, costs.requests);
    village.turnBy(Duration.ofHours(2));
    costs.invoices.add("2026A0001");
    assertTrue(reading(10).isFinal());
    assertEquals(6, costs.requests);
    assertEquals(reading(10), reading(10));
    assertEquals(6, costs.requests);
  }

  /** Whoever compares writes nothing that is issued on, and issues nothing of what it wrote. */
  @Test
  void whatIsReadToCompareIsKeptApart() {
    CostReadings apart = readings(10).toCompare();
    assertInstanceOf(
        CostReadings.Result.Read.class, apart.read(PAYER, JUNE, Eligibility.standard()));
    assertEquals(3, costs.requests);
    String path = PAYER + "/2026-06/" + Eligibility.standard().hash().hex() + ".txt";
    assertTrue(files.read("compared/" + path).isPresent());
    assertTrue(files.read("reading/" + path).isEmpty());
    reading(10);
    assertEquals(6, costs.requests);
    assertTrue(files.read("reading/" + path).isPresent());
  }

  @Test
  void aBudgetThatEndsBetweenTwoPagesIsSaidAndNothingIsReadOrKept() {
    assertEquals(new CostReadings.Result.OverBudget(2), read(2));
    assertEquals(2, costs.requests);
    assertEquals(new CostReadings.Result.OverBudget(2), read(2));
    assertEquals(2, costs.requests);
    village.turnBy(Duration.ofDays(1));
    assertEquals(3, reading(3).groups().size());
  }

  @Test
  void whatIsAskedAgainIsCountedAgain() {
    costs.failures.addAll(List.of(true, true, false, true));
    assertEquals(3, reading(6).groups().size());
    assertEquals(6, costs.requests);
    assertFalse(new RequestBudget(village.journal, village.clock(), 6).take());
  }

  @Test
  void whatFailsAtEveryAttemptIsAFaultAndKeepsNothing() {
    costs.failures.addAll(List.of(false, true, true, true));
    assertThrows(NotApplied.class, () -> read(100));
    assertEquals(3, reading(100).groups().size());
  }

  @Test
  void pagesThatComeToNoEndAreNotPaidForForEver() {
    costs.isEndless = true;
    assertThrows(Malformed.class, () -> read(1_000));
    assertEquals(2, costs.requests);
  }

  @Test
  void aMonthUnderWayIsNotAskedFor() {
    CostReadings.Result result =
        readings(10).read(PAYER, Period.parse("2026-07"), Eligibility.standard());
    assertEquals(new CostReadings.Result.NotOver(Period.parse("2026-07")), result);
    assertEquals(0, costs.requests);
  }

  @Test
  void twoFunctionsShareOneBudgetAndEachDayHasItsOwn() {
    RequestBudget one = new RequestBudget(village.journal, village.clock(), 3);
    RequestBudget other = new RequestBudget(village.journal, village.clock(), 3);
    assertTrue(one.take() && other.take() && one.take());
    assertFalse(other.take());
    village.turnBy(Duration.ofDays(1));
    assertTrue(other.take());
    assertFalse(new RequestBudget(village.journal, village.clock(), 0).take());
  }
}
