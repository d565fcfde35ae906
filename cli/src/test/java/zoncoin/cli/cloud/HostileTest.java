package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody with bad intentions sends over the wire: the right problem comes back, nothing is
 * written, nothing is told that is not theirs, and the next honest request is answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<SmallCloud> open = new ArrayList<>();
  private final List<RawRequest> enrolled = new ArrayList<>();

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    open.add(new SmallCloud(temporary.resolve("cloud"), PATIENCE));
    enrolled.add(
        new Hostile(small()).signed(Hostile.ALICE, "PUT /v1/enrolment", "join", SmallCloud.TERMS));
    assertEquals(200, enrolled.getFirst().send(small().address()).status());
    var _ = small().written();
  }

  @AfterAll
  void close() {
    open.forEach(SmallCloud::close);
  }

  private SmallCloud small() {
    return open.getFirst();
  }

  Stream<Hostile.Case> cases() {
    return new Hostile(small()).cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedAndLeavesNoTrace(Hostile.Case hostile) throws IOException {
    RawRequest.Answer answer = hostile.request().send(small().address());
    assertEquals(hostile.status(), answer.status(), answer::body);
    if (!hostile.problem().isEmpty()) {
      assertEquals(
          "urn:zoncoin:problem:" + hostile.problem(),
          Invocation.parse(answer.body()).path("type").asText());
    }
    assertEquals(0, small().written(), "nothing is written");
    for (String secret :
        List.of(
            "Exception",
            "java.",
            "zoncoin.cli",
            String.valueOf(small().cloud().keysFile().getParent()),
            small().cloud().credentials(Hostile.CAROL).secret(),
            small().cloud().credentials(Hostile.ALICE).secret(),
            "Set-Cookie: x")) {
      assertFalse((answer.head() + answer.body()).contains(secret), secret);
    }
    assertEquals(200, small().ask(Hostile.ALICE, "GET", "/v1/account", "").statusCode(), "alive");
  }

  /** A signature is good for five minutes; what it signs is done once all the same. */
  @Test
  void whatIsReplayedIsAnsweredAlikeAndWrittenOnce() throws IOException {
    RawRequest.Answer again = enrolled.getFirst().send(small().address());
    assertEquals(200, again.status());
    assertEquals(0, small().written());
  }
}
