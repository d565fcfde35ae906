package zoncoin.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the import of a REST API cannot take of OpenAPI 3.0 (API Gateway developer guide, "Amazon
 * API Gateway important notes for REST APIs"): it fails on some of it and drops the rest in
 * silence.
 */
final class Importable {
  /** Of schemas, which become models of JSON Schema draft 4. */
  private static final Set<String> NOT_IN_SCHEMAS =
      Set.of(
          "additionalProperties",
          "allOf",
          "anyOf",
          "default",
          "deprecated",
          "discriminator",
          "example",
          "examples",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "not",
          "nullable",
          "oneOf",
          "pattern",
          "readOnly",
          "writeOnly",
          "xml");

  /** Formats of numbers. */
  private static final Set<String> NO_FORMATS = Set.of("int32", "int64", "decimal");

  private static final Set<String> OF_PARAMETERS =
      Set.of("name", "in", "required", "description", "schema", "example");

  private static final Set<String> OF_COMPONENTS = Set.of("schemas", "securitySchemes");
  private static final Set<String> NOWHERE = Set.of("callbacks", "links", "deprecated", "servers");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/[A-Za-z0-9]+");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._,:-]+|\\{[A-Za-z0-9._-]+}");

  private final List<String> complaints = new ArrayList<>();

  private Importable() {}

  /** What is in the file that the import cannot take. */
  static List<String> complaints(JsonNode file) {
    Importable importable = new Importable();
    importable.require(file.path("openapi").asText().equals("3.0.3"), "OpenAPI is 3.0.3");
    importable.require(!file.has("security"), "security of the whole file is not looked at");
    file.path("paths").properties().forEach(importable::path);
    file.path("components")
        .fieldNames()
        .forEachRemaining(
            name -> importable.require(OF_COMPONENTS.contains(name), "components/" + name));
    file.at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              importable.require(
                  MODEL.matcher(schema.getKey()).matches(), "model " + schema.getKey());
              importable.schema(schema.getKey(), schema.getValue());
            });
    file.at("/components/securitySchemes")
        .forEach(
            scheme ->
                importable.require(scheme.path("type").asText().equals("apiKey"), "" + scheme));
    importable.anywhere(file);
    return importable.complaints;
  }

  private void require(boolean isSo, String what) {
    if (!isSo) {
      complaints.add(what);
    }
  }

  private void path(Map.Entry<String, JsonNode> path) {
    for (String segment : path.getKey().substring(1).split("/", -1)) {
      require(SEGMENT.matcher(segment).matches(), "segment " + segment + " of " + path.getKey());
    }
    path.getValue()
        .forEach(
            operation -> {
              require(operation.path("security").size() == 1, "security of " + path.getKey());
              require(
                  operation.path("x-amazon-apigateway-integration").isObject(),
                  "integration of " + path.getKey());
              operation.path("parameters").forEach(this::parameter);
              operation.path("responses").properties().forEach(this::response);
              operation.path("requestBody").path("content").forEach(this::content);
            });
  }

  private void parameter(JsonNode parameter) {
    parameter
        .fieldNames()
        .forEachRemaining(name -> require(OF_PARAMETERS.contains(name), "of a parameter: " + name));
    require(Set.of("path", "query", "header").contains(parameter.path("in").asText()), "in");
    schema("parameter " + parameter.path("name"), parameter.path("schema"));
  }

  private void response(Map.Entry<String, JsonNode> response) {
    require(response.getKey().matches("[1-5][0-9]{2}"), "response " + response.getKey());
    require(!response.getValue().has("$ref"), "response by reference");
    response.getValue().path("content").forEach(this::content);
  }

  /** Of a primitive type a body's schema can only be by reference. */
  private void content(JsonNode content) {
    require(content.path("schema").has("$ref"), "schema of a body that is no model");
  }

  private void schema(String where, JsonNode schema) {
    schema
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              require(!NOT_IN_SCHEMAS.contains(name), name + " in schema " + where);
              require(
                  !name.equals("format") || !NO_FORMATS.contains(field.getValue().asText()),
                  "format " + field.getValue() + " in schema " + where);
              if (name.equals("properties")) {
                field.getValue().forEach(property -> schema(where, property));
              } else if (name.equals("items")) {
                schema(where, field.getValue());
              }
            });
  }

  private void anywhere(JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              require(!NOWHERE.contains(field.getKey()), field.getKey());
              if (field.getKey().equals("$ref")) {
                String to = field.getValue().asText();
                require(REFERENCE.matcher(to).matches(), "reference to " + to);
              }
            });
    node.forEach(this::anywhere);
  }
}
