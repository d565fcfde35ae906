package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Money;
import zoncoin.billing.Period;

/** The example of the specification is calculated as it stands there. */
class RewardSpecTest {
  private static final String SPEC = read();

  private static String read() {
    try {
      return Files.readString(Path.of("src/main/java/zoncoin/reward/reward-policy.md"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String block(int number) {
    return SPEC.split("```\n", -1)[2 * number + 1];
  }

  static GroupTotal group(String line) {
    List<String> words = List.of(line.strip().split(" +"));
    return new GroupTotal(
        Group.parse(words.subList(1, words.size())), Money.parse("group", words.getFirst()));
  }

  @Test
  void theExampleIsAPolicy() {
    assertEquals(block(1), RewardPolicy.parse(block(1)).text());
  }

  @Test
  void theExampleComesToWhatItSays() {
    RewardPolicy policy = RewardPolicy.parse(block(1));
    Circumstances silver =
        new Circumstances(
            Optional.of(policy.offers().tiers().reached(Currency.USD, new BigDecimal("99999.99"))),
            true);
    Breakdown breakdown =
        Tariff.of(policy, Period.parse("2026-06"), Currency.USD)
            .orElseThrow()
            .earn(block(2).lines().map(RewardSpecTest::group).toList(), silver);
    List<String> rows = new ArrayList<>();
    breakdown.parts().forEach(part -> rows.add("| " + part.words() + " | " + part.amount() + " |"));
    rows.add("| **reward** | " + breakdown.reward() + " |");
    assertEquals(
        SPEC.lines().dropWhile(line -> !line.equals("| --- | ---: |")).skip(1).toList(), rows);
  }
}
