package zoncoin.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code functions/openapi.yaml}, of which API Gateway is given what it acts on: paths, methods,
 * signatures, functions and its own answers. Schemas and examples are for people and tests: the
 * functions judge what is asked, so that models would do nothing here but make an import fail.
 *
 * @param file as it is
 */
record ApiFile(JsonNode file) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTEGRATION = "x-amazon-apigateway-integration";
  private static final String GATEWAY_RESPONSES = "x-amazon-apigateway-gateway-responses";

  /** The file that this build contains. */
  static ApiFile read() {
    try (InputStream file = ApiFile.class.getResourceAsStream("/openapi.yaml")) {
      return new ApiFile(new YAMLMapper().readTree(Objects.requireNonNull(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read openapi.yaml", unreadable);
    }
  }

  /**
   * A method of a path.
   *
   * @param id what the file calls it
   * @param method such as {@code GET}
   * @param path with its parameters unfilled
   * @param function that answers
   */
  record Operation(String id, String method, String path, ProgrammeFunction function) {}

  /** All of them, in the order of the file. */
  List<Operation> operations() {
    return file.path("paths").properties().stream()
        .flatMap(path -> operations(path.getKey(), path.getValue()))
        .toList();
  }

  private static Stream<Operation> operations(String path, JsonNode methods) {
    return methods.properties().stream()
        .map(
            method ->
                new Operation(
                    method.getValue().path("operationId").asText(),
                    method.getKey().toUpperCase(Locale.ROOT),
                    path,
                    function(method.getValue().path(INTEGRATION).path("uri").asText())));
  }

  /** The function of a URI such as {@code ${lookup}}. */
  private static ProgrammeFunction function(String uri) {
    return Stream.of(ProgrammeFunction.values())
        .filter(function -> uri.equals("${" + function.folder() + "}"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("openapi.yaml: no function is " + uri));
  }

  /**
   * What API Gateway imports.
   *
   * @param uri by which the gateway calls a function
   */
  Map<String, Object> definition(Function<ProgrammeFunction, String> uri) {
    ObjectNode definition = JSON.createObjectNode();
    definition.set("openapi", file.path("openapi"));
    definition.set("info", only(file.path("info"), "title", "version"));
    ObjectNode paths = definition.putObject("paths");
    file.path("paths")
        .properties()
        .forEach(
            path -> {
              ObjectNode methods = paths.putObject(path.getKey());
              path.getValue()
                  .properties()
                  .forEach(method -> methods.set(method.getKey(), trim(method.getValue(), uri)));
            });
    definition
        .putObject("components")
        .set("securitySchemes", file.at("/components/securitySchemes"));
    definition.set(GATEWAY_RESPONSES, file.path(GATEWAY_RESPONSES));
    return JSON.convertValue(
        definition, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {});
  }

  private static ObjectNode trim(JsonNode operation, Function<ProgrammeFunction, String> uri) {
    ObjectNode trimmed = only(operation, "operationId", "security");
    ArrayNode parameters = trimmed.putArray("parameters");
    for (JsonNode parameter : operation.path("parameters")) {
      ObjectNode shorter = only(parameter, "name", "in", "required");
      shorter.putObject("schema").put("type", "string");
      parameters.add(shorter);
    }
    ObjectNode responses = trimmed.putObject("responses");
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> responses.set(response.getKey(), only(response.getValue(), "description")));
    ObjectNode integration = operation.path(INTEGRATION).deepCopy();
    ProgrammeFunction function = function(integration.path("uri").asText());
    trimmed.set(INTEGRATION, integration.put("uri", uri.apply(function)));
    return trimmed;
  }

  private static ObjectNode only(JsonNode node, String... fields) {
    return ((ObjectNode) node.deepCopy()).retain(fields);
  }
}
