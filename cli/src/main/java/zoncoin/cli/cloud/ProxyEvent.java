package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;

/** The event that a REST API of API Gateway makes of a request for a function behind it. */
final class ProxyEvent {
  /** Who owns the API; nobody is ever taken for it. */
  private static final String OWNER = "000000000001";

  private ProxyEvent() {}

  /** As far as it says anything of the request. */
  static ObjectNode of(
      HttpExchange exchange, Credentials caller, LocalRoute.Match route, byte[] body) {
    ObjectNode event = Invocation.event();
    event
        .put("resource", route.resource())
        .put("path", exchange.getRequestURI().getPath())
        .put("httpMethod", exchange.getRequestMethod());
    ObjectNode headers = event.putObject("multiValueHeaders");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              ArrayNode all = headers.putArray(name);
              values.forEach(all::add);
            });
    ObjectNode parameters = event.putObject("pathParameters");
    route.parameters().forEach(parameters::put);
    query(exchange, event.putObject("multiValueQueryStringParameters"));
    ObjectNode context = event.putObject("requestContext");
    context
        .put("accountId", OWNER)
        .put("resourcePath", route.resource())
        .put("stage", "local")
        .putObject("identity")
        .put("accountId", caller.account())
        .put("accessKey", caller.accessKeyId())
        .put("userArn", "arn:aws:iam::" + caller.account() + ":root")
        .put("sourceIp", "127.0.0.1");
    return event.put("body", new String(body, UTF_8)).put("isBase64Encoded", false);
  }

  private static void query(HttpExchange exchange, ObjectNode queried) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    if (query.isEmpty()) {
      return;
    }
    for (String pair : List.of(query.split("&", -1))) {
      String[] parts = pair.split("=", 2);
      queried
          .withArray("/" + SigV4.decode(parts[0]).replace("~", "~0").replace("/", "~1"))
          .add(parts.length == 2 ? SigV4.decode(parts[1]) : "");
    }
  }
}
