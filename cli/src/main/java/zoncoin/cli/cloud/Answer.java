package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer over HTTP.
 *
 * @param status HTTP status
 * @param headers by name
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final int NO_BODY = -1;

  static Answer of(int status, Map<String, String> headers, String body) {
    return new Answer(status, headers, body.getBytes(UTF_8));
  }

  static Answer json(JsonNode body) {
    return of(200, Map.of("Content-Type", "application/json"), body.toString());
  }

  /** A refusal of what is not the API: log and switches. */
  static Answer problem(int status, String title, String detail) {
    ObjectNode problem = Invocation.event();
    problem.put("title", title).put("status", status).put("detail", detail);
    return of(status, Map.of("Content-Type", "application/problem+json"), problem.toString());
  }

  /** What a function gave back to its proxy. */
  static Answer ofProxy(JsonNode response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    response
        .path("multiValueHeaders")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().path(0).asText()));
    return of(response.path("statusCode").asInt(), headers, response.path("body").asText());
  }

  /** Sends it; what was not read of the request by then never is. */
  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : NO_BODY);
    if (hasBody) {
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
  }
}
