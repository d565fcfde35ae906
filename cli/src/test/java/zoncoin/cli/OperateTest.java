package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zoncoin.cli.Programme.IN_AWS;
import static zoncoin.cli.Programme.MEMBER;
import static zoncoin.cli.Programme.as;
import static zoncoin.cli.Programme.zon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.cli.cloud.Aws;

/** What an operator decides is decided alike by both doors; by AWS's, only by who may. */
final class OperateTest {
  private static final String PAYER = "999988887777";
  private static final Path ROOT = Path.of(System.getProperty("zoncoin.root", ".."));

  @TempDir private Path temporary;
  private Programme programme;

  @BeforeEach
  void open() throws IOException {
    programme = Programme.open(temporary.resolve("cloud"));
  }

  @AfterEach
  void close() {
    programme.close();
  }

  private static List<String> json(List<String> door) {
    return Stream.concat(door.stream(), Stream.of("--json")).toList();
  }

  /** Every decision there is, by the door of whoever proposes and that of whoever approves. */
  private List<List<Object>> decisions() throws IOException {
    Path codes = temporary.resolve("codes.csv");
    Files.writeString(codes, Answer.to("operate", "codes", "example").out());
    Path policy = temporary.resolve("august.txt");
    Files.writeString(
        policy,
        Answer.to("policy", "check", "standard", "--text")
            .out()
            .replace("standard-1", "august-1")
            .replace("2006-01", "2026-08"));
    return List.of(
        merchant("merchant:shop"),
        merchant("merchant:shop"),
        List.of("operate", "freeze", MEMBER, "--memo", "a lost laptop"),
        List.of("operate", "thaw", MEMBER, "--memo", "found again"),
        List.of("operate", "adjust", MEMBER, "25", "--memo", "the outage", "--until", "2028-07"),
        List.of("operate", "source", PAYER, "another"),
        List.of("operate", "accept", PAYER, "2026-06", "run-9@2026-07-25T06:00:00Z"),
        List.of("operate", "pause", "all"),
        List.of("operate", "resume", "redemption"),
        List.of("operate", "fulfilments", "--stuck"),
        List.of("operate", "fulfil", "c.111122223333.one", "settle", "--reason", "ticket 4711"),
        List.of("operate", "codes", "import", codes),
        List.of("operate", "codes", "withdraw", codes),
        List.of("operate", "codes", "withdraw", "--pool", "aws-credit.1"),
        List.of("policy", "apply", policy),
        List.of("catalogue", "apply", ROOT.resolve("docs/catalogues/summer.json")),
        List.of("operate", "resume", "no-part"));
  }

  private static List<Object> merchant(String name) {
    String terms = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    return List.of(
        "operate", "enrol", name, "--caller", MEMBER, "--terms", terms, "--memo", "agreed");
  }

  @Test
  void everyDecisionIsAnsweredAlikeByBothDoors() throws IOException {
    List<Answer> here = new ArrayList<>();
    List<Answer> there = new ArrayList<>();
    for (List<Object> decision : decisions()) {
      there.add(zon(json(as("OperatorRole")), decision.toArray()));
    }
    programme.close();
    programme = Programme.open(temporary.resolve("again"));
    for (List<Object> decision : decisions()) {
      here.add(zon(json(programme.here()), decision.toArray()));
    }
    assertEquals(here, there);
    assertEquals(
        List.of(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2),
        there.stream().map(Answer::exit).toList());
  }

  @Test
  void twoHandsDecideEachByItsAliasAndWhoSignsIsNoted() throws IOException {
    Answer proposed =
        zon(as("OperatorRole"), "operate", "adjust", MEMBER, "25", "--memo", "why", "--json");
    String id = proposed.json().path("proposal").asText();
    Answer alone = zon(as("OperatorRole"), "operate", "approve", id);
    assertEquals(Zon.WRONG_USE, alone.exit());
    assertEquals("", alone.out());
    assertTrue(
        alone.err().contains("lambda:InvokeFunction on resource: operate:approve")
            && alone.err().endsWith("become who may: --role " + Aws.role("ApproverRole") + "\n"),
        alone::err);
    programme.be("ben");
    JsonNode other = zon(as("ApproverRole"), "operate", "approve", id, "--json").json();
    assertEquals(id, other.path("transaction").asText());
    assertEquals(
        List.of(
            "arn:aws:sts::999988887777:assumed-role/OperatorRole/ana",
            "arn:aws:sts::999988887777:assumed-role/ApproverRole/ben"),
        programme.aws().events().stream().map(event -> event.path("principal").asText()).toList());
  }

  /** The functions have the same names on the second page. */
  @Test
  void whatIsListedByPagesLooksForTheFunctionOnce() throws IOException {
    for (List<Object> paged :
        List.<List<Object>>of(
            List.of("operate", "fulfilments"),
            List.of("operate", "codes", "withdraw", "--pool", "aws-credit.1"))) {
      int looks = programme.aws().looks();
      programme
          .aws()
          .answerNext(
              200,
              Map.of(),
              "{\"decided\":true,\"fulfilments\":[{\"id\":\"c.1\"}],\"after\":\"c.1\",\"left\":7}");
      Answer listed = zon(json(as("OperatorRole")), paged.toArray());
      assertEquals(Zon.GOOD, listed.exit(), listed::err);
      assertEquals(looks + 1, programme.aws().looks());
    }
    assertEquals("c.1", programme.aws().events().getFirst().path("after").asText());
    assertEquals(2, programme.aws().events().size());
  }

