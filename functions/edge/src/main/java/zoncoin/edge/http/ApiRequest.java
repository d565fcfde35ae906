package zoncoin.edge.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * A request as API Gateway hands it over.
 *
 * @param method such as {@code POST}
 * @param resource the resource's path with its parameters unfilled, such as {@code
 *     /v1/redemptions/{id}}
 * @param parameters the parameters of the path
 * @param headers values by lower-case name; a header sent twice has two
 * @param query values of the query's parameters by name
 * @param body what was sent
 */
public record ApiRequest(
    String method,
    String resource,
    Map<String, String> parameters,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    Body body) {
  /** Media types are read without regard to case (RFC 9110 §8.3.1). */
  private static final Pattern JSON =
      Pattern.compile("(?i)application/json(?: ?; ?charset=\"?utf-8\"?)?");

  /** Copies. */
  public ApiRequest {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /**
   * What was sent, empty if nothing was.
   *
   * @param text as the event has it
   * @param isBase64 whether that is the Base64 of it
   */
  public record Body(String text, boolean isBase64) {
    /** What was sent; {@link Malformed} unless it is UTF-8. */
    String decode() {
      return isBase64 ? Canonical.parseUtf8("body", Canonical.parseBase64("body", text)) : text;
    }
  }

  /** Reads a proxy event; {@link Malformed} if it is none, which no caller can bring about. */
  static ApiRequest of(JsonObject event) {
    JsonObject parameters = event.object("pathParameters");
    Map<String, String> filled = new TreeMap<>();
    parameters.names().forEach(name -> filled.put(name, parameters.text(name)));
    JsonObject headers = event.object("multiValueHeaders");
    Map<String, List<String>> values = new TreeMap<>();
    for (String name : headers.names()) {
      values.merge(
          name.toLowerCase(Locale.ROOT),
          headers.texts(name),
          (some, others) -> Stream.concat(some.stream(), others.stream()).toList());
    }
    JsonObject queried = event.object("multiValueQueryStringParameters");
    Map<String, List<String>> query = new TreeMap<>();
    queried.names().forEach(name -> query.put(name, queried.texts(name)));
    return new ApiRequest(
        event.text("httpMethod"),
        event.text("resource"),
        filled,
        values,
        query,
        new Body(event.optionalText("body").orElse(""), event.flag("isBase64Encoded")));
  }

  /** Method and resource, as {@link Route#target} has them. */
  String target() {
    return method + " " + resource;
  }

  /** Whether the body is said to be JSON; {@link Malformed} if that is said twice. */
  boolean isJson() {
    return header("Content-Type").map(type -> JSON.matcher(type).matches()).orElse(false);
  }

  /** A parameter of the path. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(resource + " has no parameter " + name);
    }
    return value;
  }

  /** The one value of a header, if it was sent; {@link Malformed} if it was sent twice. */
  Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    if (values.size() > 1) {
      throw new Malformed("header " + name + " is sent once");
    }
    return values.stream().findFirst();
  }

  /** The one value of a parameter of the query, if it was sent; {@link Malformed} if twice. */
  public Optional<String> queried(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new Malformed("query parameter " + name + " is sent once");
    }
    return values.stream().findFirst();
  }

  /** The transaction that the caller names by its Idempotency-Key; {@link Malformed} without. */
  public TransactionId transaction(Caller caller) {
    String key =
        header("Idempotency-Key")
            .orElseThrow(
                () ->
                    new Malformed("header Idempotency-Key names this request: it has to be there"));
    return TransactionId.ofCaller(caller.account(), key);
  }
}
