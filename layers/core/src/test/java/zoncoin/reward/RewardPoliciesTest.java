package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Period;
import zoncoin.tlog.Malformed;

class RewardPoliciesTest {
  private static RewardPolicy policy(String name, String from) {
    return RewardPolicy.parse(
        RewardPolicy.standard()
            .text()
            .replace("name standard-1", "name " + name)
            .replace("from 2006-01", "from " + from));
  }

  private static final RewardPolicies THREE =
      new RewardPolicies(
          List.of(policy("c", "2027-01"), policy("a", "2026-01"), policy("b", "2026-07")));

  @ParameterizedTest
  @CsvSource({
    "2025-12, -",
    "2026-01, a",
    "2026-06, a",
    "2026-07, b",
    "2026-12, b",
    "2027-01, c",
    "2099-01, c"
  })
  void isInForceUntilTheNextOne(String period, String name) {
    Optional<String> expected = name.equals("-") ? Optional.empty() : Optional.of(name);
    assertEquals(expected, THREE.inForce(Period.parse(period)).map(RewardPolicy::name));
  }

  @Test
  void readsTextsWithABlankLineBetweenTwo() {
    String texts = policy("a", "2026-01").text() + "\n" + policy("b", "2026-07").text();
    assertEquals(THREE.policies().subList(0, 2), RewardPolicies.parse(texts).policies());
    assertEquals(
        List.of(RewardPolicy.standard()),
        RewardPolicies.parse(RewardPolicy.standard().text()).policies());
  }

  @Test
  void refusesTwoThatStartWithOnePeriod() {
    assertThrows(
        Malformed.class,
        () -> new RewardPolicies(List.of(policy("a", "2026-01"), policy("b", "2026-01"))));
  }

  @Test
  void refusesATextThatIsNoPolicy() {
    assertThrows(Malformed.class, () -> RewardPolicies.parse(""));
    assertThrows(Malformed.class, () -> RewardPolicies.parse(policy("a", "2026-01").text() + "\n"));
  }
}
