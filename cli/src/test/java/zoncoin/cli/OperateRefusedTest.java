package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static zoncoin.cli.Programme.IN_AWS;
import static zoncoin.cli.Programme.as;
import static zoncoin.cli.Programme.zon;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.note.Ed25519Signer;

/** What AWS refuses, and what is missing before it is asked, is one sentence with what to do. */
final class OperateRefusedTest {
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

  /** One sentence, nothing on standard output, and no exit code that means a refusal. */
  private static void assertSays(String sentence, Answer answer) {
    assertEquals(new Answer(Zon.WRONG_USE, "", "zon: " + sentence + "\n"), answer);
  }

  private static Answer pause() {
    return zon(as("OperatorRole"), "operate", "pause", "all", "--json");
  }

  @Test
  void whatLambdaRefusesIsASentenceWithTheNextStep() throws IOException {
    programme.aws().answerNext(429, Map.of("x-amzn-ErrorType", "TooManyRequestsException"), "{}");
    assertSays(
        "couldn't invoke deployed-operate:propose: it is asked too often for now: ask again in a"
            + " minute",
        pause());
    programme.aws().answerNext(404, Map.of("x-amzn-ErrorType", "ResourceNotFoundException"), "{}");
    assertSays("there is no function deployed-operate:propose: deploy the service again", pause());
    programme.aws().answerNext(413, Map.of("x-amzn-ErrorType", "RequestTooLargeException"), "{}");
    assertSays("it is too large to be handed over at once: divide the file", pause());
    programme.aws().answerNext(403, Map.of("x-amzn-ErrorType", "ExpiredTokenException"), "{}");
    assertSays(
        "couldn't invoke deployed-operate:propose: the credentials have expired: sign in again (aws"
            + " sso login)",
        pause());
    programme
        .aws()
        .answerNext(
            200,
            Map.of("X-Amz-Function-Error", "Unhandled"),
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after 120.00"
                + " seconds\"}");
    assertSays(
        "deployed-operate:propose failed: Sandbox.Timedout: Task timed out after 120.00 seconds;"
            + " its log says more, and what it was to do may be done",
        pause());
    assertEquals(List.of(), programme.aws().events());
    assertEquals(
        new ObjectMapper().readTree("[\"issuance\",\"redemption\"]"),
        pause().json().path("changed"));
  }

  @Test
  void whatNobodyAnsweredWasSentOnceAndMayBeDone() {
    programme.aws().fallSilent();
    Answer silent = pause();
    assertEquals(Zon.WRONG_USE, silent.exit());
    assertTrue(silent.err().endsWith("it may be done; look before you ask again\n"), silent::err);
    assertEquals(1, programme.aws().events().size());
    programme.aws().answerNext(500, Map.of("x-amzn-ErrorType", "ServiceException"), "{}");
    assertTrue(pause().err().contains("it may be done"));
  }

  @Test
  void whatIsMissingBeforeAnythingIsAskedIsNamed() {
    assertSays(
        "there is no stack green-service in us-east-1, in the account of these credentials: see"
            + " AWS_REGION and AWS_PROFILE",
        zon(List.of("--stack", "green"), "operate", "pause", "all"));
    programme.set("aws.secretAccessKey", "of somebody else");
    assertSays(
        "couldn't read the outputs of blue-service: AWS does not know these credentials: The token"
            + " is invalid.; see AWS_PROFILE and the clock",
        zon(IN_AWS, "operate", "pause", "all"));
  }

  @Test
  void whoSetsNothingIsToldWhatToSet() {
    assumeTrue(
        Stream.of("AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_PROFILE")
            .noneMatch(System.getenv()::containsKey),
        "the environment names credentials or a region");
    programme.clear("aws.accessKeyId", "aws.secretAccessKey");
    assertSays(
        "couldn't read the outputs of blue-service: no credentials (Profile file contained no"
            + " credentials for profile 'default'): set AWS_PROFILE, or sign in (aws sso login)",
        zon(IN_AWS, "operate", "pause", "all"));
    programme.clear("aws.region");
    assertSays(
        "couldn't look for blue: no region is set: set AWS_REGION, or AWS_PROFILE to a profile with"
            + " one",
        zon(IN_AWS, "operate", "pause", "all"));
  }

  @Test
  void whereNobodyAnswersTheNetworkIsNamed() {
    programme.set("aws.endpointUrl", "http://127.0.0.1:9");
    Answer nobody = zon(IN_AWS, "operate", "pause", "all");
    assertEquals(Zon.WRONG_USE, nobody.exit());
    assertTrue(
        nobody.err().startsWith("zon: couldn't read the outputs of blue-service: nobody answers")
            && nobody.err().endsWith("AWS_ENDPOINT_URL\n"),
        nobody::err);
  }

  /** Nothing was sent, so nothing can have been decided. */
  @Test
  void aFunctionThatIsNotReachedWasNotInvoked() {
    programme.set("aws.endpointUrlLambda", "http://127.0.0.1:9");
    Answer unsent = pause();
    assertEquals(Zon.WRONG_USE, unsent.exit());
    assertTrue(
        unsent.err().startsWith("zon: couldn't invoke deployed-operate:propose: nobody answers"),
        unsent::err);
  }

  /** Parts that are named, as a restored table is, and nothing that says where. */
  @Test
  void whatIsNamedWithoutARegionIsNoMistakeOfZon() {
    assumeTrue(!System.getenv().containsKey("AWS_REGION"), "the environment names a region");
    programme.clear("aws.region");
    assertSays(
        "couldn't ask AWS: no region is set: set AWS_REGION, or AWS_PROFILE to a profile with one",
        zon(
            List.of(
                "--key", Ed25519Signer.of("log.example", new byte[32]).verifierKey().toString()),
            "operate",
            "rebuild",
            "--table=a",
            "--log-bucket=b",
            "--staging-bucket=s",
            "--evidence-bucket=c"));
  }
}
