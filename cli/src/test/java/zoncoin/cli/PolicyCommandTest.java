package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.reward.RewardPolicy;

class PolicyCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("zoncoin.root", ".."));
  private static final Path POLICIES = ROOT.resolve("docs/policies");
  private static final Path GOLDEN =
      ROOT.resolve("layers/exports/src/test/resources/zoncoin/exports/golden-cur-2.0");

  @TempDir private Path folder;

  @Test
  void explainsAPolicyInPlainSentences() {
    Answer answer = Answer.to("policy", "check", POLICIES.resolve("summer.json"));
    assertEquals(
        """
        Policy summer-2 is for bills from 2027-06 on, until another policy begins.
        2 % of eligible spend comes back.
        But 0 % on AmazonBedrock in us-east-1.
        Else 5 % on AmazonEC2 or AmazonS3 with accountTag/team data science or research.
        1 USD is worth 100 ZNC: 100 USD of spend earn 200 ZNC.
        Spend in any other currency earns nothing.
        From 10000 USD of spend in 12 periods on an account is silver: it gets 1.25 times what rates give.
        From 100000 USD of spend in 12 periods on an account is gold: it gets 1.5 times what rates give.
        Campaign double-lambda, 2027-06 to 2027-08: 2 times what rates give for spend on AWSLambda. It stands alone: what it takes is in no other campaign.
        Campaign welcome, 2027-06 to 2027-12: 50 ZNC for spend on everything, where that is 10 USD or more, in an account's first period. It adds to other campaigns.
        An account earns at most 7000 ZNC for a period.
        Each payer's bill in each currency has its own of these: tiers, bonuses, cap.
        All accounts together earn at most 1000000 ZNC by this policy; what is beyond that is cut.
        Coins can be spent 14 days after the bill is final, until the end of the month 24 months later.
        What counts is what the invoice says: a commitment's fee where it is charged.
        """,
        answer.out().substring(0, answer.out().indexOf("Nothing is earned by")));
    assertEquals(Zon.GOOD, answer.exit(), answer.out());
  }

  @Test
  void saysNothingOfWhatAPolicyHasNotThatABillWouldHaveOfItsOwn() throws IOException {
    String words = Answer.to("policy", "check", POLICIES.resolve("standard.json")).out();
    assertFalse(words.contains("has its own of these"), words);
    String some = Answer.to("policy", "check", generous()).out();
    assertTrue(some.contains("has its own of these: tiers, cap.\n"), some);
  }

  @Test
  void warnsAndSaysSoInTheExitCode() {
    Answer answer = Answer.to("policy", "check", "standard");
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertTrue(answer.out().contains("\nwarning: it begins with 2006-01"), answer.out());
  }

  @Test
  void printsTheTextThatEntriesName() {
    assertEquals(
        RewardPolicy.standard().text(),
        Answer.to("policy", "check", "--text", POLICIES.resolve("standard.json")).out());
  }

  @Test
  void aPolicyThatIsNoneIsWrongUse() throws IOException {
    Path file = folder.resolve("p.json");
    Files.writeString(file, "{ \"name\": \"x\" }");
    Answer answer = Answer.to("policy", "check", file);
    assertEquals("zon: p.json: /from: is missing; write \"from\": \"2026-07\"\n", answer.err());
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertEquals(Zon.WRONG_USE, Answer.to("policy", "check", folder.resolve("none")).exit());
  }

  private Path generous() throws IOException {
    Path file = folder.resolve("generous.json");
    Files.writeString(
        file,
        """
        {
          "name": "generous",
          "from": "2027-01",
          "ratePercent": 3,
          "pegZnc": { "USD": 100 },
          "tiers": { "months": 6, "levels": [{ "name": "gold", "times": 1.5, "fromSpend": { "USD": 1 } }] },
          "capZnc": 200
        }
        """);
    return file;
  }

  @Test
  void saysWhoGainsAndWhoLosesOnABill() throws IOException {
    Answer answer = Answer.to("policy", "diff", "standard", generous(), "--bill", GOLDEN);
    assertEquals("", answer.err());
    assertEquals(
        """
        - name standard-1
        - from 2006-01
        - rate 20000
        + name generous
        + from 2027-01
        + rate 30000
        + tier-months 6
        + tier gold 1500000 USD=1
        + cap 200000000

        in ZNC
        account       period   in   standard-1  generous  difference
        111122223333  2026-06  USD         266       200         -66
        999988887777  2026-06  USD           0         0           0
        444455556666  2026-06  USD          78       117         +39
        all                                344       317         -27

        1 gain, 1 lose, 1 stay as they are.
        """,
        answer.out());
    assertEquals(Zon.GOOD, answer.exit());
  }

  @Test
  void comparesForProgramsWithTheRulesBehindIt() throws IOException {
    JsonNode accounts =
        Answer.to(
                "policy",
                "diff",
                "standard",
                generous(),
                "--json",
                "--tier",
                "gold",
                "--bill",
                GOLDEN)
            .json()
            .get("accounts");
    JsonNode most = accounts.get(accounts.size() - 1);
    assertEquals("444455556666", most.get("account").textValue());
    assertEquals(97_500_000, most.get("differenceZon").longValue());
    assertEquals("tier gold: 1.5 times", most.at("/after/parts/1/rule").textValue());
    assertEquals(58_500_000, most.at("/after/parts/1/zon").longValue());
  }

  @Test
  void aBillIsPreviewedByAPolicyThatIsNotInForceYet() throws IOException {
    JsonNode bill = Answer.to("bill", GOLDEN, "--json", "--policy", generous()).json();
    JsonNode first = bill.get("assessments").get(0);
    assertEquals(200_000_000, first.get("rewardZon").longValue());
    assertEquals("no more than 200 ZNC", first.at("/rewardParts/1/rule").textValue());
    assertEquals(-199_000_000, first.at("/rewardParts/1/zon").longValue());
  }
}
