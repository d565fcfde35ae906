package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reviewers that others wrote find: cdk-nag's AwsSolutions rules, and cfn-lint. */
final class ReviewTest {
  /** More answers than this, and nobody reads them. */
  private static final int MOST_ANSWERS = 15;

  /** A reason shorter than this convinces nobody. */
  private static final int SHORTEST_REASON = 60;

  private final Path folder = Synthesis.folder();

  @Test
  void cdkNagFindsNothingThatIsNotAnswered() {
    assertEquals(
        List.of(),
        findings("Non-Compliant")
            .map(line -> line.get("ruleId") + " " + line.get("resourceId"))
            .toList());
    assertEquals(List.of(), findings("UNKNOWN").toList());
  }

  @Test
  void theAnswersAreFewAndConvincing() {
    Set<String> answers =
        findings("Suppressed")
            .map(line -> line.get("ruleId").asText() + ": " + line.get("exceptionReason").asText())
            .collect(Collectors.toSet());
    assertTrue(answers.size() <= MOST_ANSWERS, answers.toString());
    for (String answer : answers) {
      assertTrue(answer.length() >= SHORTEST_REASON, answer);
    }
  }

  @Test
  void cfnLintFindsNoError() throws IOException, InterruptedException {
    Optional<Path> program = Synthesis.onPath("cfn-lint");
    assumeTrue(program.isPresent(), "cfn-lint is not on the PATH: nothing linted the templates");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.get().toString(), "--non-zero-exit-code", "error"));
    Synthesis.files().forEach(file -> command.add(file.toString()));
    Process lint = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, lint.waitFor(), said);
  }

  private Stream<JsonNode> findings(String compliance) {
    return Stream.of("data", "service", "payer", "member")
        .map(stack -> folder.resolve("AwsSolutions-zoncoin-" + stack + "-NagReport.json"))
        .flatMap(report -> Templates.json(report).get("lines").valueStream())
        .filter(line -> line.get("compliance").asText().equals(compliance));
  }
}
