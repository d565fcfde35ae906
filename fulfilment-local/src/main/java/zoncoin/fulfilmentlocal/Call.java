package zoncoin.fulfilmentlocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param method such as {@code POST}
 * @param path still encoded
 * @param headers values by lower-case name
 * @param body as it came
 */
record Call(String method, String path, Map<String, List<String>> headers, String body) {
  static final ObjectMapper JSON = new ObjectMapper();

  static Call of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  String header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  Optional<JsonNode> json() {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param headers by name
   * @param body JSON, or empty
   */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply of(int status, Map<String, ?> body) {
      return new Reply(
          status, Map.of("Content-Type", "application/json"), JSON.valueToTree(body).toString());
    }

    Reply with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body);
    }
  }
}
