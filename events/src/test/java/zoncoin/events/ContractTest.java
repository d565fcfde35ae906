package zoncoin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code functions/openapi.yaml} itself: importable, with examples, and with every problem. */
final class ContractTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+…?)` \\| ([0-9x]{3}) \\| .*");
  private static final Pattern TEMPLATE =
      Pattern.compile("\"type\":\"urn:zoncoin:problem:([a-z-]+)\"");

  private final Contract contract = Contract.ofThisApi();

  @Test
  void apiGatewayCanImportIt() {
    assertEquals(List.of(), Importable.complaints(contract.file()));
  }

  /** Each of these somebody would write without a second thought. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/ | openapi | \"3.1.0\"",
        "/ | security | [{\"sigv4\":[]}]",
        "/ | servers | [{\"url\":\"https://example.com\"}]",
        "/paths | /v1/a{id} | {}",
        "/paths | /v1/{id}.{kind} | {}",
        "/paths/~1v1~1account/get | security | []",
        "/paths/~1v1~1account/get | deprecated | true",
        "/paths/~1v1~1account/get | callbacks | {}",
        "/paths/~1v1~1account/get/responses | default | {}",
        "/paths/~1v1~1account/get/responses | 409 | {\"$ref\":\"#/components/responses/No\"}",
        "/paths/~1v1~1account/get/responses/200/content/application~1json | schema |"
            + " {\"type\":\"string\"}",
        "/paths/~1v1~1entries/get/parameters/0 | in | \"cookie\"",
        "/paths/~1v1~1entries/get/parameters/0 | explode | true",
        "/components | responses | {}",
        "/components | parameters | {}",
        "/components/securitySchemes/sigv4 | type | \"http\"",
        "/components/schemas | Two_Words | {}",
        "/components/schemas/Zon | nullable | true",
        "/components/schemas/Zon | format | \"int64\"",
        "/components/schemas/Zon | exclusiveMinimum | 0",
        "/components/schemas/Zon | default | 0",
        "/components/schemas/Zon | example | 1",
        "/components/schemas/Lot/properties/zon | readOnly | true",
        "/components/schemas/Lot | additionalProperties | false",
        "/components/schemas/Lot | discriminator | {\"propertyName\":\"kind\"}",
        "/components/schemas/Lot | oneOf | []",
        "/components/schemas/Lot | anyOf | []",
        "/components/schemas/Lot/properties/zon | $ref | \"other.yaml#/Zon\""
      })
  void whatItCannotTakeIsSeen(String parent, String name, String value) {
    JsonNode file = contract.file().deepCopy();
    ObjectNode changed = (ObjectNode) (parent.equals("/") ? file : file.at(parent));
    changed.set(name, Contract.parse(value));
    assertFalse(Importable.complaints(file).isEmpty(), () -> parent + " " + name);
  }

  @Test
  void everyBodyAndParameterHasAnExampleThatIsOne() {
    List<String> complaints = new ArrayList<>();
    contract
        .operations()
        .forEach(
            operation -> {
              for (String content : List.of("content", "requestBody")) {
                operation.node().findValues(content).forEach(found -> examples(found, complaints));
              }
              examples(operation.node().path("parameters"), complaints);
            });
    assertEquals(List.of(), complaints);
  }

  private void examples(JsonNode described, List<String> complaints) {
    for (JsonNode one : described) {
      if (one.has("schema")) {
        if (!one.has("example")) {
          complaints.add("no example: " + one);
        }
        complaints.addAll(contract.mismatches(one.path("schema"), one.path("example")));
      }
    }
  }

  @Test
  void exampleProblemsAreThoseOfTheirStatus() {
    contract
        .operations()
        .flatMap(Contract.Operation::responses)
        .filter(response -> response.getValue().has("x-problems"))
        .forEach(
            response -> {
              JsonNode example =
                  response.getValue().at("/content/application~1problem+json/example");
              assertEquals(response.getKey(), example.path("status").asText());
              assertEquals(
                  "urn:zoncoin:problem:" + response.getValue().at("/x-problems/0").asText(),
                  example.path("type").asText());
            });
  }

  @Test
  void anAnswerThatTheFileDoesNotHaveIsSeen() {
    JsonNode good =
        Contract.parse(
            """
            {"statusCode":200,"body":"{\\"name\\":\\"a\\",\\"products\\":[]}","headers":{
            "Content-Type":"application/json","Cache-Control":"no-store","X-Content-Type-Options":"nosniff"}}
            """);
    String target = "GET /v1/catalog";
    assertEquals(List.of(), contract.complaints(target, "lookup", good));
    assertFalse(contract.complaints(target, "redeem", good).isEmpty());
    assertFalse(contract.complaints("POST /v1/catalog", "lookup", good).isEmpty());
    for (String change :
        List.of(
            "200|201",
            "no-store|public",
            "nosniff|sniff",
            "application/json|text/html",
            "Cache-Control|Set-Cookie",
            "products|product",
            "[]|null",
            "{\\\"name|{\\\"more\\\":1,\\\"name")) {
      List<String> words = List.of(change.split("\\|", -1));
      JsonNode changed = Contract.parse(good.toString().replace(words.getFirst(), words.getLast()));
      assertFalse(contract.complaints(target, "lookup", changed).isEmpty(), change);
    }
  }

  @Test
  void everyOperationIsCalledByAnEventAndSucceeds() {
    Set<String> called =
        Sample.names()
            .map(Sample::of)
            .filter(sample -> status(sample) / 100 == 2)
            .map(Sample::target)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed =
        contract.operations().map(Contract.Operation::target).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(listed), called);
  }

  private static int status(Sample sample) {
    return sample.expected().get("answer") instanceof Map<?, ?> answer
            && answer.get("status") instanceof Integer status
        ? status
        : 0;
  }

  @Test
  void everyProblemIsDocumentedWithItsStatusAndNoOther() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    contract
        .operations()
        .flatMap(Contract.Operation::responses)
        .forEach(
            response ->
                response
                    .getValue()
                    .path("x-problems")
                    .forEach(name -> put(listed, name.asText(), response.getKey())));
    contract
        .file()
        .path("x-amazon-apigateway-gateway-responses")
        .properties()
        .forEach(
            answer -> {
              String kind = answer.getKey();
              String other = kind.startsWith("DEFAULT_") ? kind.charAt(8) + "xx" : "";
              String template =
                  answer.getValue().at("/responseTemplates/application~1json").asText();
              Matcher type = TEMPLATE.matcher(template);
              assertTrue(type.find(), kind);
              put(listed, type.group(1), answer.getValue().path("statusCode").asText(other));
            });
    assertEquals(listed, documented());
  }

  private static void put(Map<String, String> problems, String name, String status) {
    String type = name.replaceFirst("^exists-with-different-.*", "exists-with-different-…");
    assertEquals(status, problems.getOrDefault(type, status), type);
    problems.put(type, status);
  }

  private static Map<String, String> documented() throws IOException {
    String page = Files.readString(Contract.ROOT.resolve("docs/problems.md"));
    Map<String, String> documented = new TreeMap<>();
    page.substring(0, page.indexOf("## To operators alone"))
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .forEach(row -> assertEquals(null, documented.put(row.group(1), row.group(2))));
    return documented;
  }
}
