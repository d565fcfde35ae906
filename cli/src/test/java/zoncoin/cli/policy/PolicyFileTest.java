package zoncoin.cli.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

class PolicyFileTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("zoncoin.root", ".."), "docs", "policies");
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text("reward-policy.schema.json"), InputFormat.JSON);

  private static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static RewardPolicy read(String json) {
    return PolicyFile.read("policy.json", json.getBytes(UTF_8));
  }

  private static boolean isBySchema(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
  }

  @Test
  void theStandardPolicyAsAFileIsTheStandardPolicy() {
    assertEquals(RewardPolicy.standard(), read(text("standard.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard.json", "summer.json", "europe.json"})
  void everySampleIsBySchemaAndReadsAsAPolicyWhoseTextReadsTheSame(String name) {
    assertEquals(List.of(), SCHEMA.validate(text(name), InputFormat.JSON));
    RewardPolicy policy = read(text(name));
    assertEquals(policy, read(policy.text()));
  }

  @Test
  void readsWhatTheSpecificationHasAsItsExample() throws IOException {
    String spec =
        Files.readString(
            FOLDER.resolve("../../layers/core/src/main/java/zoncoin/reward/reward-policy.md"));
    RewardPolicy example = RewardPolicy.parse(spec.split("```\n", -1)[3]);
    RewardPolicy summer = read(text("summer.json").replace("2027-", "2026-"));
    assertEquals(example.offers(), summer.offers());
    assertEquals(example.capZon(), summer.capZon());
    assertEquals(example.budgetZon(), summer.budgetZon());
  }

  @Test
  void takesNumbersExactlyAsTheyAreWritten() {
    RewardPolicy policy =
        read(
            text("europe.json")
                .replace("1.5", "0.1")
                .replace("110", "110.000001")
                .replace("100", "1.0e2"));
    assertEquals(1_000, policy.rateMillionths());
    assertEquals(110_000_001, policy.pegZon(new Currency("EUR")).orElse(0));
    assertEquals(100_000_000, policy.pegZon(Currency.USD).orElse(0));
    assertEquals(Basis.AMORTISED, policy.eligibility().basis());
  }

  /** What stands in the sample, what instead, whether the schema notices, and what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "ratePercent": 2,        | "ratePercent": "2",      | yes | /ratePercent: is a number; write it without quotes, such as 2.5
          "ratePercent": 2,        | "ratePercent": 120,      | yes | /ratePercent: is a percentage from 0 to 100; write 2.5 for 2.5 %
          "ratePercent": 2,        | "ratePercent": -1,       | yes | /ratePercent: is a percentage from 0 to 100; write 2.5 for 2.5 %
          "ratePercent": 2,        | "ratePercent": 2.00001,  | yes | /ratePercent: has at most 4 decimals; round it
          "ratePercent": 2,        | "ratepercent": 2,        | yes | /ratepercent: there is no such field; did you mean ratePercent?
          "ratePercent": 2,        | "comment": "",           | yes | /comment: there is no such field; did you mean
          "ratePercent": 2,        | ``                       | yes | /ratePercent: is missing; write "ratePercent": 2
          "name": "summer-2",      | "name": "summer 2",      | yes | policy name is one word: "summer 2"
          "name": "summer-2",      | "name": "a", "name": "b",| no  | , line 3, column 22: is no JSON: Duplicate field 'name'
          "from": "2027-06",       | "from": "June 2027",     | yes | /from: period is YYYY-MM: "June 2027"; correct it
          "from": "2027-06",       | "from": "2027-13",       | yes | /from: period has a month from 01 to 12: 2027-13; correct it
          { "USD": 100 }           | { "usd": 100 }           | yes | /pegZnc/usd: currency is three capital letters: "usd"; correct it
          { "USD": 100 }           | { "USD": 0 }             | yes | peg is 1 to 10000000000000000: 0
          { "USD": 100 }           | { "USD": 0.0000001 }     | yes | /pegZnc/USD: has at most 6 decimals; round it
          { "USD": 100 }           | { "USD": 1e999999 }      | no  | /pegZnc/USD: is a number of at most 40 digits; write fewer
          "services": ["AmazonBedrock"], "regions": ["us-east-1"] | "services": [] | yes | /rates/0/services: names at least one; leave the field out for all
          , "services": ["AmazonBedrock"], "regions": ["us-east-1"] | `` | yes | /rates/0: a rate of its own is for some services, regions or tags; name them
          "AmazonEC2", "AmazonS3"  | "AmazonS3", "AmazonS3"   | yes | /rates/1/services/1: is there already: AmazonS3; leave it out
          "accountTag/team": ["research", "data science"] | "accountTag/team": "research" | yes | /rates/1/tags/accountTag/team: is a list; write [ … ]
          "months": 12             | "months": 40             | yes | /tiers/months: is a whole number from 1 to 36; not 40
          "times": 1.25            | "times": 0.9             | yes | /tiers/levels/0/times: is a factor from 1 to 100; write 1.5 for half as much again
          "USD": 10000 }           | "USD": 200000 }          | no  | /tiers: tiers stand lowest first: gold is not above silver in USD; correct it
          "times": 2,              | "times": 2, "bonusZnc": 5, | yes | /campaigns/0: has times or bonusZnc, and not both; write "times": 2
          "times": 2,              | "times": 1,              | yes | /campaigns/0/times: campaign multiplier is 1000001 to 100000000: 1000000; correct it
          "to": "2027-08"          | "to": "2027-05"          | no  | /campaigns/0: campaign double-lambda ends before it begins: 2027-05 is before 2027-06; correct it
          "bonusZnc": 50           | "bonusZnc": 10000000001  | yes | /campaigns/1/bonusZnc: is more than 0 and at most 10000000000 ZNC; write coins, such as 50
          "welcome": true          | "welcome": "yes"         | yes | /campaigns/1/welcome: is true or false; write it without quotes
          "name": "welcome"        | "name": "double-lambda"  | no  | campaigns have names of their own
          "capZnc": 7000           | "capZnc": 10000000000    | yes | /capZnc: is 0 or more and less than 10000000000 ZNC; leave it out for no limit
          "budgetZnc": 1000000     | "budgetZnc": 1000000, "vestDays": 1.5 | yes | /vestDays: has at most 0 decimals; round it
          "budgetZnc": 1000000     | "budgetZnc": 1000000, "basis": "net" | yes | /basis: basis is invoiced or amortised: "net"; correct it
          "budgetZnc": 1000000     | "budgetZnc": 1000000,    | no  | , line 24, column 1: is no JSON: Unexpected character
          """)
  void saysWhereWhichRuleAndWhatToDo(String right, String wrong, String noticed, String said) {
    String sample = text("summer.json");
    String json =
        sample.replaceFirst(
            Pattern.quote(right), Matcher.quoteReplacement(wrong == null ? "" : wrong));
    assertNotEquals(sample, json, "there is something to be wrong");
    String message = "" + assertThrows(Malformed.class, () -> read(json)).getMessage();
    String start = "policy.json" + (said.startsWith(",") ? "" : ": ") + said;
    assertEquals(start, message.substring(0, Math.min(message.length(), start.length())));
    if (noticed.equals("yes")) {
      assertEquals(false, isBySchema(json), "the schema notices too");
    }
  }
}
