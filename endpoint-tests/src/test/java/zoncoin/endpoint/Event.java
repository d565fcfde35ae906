package zoncoin.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** The events that AWS would hand to functions. */
final class Event {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Event() {}

  /** One that says nothing: the clock's. */
  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  /** What an operator decides; fields are a name and a text in turn. */
  static ObjectNode decision(String decision, String... fields) {
    ObjectNode event = empty().put("decision", decision);
    for (int i = 0; i < fields.length; i += 2) {
      event.put(fields[i], fields[i + 1]);
    }
    return event;
  }

  /** EventBridge's of an object of S3 that was created. */
  static ObjectNode created(String bucket, String key) {
    ObjectNode event = empty().put("source", "aws.s3").put("detail-type", "Object Created");
    ObjectNode detail = event.putObject("detail");
    detail.putObject("bucket").put("name", bucket);
    detail.putObject("object").put("key", key);
    return event;
  }

  /** The table's stream's of an item that was inserted. */
  static ObjectNode inserted(String pk, String sk) {
    ObjectNode event = empty();
    ObjectNode one = event.putArray("Records").addObject();
    one.put("eventSource", "aws:dynamodb").put("eventName", "INSERT");
    ObjectNode keys = one.putObject("dynamodb").putObject("Keys");
    keys.putObject("pk").put("S", pk);
    keys.putObject("sk").put("S", sk);
    return event;
  }

  /** Lambda's of messages that it took from a queue. */
  static ObjectNode messages(List<Message> messages) {
    ObjectNode event = empty();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      records
          .addObject()
          .put("eventSource", "aws:sqs")
          .put("messageId", message.messageId())
          .put("body", message.body());
    }
    return event;
  }

  /**
   * A resource of the API with what stands for its parameters.
   *
   * @param resource as the API knows it, {@code /v1/receipts/{transaction}}
   * @param parameter name of its one parameter; nothing if it has none
   * @param value what stands there
   */
  record Place(String resource, String parameter, String value) {
    static Place of(String resource) {
      return new Place(resource, "", "");
    }

    String path() {
      return parameter.isEmpty() ? resource : resource.replace("{" + parameter + "}", value);
    }
  }

  /** API Gateway's of a request that changes nothing. */
  static ObjectNode get(String account, Place place) {
    ObjectNode event = empty().put("resource", place.resource()).put("httpMethod", "GET");
    event.put("path", place.path()).put("isBase64Encoded", false);
    event.putObject("multiValueHeaders");
    event.putObject("multiValueQueryStringParameters");
    ObjectNode parameters = event.putObject("pathParameters");
    if (!place.parameter().isEmpty()) {
      parameters.put(place.parameter(), place.value());
    }
    event
        .putObject("requestContext")
        .put("accountId", "123456789012")
        .put("resourcePath", place.resource())
        .putObject("identity")
        .put("accountId", account)
        .put("userArn", "arn:aws:iam::" + account + ":root");
    return event;
  }

  /** API Gateway's of a request that changes something; its key is what it changes. */
  static ObjectNode change(String account, String method, Place place, String body) {
    ObjectNode event = get(account, place).put("httpMethod", method).put("body", body);
    ObjectNode headers = event.withObject("/multiValueHeaders");
    headers.putArray("Content-Type").add("application/json");
    headers.putArray("Idempotency-Key").add(place.resource().replaceFirst(".*/", ""));
    return event;
  }
}
