package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/operate.md names each answer to cdk-nag where it is given, and no other. */
final class AnswersTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ((?:[A-Z]+[0-9]+(?:, )?)+) \\| (.*) \\| .+ \\|$");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern ONE_OF = Pattern.compile("(.*)\\{(.*)}(.*)");

  /** The packs' prefix, which the table leaves out. */
  private static final String PACK = "AwsSolutions-";

  private static final String FOR = " for ";

  private final Templates templates = Synthesis.templates();

  /** What is answered, rule by rule and for which findings, at which place or below it. */
  private record Answer(String rule, String place) {
    boolean isAt(String path) {
      return path.equals(place) || path.startsWith(place + "/");
    }
  }

  @Test
  void theTableOfTheDocsIsWhatTheTemplatesSay() throws IOException {
    Set<Answer> told = told();
    Set<String> documented = new TreeSet<>();
    Set<String> given = new TreeSet<>();
    for (JsonNode template : all().toList()) {
      for (JsonNode resource : template.get("Resources")) {
        String path = resource.path("Metadata").path("aws:cdk:path").asText();
        told.stream()
            .filter(answer -> answer.isAt(path))
            .forEach(answer -> documented.add(path + " " + answer.rule()));
        for (JsonNode rule : resource.at("/Metadata/cdk_nag/rules_to_suppress")) {
          given.add(path + " " + rule(rule));
        }
      }
    }
    assertEquals(String.join("\n", given), String.join("\n", documented));
  }

  @Test
  void everyRowOfItIsAboutSomethingThatIsDeployed() throws IOException {
    Set<String> paths =
        all()
            .flatMap(template -> template.get("Resources").valueStream())
            .map(resource -> resource.path("Metadata").path("aws:cdk:path").asText())
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        told().stream().filter(answer -> paths.stream().noneMatch(answer::isAt)).toList());
  }

  private Stream<JsonNode> all() {
    return Stream.of(templates.data(), templates.service(), templates.payer(), templates.member());
  }

  private static String rule(JsonNode said) {
    String rule = said.get("id").asText().replace(PACK, "");
    return said.has("applies_to") ? rule + FOR + said.at("/applies_to/0").asText() : rule;
  }

  private static Set<Answer> told() throws IOException {
    String docs = Files.readString(Synthesis.ROOT.resolve("docs/operate.md"));
    String table = docs.substring(docs.indexOf("| rule | where | why |"));
    return ROW.matcher(table).results().flatMap(AnswersTest::told).collect(Collectors.toSet());
  }

  private static Stream<Answer> told(MatchResult row) {
    List<String> quoted = QUOTED.matcher(row.group(2)).results().map(q -> q.group(1)).toList();
    String only =
        quoted.stream()
            .filter(word -> word.contains("::"))
            .map(word -> FOR + word)
            .collect(Collectors.joining());
    return Stream.of(row.group(1).split(", ", -1))
        .flatMap(
            rule ->
                quoted.stream()
                    .filter(word -> !word.contains("::"))
                    .flatMap(AnswersTest::places)
                    .map(place -> new Answer(rule + only, place)));
  }

  /** {@code a/{b,c}/d} is two places. */
  private static Stream<String> places(String place) {
    Matcher several = ONE_OF.matcher(place);
    return several.matches()
        ? Stream.of(several.group(2).split(",", -1))
            .map(one -> several.group(1) + one + several.group(3))
        : Stream.of(place);
  }
}
