package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final String MEMBER = "111122223333";
  private static final Path ROOT = Path.of(System.getProperty("zoncoin.root", ".."));
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  private static final List<String> IN_AWS = List.of("--stack", Aws.PROGRAMME);

  @TempDir private Path temporary;
  private final Surroundings surroundings = new Surroundings();
  private Aws aws;

  /** A programme in AWS that a person's keys are at hand for. */
  @BeforeEach
  void open() throws IOException {
    aws = Aws.open(temporary.resolve("cloud"), NOW);
    aws.enrol(MEMBER);
    surroundings.set("aws.region", "us-east-1");
    surroundings.set("aws.endpointUrl", aws.address().toString());
    surroundings.clear("aws.accessKeyId", "aws.secretAccessKey");
    surroundings.set("aws.disableEc2Metadata", "true");
    surroundings.set("aws.configFile", temporary.resolve("none").toString());
    surroundings.set("aws.sharedCredentialsFile", temporary.resolve("none").toString());
    be("ana");
  }

  @AfterEach
  void close() {
    surroundings.restore();
    aws.close();
  }

  private void be(String person) {
    List<String> keys = aws.keysOf(person);
    surroundings.set("aws.accessKeyId", keys.getFirst());
    surroundings.set("aws.secretAccessKey", keys.getLast());
  }

  private static Answer operate(List<String> door, Object... words) {
    return Answer.to(Stream.concat(Arrays.stream(words), door.stream()).toArray());
  }

  private static List<String> as(String role) {
    return List.of("--stack", Aws.PROGRAMME, "--role", Aws.role(role));
  }

  private List<String> here() {
    return List.of("--data", temporary.resolve("cloud").toString());
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

  @Test
  void everyDecisionIsAnsweredAlikeByBothDoors() throws IOException {
    List<Answer> here = new ArrayList<>();
    List<Answer> there = new ArrayList<>();
    for (List<Object> decision : decisions()) {
      there.add(operate(as("OperatorRole"), decision.toArray()));
    }
    aws.close();
    aws = Aws.open(temporary.resolve("again"), NOW);
    aws.enrol(MEMBER);
    for (List<Object> decision : decisions()) {
      here.add(
          operate(List.of("--data", temporary.resolve("again").toString()), decision.toArray()));
    }
    assertEquals(here, there);
    assertEquals(
        List.of(0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2),
        there.stream().map(Answer::exit).toList());
  }

  @Test
  void twoHandsDecideEachByItsAliasAndWhoSignsIsNoted() throws IOException {
    Answer proposed =
        operate(as("OperatorRole"), "operate", "adjust", MEMBER, "25", "--memo", "why");
    String id = proposed.json().path("proposal").asText();
    Answer alone = operate(as("OperatorRole"), "operate", "approve", id);
    assertEquals(Zon.WRONG_USE, alone.exit());
    assertEquals("", alone.out());
    assertTrue(
        alone.err().contains("lambda:InvokeFunction on resource: operate:approve")
            && alone.err().endsWith("become who may: --role " + Aws.role("ApproverRole") + "\n"),
        alone::err);
    be("ben");
    JsonNode other = operate(as("ApproverRole"), "operate", "approve", id).json();
    assertEquals(id, other.path("transaction").asText());
    assertEquals(
        List.of(
            "arn:aws:sts::999988887777:assumed-role/OperatorRole/ana",
            "arn:aws:sts::999988887777:assumed-role/ApproverRole/ben"),
        aws.events().stream().map(event -> event.path("principal").asText()).toList());
  }

  @Test
  void whoMayBecomeNeitherIsToldSoAndDecidesNothing() {
    be("eve");
    String refused = operate(as("OperatorRole"), "operate", "pause", "all").err();
    assertTrue(refused.startsWith("zon: couldn't become " + Aws.role("OperatorRole")), refused);
    String own = operate(IN_AWS, "operate", "pause", "all").err();
    assertTrue(own.endsWith("--role " + Aws.role("OperatorRole") + "\n"), own);
    assertEquals(List.of(), aws.events());
  }

  @Test
  void whoDecidesAndWhereIsSaidOnce() {
    assertEquals(
        "zon: --principal is for --data: with --stack it is who signs; see: zon operate pause"
            + " --help\n",
        operate(IN_AWS, "operate", "pause", "all", "--principal", "ben").err());
    assertEquals(
        "zon: --role is for --stack; see: zon operate pause --help\n",
        operate(here(), "operate", "pause", "all", "--role", "x").err());
    Answer both = operate(here(), "operate", "fulfilments", "--stack", "blue");
    assertEquals(Zon.WRONG_USE, both.exit());
    assertTrue(both.err().contains("--data is the cloud on this machine"), both::err);
  }

  @Test
  void whatIsAcceptedIsHandedToTheFunctionThatIssues() throws IOException {
    deliver(3, "100");
    deliver(4, "50");
    JsonNode accepted =
        operate(
                as("OperatorRole"),
                "operate",
                "accept",
                PAYER,
                "2026-06",
                "run-4@2026-07-04T06:00:00Z")
            .json();
    assertEquals(-100_000_000, accepted.at("/issued/issuedZon").asLong(), accepted::toString);
    assertEquals("aws.s3", aws.events().getLast().path("source").asText());
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
    assertEquals(Zon.GOOD, operate(here(), "local", "deliver", folder).exit());
  }

  /** One sentence, nothing on standard output, and no exit code that means a refusal. */
  private static void assertSays(String sentence, Answer answer) {
    assertEquals(new Answer(Zon.WRONG_USE, "", "zon: " + sentence + "\n"), answer);
  }

  private static Answer pause() {
    return operate(as("OperatorRole"), "operate", "pause", "all");
  }

  @Test
  void whatLambdaRefusesIsASentenceWithTheNextStep() throws IOException {
    aws.answerNext(429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{}");
    assertSays(
        "couldn't invoke deployed-operate:propose: it is asked too often for now: ask again in a"
            + " minute",
        pause());
    aws.answerNext(404, Map.of("x-amzn-ErrorType", "ResourceNotFoundException"), "{}");
    assertSays("there is no function deployed-operate:propose: deploy the service again", pause());
    aws.answerNext(413, Map.of("x-amzn-ErrorType", "RequestTooLargeException"), "{}");
    assertSays("it is too large to be handed over at once: divide the file", pause());
    aws.answerNext(
        200,
        Map.of("X-Amz-Function-Error", "Unhandled"),
        "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after 120.00"
            + " seconds\"}");
    assertSays(
        "deployed-operate:propose failed: Sandbox.Timedout: Task timed out after 120.00 seconds;"
            + " its log says more, and what it was to do may be done",
        pause());
    assertEquals(List.of(), aws.events());
    assertEquals(
        new ObjectMapper().readTree("[\"issuance\",\"redemption\"]"),
        pause().json().path("changed"));
  }

  @Test
  void whatNobodyAnsweredWasSentOnceAndMayBeDone() {
    aws.fallSilent();
    Answer silent = pause();
    assertEquals(Zon.WRONG_USE, silent.exit());
    assertTrue(silent.err().endsWith("it may be done; look before you ask again\n"), silent::err);
    assertEquals(1, aws.events().size());
    aws.answerNext(500, Map.of("x-amzn-ErrorType", "ServiceException"), "{}");
    assertTrue(pause().err().contains("it may be done"));
  }

  @Test
  void whatIsMissingBeforeAnythingIsAskedIsNamed() {
    assertSays(
        "there is no stack green-service in us-east-1, in the account of these credentials: see"
            + " AWS_REGION and AWS_PROFILE",
        operate(List.of("--stack", "green"), "operate", "pause", "all"));
    surroundings.set("aws.secretAccessKey", "of somebody else");
    assertSays(
        "couldn't read the outputs of blue-service: AWS does not know these credentials: The token"
            + " is invalid.; see AWS_PROFILE and the clock",
        operate(IN_AWS, "operate", "pause", "all"));
  }

  @Test
  void whoSetsNothingIsToldWhatToSet() {
    assumeTrue(
        Stream.of("AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_PROFILE")
            .noneMatch(System.getenv()::containsKey),
        "the environment names credentials or a region");
    surroundings.clear("aws.accessKeyId", "aws.secretAccessKey");
    assertSays(
        "couldn't read the outputs of blue-service: no credentials are set: set AWS_PROFILE, or"
            + " sign in (aws sso login)",
        operate(IN_AWS, "operate", "pause", "all"));
    surroundings.clear("aws.region");
    assertSays(
        "couldn't look for blue: no region is set: set AWS_REGION, or AWS_PROFILE to a profile with"
            + " one",
        operate(IN_AWS, "operate", "pause", "all"));
  }
}
