package zoncoin.cli.demo;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Calls handlers in this process, as API Gateway and Lambda would: an event in, an answer out. The
 * identity is what API Gateway would have found by checking the caller's signature.
 */
final class LocalApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RequestStreamHandler changes;
  private final RequestStreamHandler lookups;

  /**
   * @param changes the handler of PUT, POST and DELETE
   * @param lookups the handler of GET
   */
  LocalApi(RequestStreamHandler changes, RequestStreamHandler lookups) {
    this.changes = changes;
    this.lookups = lookups;
  }

  /**
   * What is asked.
   *
   * @param method such as {@code POST}
   * @param resource path with its parameter unfilled, such as {@code /v1/receipts/{transaction}}
   * @param parameters name and value of each
   */
  record Call(String method, String resource, Map<String, String> parameters) {
    static Call of(String method, String resource) {
      return new Call(method, resource, Map.of());
    }
  }

  /** Asks for something to be read. */
  String get(String caller, Call call) {
    return call(lookups, caller, "none", call, Map.of());
  }

  /** Asks for something to be done, under a key that makes asking twice the same as once. */
  JsonNode change(String caller, String key, Call call, Map<String, Object> body) {
    return parse(call(changes, caller, key, call, body));
  }

  /** An event to be filled. */
  static ObjectNode event() {
    return JSON.createObjectNode();
  }

  /** Reads an answer. */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException("couldn't read answer: " + text, notJson);
    }
  }

  /** Hands any event to any handler. */
  static String invoke(RequestStreamHandler handler, JsonNode event) {
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] bytes = JSON.writeValueAsBytes(event);
      handler.handleRequest(
          new ByteArrayInputStream(bytes), answer, new zoncoin.cli.cloud.LocalContext());
      return answer.toString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't invoke handler: " + handler.getClass(), fault);
    }
  }

  private static String call(
      RequestStreamHandler handler,
      String caller,
      String key,
      Call call,
      Map<String, Object> body) {
    JsonNode answer = parse(invoke(handler, event(caller, key, call, body)));
    int status = answer.path("statusCode").asInt();
    String text = answer.path("body").asText();
    if (status >= 300) {
      throw new IllegalStateException(
          call.method() + " " + call.resource() + " was answered " + status + ": " + text);
    }
    return text;
  }

  private static ObjectNode event(String caller, String key, Call call, Map<String, Object> body) {
    ObjectNode event = event();
    event.put("httpMethod", call.method()).put("resource", call.resource());
    event.set("pathParameters", JSON.valueToTree(call.parameters()));
    ObjectNode headers = event.putObject("multiValueHeaders");
    headers.putArray("Idempotency-Key").add(key);
    headers.putArray("Content-Type").add("application/json");
    event
        .putObject("requestContext")
        .putObject("identity")
        .put("accountId", caller)
        .put("userArn", "arn:aws:iam::" + caller + ":role/demo");
    if (!body.isEmpty()) {
      event.put("body", JSON.valueToTree(body).toString());
    }
    return event.put("isBase64Encoded", false);
  }
}
