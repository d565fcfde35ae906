package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Grouping;
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

  private static final String OFFERS =
      """
      rate 20000
      rate-for 50000 service=AmazonEC2,AmazonS3 region=eu-central-1 tag=accountTag/team=a%20b,c
      peg USD 100000000
      tier-months 12
      tier silver 1250000 EUR=900 USD=1000
      tier gold 1500000 USD=10000.5
      campaign double 2026-06 2026-08 multiply 2000000 alone least=EUR=9 least=USD=10 service=AWSLambda
      campaign welcome 2026-06 2026-12 bonus 50000000 stack welcome
      cap 7000000000
      budget 1000000000000
      vest-days 14
      """;

  private static String withOffers() {
    return RewardPolicy.standard()
        .text()
        .replace("rate 20000\npeg USD 100000000\nvest-days 14\n", OFFERS);
  }

  @Test
  void readsAllThatAPolicyCanOffer() {
    RewardPolicy policy = RewardPolicy.parse(withOffers());
    assertEquals(withOffers(), policy.text());
    assertEquals(
        List.of("service", "region", "tag=accountTag/team"),
        policy.eligibility().grouping().words());
    assertEquals(RewardPolicy.standard().eligibility().hash(), policy.eligibility().hash());
  }

  @Test
  void asksForNothingMoreOfABillThanItLooksAt() {
    assertEquals(Grouping.NONE, RewardPolicy.standard().eligibility().grouping());
  }

  @ParameterizedTest
  @CsvSource({
    "rate-for 50000 service=, rate-for 1000001 service=",
    "rate-for 50000 service=, rate-for 050000 service=",
    "'AmazonEC2,AmazonS3', 'AmazonS3,AmazonEC2'",
    "'AmazonEC2,AmazonS3', 'AmazonEC2,AmazonEC2'",
    "'AmazonEC2,AmazonS3', 'AmazonEC2,'",
    "'service=AmazonEC2,AmazonS3 region=eu-central-1', 'region=eu-central-1"
        + " service=AmazonEC2,AmazonS3'",
    "service=AmazonEC2, product=AmazonEC2",
    "a%20b, a b",
    "a%20b, a%2ab",
    "a%20b, %61b",
    "a%20b, %zz",
    "a%20b, %c3",
    "tag=accountTag/team=, tag=",
    "tier-months 12, tier-months 37",
    "tier-months 12, tier-months 0",
    "'tier silver 1250000 EUR=900 USD=1000', 'tier silver 1250000 EUR=900 USD=10000.5'",
    "tier silver 1250000, tier silver 999999",
    "tier gold 1500000, tier silver 1500000",
    "EUR=900, EUR=-900",
    "EUR=900, EUR=1000000000000000",
    "EUR=900, EUR=900.0",
    "EUR=900, EUR",
    "campaign double 2026-06 2026-08, campaign double 2026-08 2026-06",
    "campaign double, campaign welcome",
    "multiply 2000000, multiply 1000000",
    "multiply 2000000, divide 2000000",
    "bonus 50000000, bonus 0",
    "bonus 50000000 stack welcome, bonus 50000000 welcome stack",
    "bonus 50000000 stack welcome, bonus 50000000",
    "budget 1000000000000, budget 10000000000000001",
    "budget 1000000000000, budget 10000000000000000"
  })
  void refusesOffersThatAreOutOfBoundsOrSpeltOtherwise(String right, String wrong) {
    String text = withOffers().replace(right, wrong);
    assertNotEquals(withOffers(), text, "there is something to be wrong");
    assertThrows(Malformed.class, () -> RewardPolicy.parse(text));
  }

  @Test
  void refusesARateForEverythingAndTooManyTags() {
    assertThrows(Malformed.class, () -> new RateRule(1, Where.ANYWHERE));
    String tags =
        IntStream.range(0, 5)
            .mapToObj(key -> "rate-for 1 tag=t" + key + "=v\n")
            .collect(Collectors.joining("", "rate 20000\n", ""));
    assertThrows(
        Malformed.class,
        () -> RewardPolicy.parse(RewardPolicy.standard().text().replace("rate 20000\n", tags)));
  }
}
