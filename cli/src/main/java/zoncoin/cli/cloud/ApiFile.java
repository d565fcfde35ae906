package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code functions/openapi.yaml}, which the deployed API is made from, as far as a gateway acts on
 * it: which function answers what, and what the gateway answers itself.
 *
 * @param routes all there are
 * @param responses by kind, such as {@code INVALID_SIGNATURE}
 */
record ApiFile(List<LocalRoute> routes, Map<String, JsonNode> responses) {
  private static final String HEADER = "gatewayresponse.header.";
  private static final String MESSAGE = "$context.error.messageString";

  /** The file that this build contains. */
  static ApiFile read() {
    try (InputStream bytes = ApiFile.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode file = new YAMLMapper().readTree(Objects.requireNonNull(bytes));
      Map<String, JsonNode> responses = new TreeMap<>();
      file.path("x-amazon-apigateway-gateway-responses")
          .properties()
          .forEach(one -> responses.put(one.getKey(), one.getValue()));
      return new ApiFile(
          file.path("paths").properties().stream()
              .flatMap(path -> routes(path.getKey(), path.getValue()))
              .toList(),
          responses);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read openapi.yaml", unreadable);
    }
  }

  private static Stream<LocalRoute> routes(String path, JsonNode methods) {
    return methods.properties().stream()
        .map(
            method -> {
              String uri = method.getValue().at("/x-amazon-apigateway-integration/uri").asText();
              return new LocalRoute(
                  method.getKey().toUpperCase(Locale.ROOT), path, uri.replaceAll("[${}]", ""));
            });
  }

  /** The route of that method and path, still encoded; empty if there is none. */
  Optional<LocalRoute.Match> match(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> route.fill(path).stream())
        .findFirst();
  }

  /**
   * What the gateway answers itself.
   *
   * @param refusal why
   */
  Answer answer(GatewayRefusal refusal) {
    JsonNode response = Objects.requireNonNull(responses.get(refusal.response()));
    Map<String, String> headers = new TreeMap<>();
    response
        .path("responseParameters")
        .properties()
        .forEach(
            header ->
                headers.put(
                    header.getKey().substring(HEADER.length()),
                    header.getValue().asText().replace("'", "")));
    String quoted = Invocation.event().textNode(refusal.message()).toString();
    return Answer.of(
        response.path("statusCode").asInt(refusal.status()),
        headers,
        response.at("/responseTemplates/application~1json").asText().replace(MESSAGE, quoted));
  }
}
