package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Hands events to handlers, as Lambda does. */
final class Invocation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Invocation() {}

  /** An event to be filled. */
  static ObjectNode event() {
    return JSON.createObjectNode();
  }

  /** A notification of S3 that there is an object; in it, the key is encoded as forms are. */
  static JsonNode created(String bucket, String key) {
    ObjectNode event = event();
    ObjectNode one = event.putArray("Records").addObject();
    one.put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = one.putObject("s3");
    s3.putObject("bucket").put("name", bucket);
    s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
    return event;
  }

  /** Reads JSON. */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException("couldn't read JSON: " + text, notJson);
    }
  }

  /** Hands an event to a handler; what it answers. */
  static JsonNode invoke(RequestStreamHandler handler, JsonNode event, LocalContext context) {
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] bytes = JSON.writeValueAsBytes(event);
      handler.handleRequest(new ByteArrayInputStream(bytes), answer, context);
      return parse(answer.toString(StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't invoke handler: " + handler.getClass(), fault);
    }
  }
}
