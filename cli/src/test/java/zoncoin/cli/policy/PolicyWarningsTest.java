package zoncoin.cli.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyWarningsTest {
  private static final YearMonth NOW = YearMonth.of(2027, 5);
  private static final String SUMMER = summer();

  private static String summer() {
    try {
      return Files.readString(
          Path.of(System.getProperty("zoncoin.root", ".."), "docs/policies/summer.json"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static List<String> warnings(String json) {
    return PolicyWarnings.of(PolicyFile.read("p", json.getBytes(UTF_8)), NOW);
  }

  @Test
  void hasNothingToSayOfAPolicyThatIsWellMade() {
    assertEquals(List.of(), warnings(SUMMER));
  }

  /** What stands in the sample, what stands there instead, and the one warning of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "from": "2027-06",         | "from": "2027-05",         | it begins with 2027-05, which is not after this month: it is refused if coins were issued for that period or a later one
          { "USD": 100 }             | { "USD": 0.0001 }          | 1 USD is worth 0.0001 ZNC; others give about 100 ZNC: is the peg in ZNC?
          { "USD": 100 }             | { "USD": 100, "EUR": 100000000 } | 1 EUR is worth 100000000 ZNC; others give about 100 ZNC: is the peg in ZNC?
          "ratePercent": 5           | "ratePercent": 50          | a rate of 50 % is more than a fifth of the bill
          { "ratePercent": 0,        | { "ratePercent": 1, "services": ["AmazonS3", "AmazonEC2"] }, { "ratePercent": 0, | the rate of 5 % on AmazonEC2 or AmazonS3 with accountTag/team data science or research is never reached: the one on AmazonEC2 or AmazonS3 stands before it
          "fromSpend": { "USD": 100000 } | "fromSpend": { "JPY": 1 } | tier gold can never be reached: no currency of its spend has a peg
          "times": 1.5               | "times": 1.25              | tier gold gives no more than silver below it
          "times": 1.25              | "times": 1                 | tier silver gives no more than no tier
          "from": "2027-06", "to": "2027-08" | "from": "2027-05", "to": "2027-08" | campaign double-lambda begins before the policy: it runs from 2027-06 on
          "from": "2027-06", "to": "2027-08" | "from": "2027-05", "to": "2027-05" | campaign double-lambda is over before the policy begins
          "leastSpend": { "USD": 10 } | "leastSpend": { "CHF": 10 } | campaign welcome asks for CHF, which has no peg
          , "leastSpend": { "USD": 10 } | ``                      | campaign welcome gives 50 ZNC for a cent of spend: give it a leastSpend
          "bonusZnc": 50             | "bonusZnc": 7001           | campaign welcome gives more than the cap of 7000 ZNC lets through
          "budgetZnc": 1000000       | "budgetZnc": 6999          | one account may earn more than the budget has: the cap is above it
          "capZnc": 7000             | "capZnc": 7000, "vestDays": 0 | coins can be spent at once: refunds that come later are taken from coins already spent
          "capZnc": 7000             | "capZnc": 7000, "lotMonths": 2 | coins expire after 2 months
          "capZnc": 7000             | "capZnc": 7000, "deniedProducts": [] | AWS Support earns: it is not among deniedProducts
          """)
  void warnsOfTheStrange(String right, String strange, String warning) {
    String json =
        SUMMER.replaceFirst(
            Pattern.quote(right), Matcher.quoteReplacement(strange == null ? "" : strange));
    assertNotEquals(SUMMER, json, "there is something strange");
    assertEquals(List.of(warning), warnings(json));
  }

  @Test
  void warnsOfACampaignInThePastAndOfOneThatNothingIsLeftFor() {
    String past = SUMMER.replace("2027-0", "2026-0").replace("2027-12", "2026-12");
    assertEquals(
        List.of(
            "it begins with 2026-06, which is not after this month: it is refused if coins were"
                + " issued for that period or a later one",
            "campaign double-lambda is in the past: it ended with 2026-08",
            "campaign welcome is in the past: it ended with 2026-12"),
        warnings(past));
    String shadowed =
        SUMMER.replace(
            "\"2027-08\", \"times\": 2, \"services\": [\"AWSLambda\"]",
            "\"2027-12\", \"times\": 2");
    assertEquals(
        List.of("campaign welcome never takes anything: double-lambda keeps it all"),
        warnings(shadowed));
  }
}
