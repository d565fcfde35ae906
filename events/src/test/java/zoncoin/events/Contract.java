package zoncoin.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code functions/openapi.yaml}, as what every answer of the API is held to: its status is listed
 * for the operation, its type is among the problems of the status, its headers and its body are as
 * the file says, and no field is one that the file does not name.
 */
final class Contract {
  static final Path ROOT = Path.of(System.getProperty("zoncoin.root", ".."));

  private static final String PROBLEM = "urn:zoncoin:problem:";
  private static final Set<String> EVERYWHERE = Set.of("Content-Type", "X-Content-Type-Options");
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi30());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract OF_THIS_API = new Contract(readFile());

  private final JsonNode file;

  Contract(JsonNode file) {
    this.file = file;
  }

  static Contract ofThisApi() {
    return OF_THIS_API;
  }

  private static JsonNode readFile() {
    try {
      return new YAMLMapper().readTree(ROOT.resolve("functions/openapi.yaml").toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  JsonNode file() {
    return file;
  }

  /**
   * An operation of the file.
   *
   * @param target such as {@code GET /v1/account}
   * @param node what is said of it
   */
  record Operation(String target, JsonNode node) {
    /** The function behind it, such as {@code lookup}. */
    String function() {
      String uri = node.at("/x-amazon-apigateway-integration/uri").asText();
      return uri.replaceAll("[${}]", "");
    }

    /** What is said of each status. */
    Stream<Map.Entry<String, JsonNode>> responses() {
      return node.path("responses").properties().stream();
    }
  }

  Stream<Operation> operations() {
    return file.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(
                        method ->
                            new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey(),
                                method.getValue())));
  }

  /** What is wrong about an answer; nothing if it keeps to the file. */
  List<String> complaints(String target, String function, JsonNode answer) {
    List<Operation> operations = operations().filter(o -> o.target().equals(target)).toList();
    int status = answer.path("statusCode").asInt();
    if (operations.isEmpty()) {
      // The gateway lets nothing through that the file does not have.
      return status == 404 ? List.of() : List.of(target + " is not in the file");
    }
    Operation operation = operations.getFirst();
    List<String> complaints = new ArrayList<>();
    if (!operation.function().equals(function)) {
      complaints.add(target + " goes to " + operation.function() + ", not to " + function);
    }
    JsonNode response = operation.node().path("responses").path(Integer.toString(status));
    if (response.isMissingNode()) {
      complaints.add(target + " is never answered " + status);
      return complaints;
    }
    complaints.addAll(headers(response, answer.path("headers")));
    complaints.addAll(body(response, answer));
    return complaints.stream().map(what -> target + " " + status + ": " + what).toList();
  }

  private List<String> headers(JsonNode response, JsonNode headers) {
    List<String> complaints = new ArrayList<>();
    JsonNode listed = response.path("headers");
    headers
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!EVERYWHERE.contains(name)
                  && !name.equals("Cache-Control")
                  && !listed.has(name)) {
                complaints.add("header " + name + " is not listed");
              }
            });
    listed
        .properties()
        .forEach(
            header -> {
              JsonNode sent = headers.path(header.getKey());
              JsonNode schema = header.getValue().path("schema");
              boolean isNumber = schema.path("type").asText().equals("integer");
              if (sent.isMissingNode()) {
                complaints.add("header " + header.getKey() + " is missing");
              } else {
                complaints.addAll(
                    mismatches(schema, isNumber ? JSON.valueToTree(sent.asLong(-1)) : sent));
              }
            });
    if (!listed.has("Cache-Control")
        && !headers.path("Cache-Control").asText().equals("no-store")) {
      complaints.add("private, and may be stored");
    }
    if (!headers.path("X-Content-Type-Options").asText().equals("nosniff")) {
      complaints.add("may be sniffed");
    }
    return complaints;
  }

  private List<String> body(JsonNode response, JsonNode answer) {
    String body = answer.path("body").asText();
    if (response.path("content").isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("a body where none is listed");
    }
    String type = answer.path("headers").path("Content-Type").asText();
    String media = type.replaceFirst(";.*", "");
    JsonNode content = response.path("content").path(media);
    if (content.isMissingNode()) {
      return List.of("content " + type + " is not listed");
    }
    JsonNode value = media.endsWith("json") ? parse(body) : JSON.valueToTree(body);
    List<String> complaints = new ArrayList<>(mismatches(content.path("schema"), value));
    if (media.equals("application/problem+json") && !isListed(response, value)) {
      complaints.add(value.path("type") + " is not among " + response.path("x-problems"));
    }
    return complaints;
  }

  private static boolean isListed(JsonNode response, JsonNode problem) {
    String type = problem.path("type").asText();
    return type.startsWith(PROBLEM)
        && response
            .path("x-problems")
            .valueStream()
            .anyMatch(name -> name.asText().equals(type.substring(PROBLEM.length())));
  }

  /** What of a value is not as a schema of the file says. */
  List<String> mismatches(JsonNode schema, JsonNode value) {
    return SCHEMAS.getSchema(closed(schema)).validate(value).stream().map(Error::toString).toList();
  }

  /** The schema with what it refers to in place, and objects without any further fields. */
  private JsonNode closed(JsonNode schema) {
    if (schema.has("$ref")) {
      return closed(file.at(schema.path("$ref").asText().substring(1)));
    }
    if (schema instanceof ArrayNode list) {
      ArrayNode closed = JSON.createArrayNode();
      list.forEach(element -> closed.add(closed(element)));
      return closed;
    }
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode closed = JSON.createObjectNode();
    object.properties().forEach(field -> closed.set(field.getKey(), closed(field.getValue())));
    return object.path("properties").isObject() && object.path("type").asText().equals("object")
        ? closed.put("additionalProperties", false)
        : closed;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(json, malformed);
    }
  }
}
