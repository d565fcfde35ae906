package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Charges;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Finality;
import zoncoin.billing.LineTotal;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

class RewardTest {
  @ParameterizedTest
  @CsvSource({
    "20000,   100000000, 133.0000002,        266000000",
    "20000,   100000000, 3993.0273261102,    7986054652",
    "20000,   100000000, 0.00000049,         0",
    "20000,   100000000, 0.0000005,          1",
    "20000,   100000000, 0.000000999999999999999999, 1",
    "20000,   100000000, 0,                  0",
    "20000,   100000000, -100,               0",
    "1000000, 100000000, 100000000,          10000000000000000",
    "1,       1,         999999.999999999999999999, 0",
    "1,       1,         1000000,            1",
    "0,       100000000, 1000000,            0",
    "333333,  700000,    1.000001,           233333"
  })
  void isRoundedDownOnce(long rate, long peg, BigDecimal eligible, long zon) {
    assertEquals(
        OptionalLong.of(zon),
        Reward.of(eligible, Currency.USD, policy(rate, peg, RewardPolicy.MAX_ZON)));
  }

  @Test
  void refusesWhatOnePostingCannotHold() {
    RewardPolicy all = policy(1_000_000, 100_000_000, RewardPolicy.MAX_ZON);
    BigDecimal tooMuch = new BigDecimal("100000000.00000001");
    assertThrows(Malformed.class, () -> Reward.of(tooMuch, Currency.USD, all));
  }

  @Test
  void givesAtMostTheCap() {
    RewardPolicy capped = policy(1_000_000, 100_000_000, 5);
    assertEquals(OptionalLong.of(5), Reward.of(new BigDecimal("1e19"), Currency.USD, capped));
  }

  @Test
  void givesNothingInACurrencyWithoutAPeg() {
    assertEquals(
        OptionalLong.empty(),
        Reward.of(BigDecimal.TEN, new Currency("EUR"), RewardPolicy.standard()));
  }

  @Test
  void refusesAPolicyThatIsNotTheAssessmentsOwn() {
    Assessment assessment = assessment(Eligibility.standard().hash());
    assertEquals(OptionalLong.of(2_000_000), Reward.of(assessment, RewardPolicy.standard()));
    assertThrows(Malformed.class, () -> Reward.of(assessment(Hash.EMPTY), RewardPolicy.standard()));
    RewardPolicy later = policy("2026-07", 20_000, 100_000_000, RewardPolicy.MAX_ZON);
    assertThrows(Malformed.class, () -> Reward.of(assessment, later));
  }

  private static Assessment assessment(Hash eligibility) {
    SourceFile file = new SourceFile("bill.csv", 1, Hash.EMPTY);
    return new Assessment(
        new Subject("999988887777", "111122223333", Period.parse("2026-06"), Currency.USD),
        eligibility,
        Basis.INVOICED,
        new Delivery("cur", "-", Instant.parse("2026-07-03T06:00:00Z"), List.of(file)),
        new Charges(1, Hash.EMPTY),
        List.of(new LineTotal(new LineType("Usage"), 1, BigDecimal.ONE, BigDecimal.ONE)),
        List.of(),
        List.of("1"),
        Finality.INVOICED,
        Optional.empty());
  }

  private static RewardPolicy policy(long rate, long peg, long cap) {
    return policy("2006-01", rate, peg, cap);
  }

  private static RewardPolicy policy(String from, long rate, long peg, long cap) {
    return new RewardPolicy(
        "test-1",
        Period.parse(from),
        rate,
        new TreeMap<>(Map.of(Currency.USD, peg)),
        Offers.NONE,
        cap,
        RewardPolicy.MAX_ZON,
        14,
        24,
        Eligibility.standard());
  }
}
