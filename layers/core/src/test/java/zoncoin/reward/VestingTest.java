package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;

class VestingTest {
  @ParameterizedTest(name = "{0}, final {1}, {2} days, {3} months: due {4}, lot {5}")
  @CsvSource({
    // period, first final bill, days, months, due, lot
    "2026-06, 2026-07-03T06:00:00Z,     14, 24, 2026-07-17T06:00:00Z,     2028-07",
    "2026-06, 2026-06-20T00:00:00Z,     14, 24, 2026-07-15T00:00:00Z,     2028-07",
    "2026-06, 2026-07-01T00:00:00Z,     14, 24, 2026-07-15T00:00:00Z,     2028-07",
    "2026-06, 2026-09-30T23:59:59.999Z, 14, 24, 2026-10-14T23:59:59.999Z, 2028-10",
    "2026-12, 2027-01-17T23:59:59.999Z, 14, 24, 2027-01-31T23:59:59.999Z, 2029-01",
    "2026-12, 2027-01-18T00:00:00Z,     14, 24, 2027-02-01T00:00:00Z,     2029-02",
    "2026-12, 2027-01-17T12:00:00Z,     14,  1, 2027-01-31T12:00:00Z,     2027-02",
    "2028-01, 2028-02-15T12:00:00Z,     14,  1, 2028-02-29T12:00:00Z,     2028-03",
    "2024-01, 2024-02-15T12:00:00Z,     14, 12, 2024-02-29T12:00:00Z,     2025-02",
    "2025-01, 2025-02-15T12:00:00Z,     14, 36, 2025-03-01T12:00:00Z,     2028-03",
    "2026-12, 2027-01-03T00:00:00Z,      0,  1, 2027-01-03T00:00:00Z,     2027-02",
    "2018-10, 2018-11-02T00:00:00Z,     30, 36, 2018-12-02T00:00:00Z,     2021-12"
  })
  void followsFromBillAndPolicyAlone(
      String period, Instant firstFinal, int days, int months, Instant due, YearMonth lot) {
    assertEquals(
        new Vesting(due, lot), Vesting.of(Period.parse(period), firstFinal, policy(days, months)));
  }

  private static RewardPolicy policy(int days, int months) {
    return new RewardPolicy(
        "test-1",
        Period.parse("2006-01"),
        0,
        new TreeMap<>(),
        Offers.NONE,
        RewardPolicy.MAX_ZON,
        RewardPolicy.MAX_ZON,
        days,
        months,
        Eligibility.standard());
  }
}
