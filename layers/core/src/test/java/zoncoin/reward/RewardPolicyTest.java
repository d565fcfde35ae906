package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.tlog.Malformed;

class RewardPolicyTest {
  private static final Path SPEC = Path.of("src/main/java/zoncoin/reward/reward-policy.md");

  @Test
  void theExampleOfTheSpecIsTheStandardPolicy() throws IOException {
    String example = Files.readString(SPEC).split("```\n", -1)[1];
    assertEquals(example, RewardPolicy.standard().text());
    assertEquals(example, RewardPolicy.parse(example).text());
    assertEquals(RewardPolicy.standard(), RewardPolicy.parse(example));
  }

  @Test
  void printsACapWhereThereIsOne() {
    String text = RewardPolicy.standard().text().replace("vest-days", "cap 5000000\nvest-days");
    assertEquals(5_000_000, RewardPolicy.parse(text).capZon());
    assertEquals(text, RewardPolicy.parse(text).text());
  }

  @ParameterizedTest
  @CsvSource({
    "rate 20000, rate 020000",
    "rate 20000, rate 1000001",
    "rate 20000, rate -1",
    "rate 20000, rate 0.02",
    "peg USD 100000000, peg USD 0",
    "peg USD 100000000, peg usd 100000000",
    "peg USD 100000000, peg USD 10000000000000001",
    "lot-months 24, lot-months 37",
    "lot-months 24, lot-months 0",
    "vest-days 14, vest-days 367",
    "vest-days 14, vest-days 99999999999",
    "name standard-1, name standard 1",
    "basis invoiced, basis both",
    "earning Usage, 'earning Usage '",
    "not-earning Tax, not-earning Usage",
    "from 2006-01, from 1999-12"
  })
  void refusesWhatIsOutOfBoundsOrSpeltOtherwise(String right, String wrong) {
    String text = RewardPolicy.standard().text().replace(right + "\n", wrong + "\n");
    assertThrows(Malformed.class, () -> RewardPolicy.parse(text));
  }
}
