package zoncoin.infra.templates;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.infra.templates.Templates.Resource;

/**
 * One statement of a policy, its references written as text.
 *
 * @param sid its name, or empty
 * @param allows whether its effect is Allow
 * @param everyone whether its principal is everyone
 * @param principal its principal
 * @param actions patterns of actions
 * @param resources patterns of resources
 * @param condition its conditions as JSON, or empty
 */
record Statement(
    String sid,
    boolean allows,
    boolean everyone,
    JsonNode principal,
    List<String> actions,
    List<String> resources,
    String condition) {

  /** All statements of the policy document that is this property of a resource. */
  static List<Statement> all(Resource owner, String pointer) {
    JsonNode said = owner.property(pointer).path("Statement");
    return said.valueStream().map(statement -> of(statement, owner)).toList();
  }

  /** All statements of a policy document that is a file. */
  static List<Statement> all(Path document) {
    return Templates.json(document)
        .get("Statement")
        .valueStream()
        .map(statement -> of(statement, document))
        .toList();
  }

  private static Statement of(JsonNode said, Object owner) {
    if (said.has("NotAction") || said.has("NotResource") || said.has("NotPrincipal")) {
      throw new AssertionError(owner + " speaks of all that it does not name: " + said);
    }
    JsonNode principal = said.path("Principal");
    return new Statement(
        said.path("Sid").asText(),
        said.get("Effect").asText().equals("Allow"),
        principal.asText().equals("*") || principal.path("AWS").asText().equals("*"),
        principal,
        texts(said.get("Action")),
        texts(said.path("Resource")),
        said.path("Condition").toString());
  }

  /** Whether it speaks of this action on this resource, be it to allow or to deny. */
  boolean covers(String action, String resource) {
    return covers(action) && resources.stream().anyMatch(pattern -> matches(pattern, resource));
  }

  /** Whether it speaks of this action at all. */
  boolean covers(String action) {
    return actions.stream().anyMatch(pattern -> matches(pattern, action));
  }

  /** Whether it denies this to everyone, unless its conditions say otherwise. */
  boolean deniesEveryone(String action, String resource) {
    return !allows && everyone && covers(action, resource);
  }

  /** Whether it holds under all circumstances. */
  boolean unconditional() {
    return condition.isEmpty();
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        Stream.of(pattern.split("\\*", -1))
            .map(
                part ->
                    Stream.of(part.split("\\?", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".")))
            .collect(Collectors.joining(".*"));
    return text.matches(regex);
  }

  private static List<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isArray()
        ? oneOrMore.valueStream().map(JsonNode::asText).toList()
        : List.of(oneOrMore.asText());
  }
}