  @Test
  void whoMayBecomeNeitherIsToldSoAndDecidesNothing() {
    programme.be("eve");
    String refused = zon(as("OperatorRole"), "operate", "pause", "all").err();
    assertTrue(refused.startsWith("zon: couldn't become " + Aws.role("OperatorRole")), refused);
    String own = zon(IN_AWS, "operate", "pause", "all").err();
    assertTrue(own.endsWith("--role " + Aws.role("OperatorRole") + "\n"), own);
    assertEquals(List.of(), programme.aws().events());
  }

  @Test
  void whoDecidesAndWhereIsSaidOnce() {
    assertEquals(
        "zon: --principal is for --data: with --stack it is who signs; see: zon operate pause"
            + " --help\n",
        zon(IN_AWS, "operate", "pause", "all", "--principal", "ben").err());
    assertEquals(
        "zon: --role is for --stack; see: zon operate pause --help\n",
        zon(programme.here(), "operate", "pause", "all", "--role", "x").err());
    Answer both = zon(programme.here(), "operate", "fulfilments", "--stack", "blue");
    assertEquals(Zon.WRONG_USE, both.exit());
    assertTrue(both.err().contains("--data is the cloud on this machine"), both::err);
  }

  @Test
  void whatIsAcceptedIsHandedToTheFunctionThatIssues() throws IOException {
    deliver(3, "100");
    deliver(4, "50");
    JsonNode accepted =
        zon(
                as("OperatorRole"),
                "operate",
                "accept",
                PAYER,
                "2026-06",
                "run-4@2026-07-04T06:00:00Z",
                "--json")
            .json();
    assertEquals(-100_000_000, accepted.at("/issued/issuedZon").asLong(), accepted::toString);
    assertEquals("aws.s3", programme.aws().events().getLast().path("source").asText());
  }

  /** What was decided stands, and whoever decided must not decide it anew. */
  @Test
  void whatIsAcceptedAndNotIssuedIsSaidToBeAccepted() {
    programme
        .aws()
        .answerNext(
            200, Map.of(), "{\"decided\":true,\"delivery\":\"s3://exports/no-payer/none\"}");
    Answer accepted =
        zon(
            as("OperatorRole"),
            "operate",
            "accept",
            PAYER,
            "2026-06",
            "run-4@2026-07-04T06:00:00Z");
    assertEquals(Zon.WRONG_USE, accepted.exit());
    assertTrue(
        accepted
            .err()
            .startsWith("zon: it is accepted, and issues when it is delivered again; now, "),
        accepted::err);
  }

  /** A bill of one line that was delivered on that day of July. */
  private void deliver(int day, String dollars) throws IOException {
    Path folder = temporary.resolve("bill-" + day);
    Path data = folder.resolve("data/BILLING_PERIOD=2026-06/bill.csv");
    Path manifest = folder.resolve("metadata/BILLING_PERIOD=2026-06/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    Files.writeString(
        data,
        """
        bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,bill_invoice_id,\
        bill_billing_entity,line_item_line_item_type,line_item_product_code,line_item_currency_code,\
        line_item_unblended_cost,line_item_line_item_description
        %s,111122223333,2026-06-01T00:00:00.000Z,2026A1,AWS,Usage,AmazonEC2,USD,%s,usage
        """
            .formatted(PAYER, dollars));
    Files.writeString(
        manifest,
        """
        {"exportArn":"arn:aws:bcm-data-exports:us-east-1:%s:export/monthly","executionId":"run-%d",
         "dataFiles":["s3://b/data/BILLING_PERIOD=2026-06/bill.csv"]}
        """
            .formatted(PAYER, day));
    FileTime time = FileTime.from(Instant.parse("2026-07-%02dT06:00:00Z".formatted(day)));
    Files.setLastModifiedTime(data, time);
    Files.setLastModifiedTime(manifest, time);
    assertEquals(Zon.GOOD, zon(programme.here(), "local", "deliver", folder).exit());
  }

  /** All of them but those that ask nobody, and the one that Secrets Manager calls in AWS. */
  @Test
  void everyCommandOfAnOperatorTakesAStack() {
    List<String> without = new ArrayList<>();
    for (String command : commands("operate")) {
      List<String> leaves =
          command.equals("codes")
              ? commands("operate", "codes").stream().map(leaf -> "codes " + leaf).toList()
              : List.of(command);
      for (String leaf : leaves) {
        Object[] help =
            Stream.of("operate " + leaf + " --help").flatMap(OperateTest::words).toArray();
        if (!Answer.to(help).out().contains("--stack=NAME")) {
          without.add(leaf);
        }
      }
    }
    assertEquals(List.of("codes example", "rotate-key"), without);
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split(" "));
  }

  private static List<String> commands(String... of) {
    Object[] help = Stream.concat(Stream.of(of), Stream.of("--help")).toArray();
    return Answer.to(help)
        .out()
        .lines()
        .dropWhile(line -> !line.equals("Commands:"))
        .skip(1)
        .filter(line -> line.matches("  [a-z-]+ .*"))
        .map(line -> line.strip().replaceFirst(" .*", ""))
        .sorted()
        .toList();
  }
}
