package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import zoncoin.tlog.Malformed;

/**
 * The door of the cloud on one machine, on 127.0.0.1 alone: the API behind AWS_IAM as API Gateway
 * has it, the log under {@code /log/} as a bucket behind a web server has it (c2sp.org/tlog-tiles),
 * and the operator's switches under {@code /local/}.
 */
public final class Gateway implements AutoCloseable {
  /** The largest body API Gateway takes. */
  private static final int MAX_BODY_BYTES = 10 << 20;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int BAD_GATEWAY = 502;

  private static final String PROBLEM = "application/problem+json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LocalCloud cloud;
  private final SigV4 signatures;
  private final Switches switches;
  private final Watcher watcher;

  private Gateway(HttpServer server, LocalCloud cloud, Switches switches, Watcher watcher) {
    this.server = server;
    this.cloud = cloud;
    this.signatures = new SigV4(cloud::credentialsOf);
    this.switches = switches;
    this.watcher = watcher;
  }

  /**
   * Who is told of what goes through.
   *
   * @param written after each request that may have written
   * @param failed of each function that failed, and why
   */
  public record Watcher(Runnable written, Consumer<String> failed) {}

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer of(int status, String type, String body) {
      return new Answer(status, Map.of("Content-Type", type), body.getBytes(UTF_8));
    }

    static Answer problem(int status, String title, String detail) {
      ObjectNode problem = Invocation.event();
      problem.put("title", title).put("status", status).put("detail", detail);
      return of(status, PROBLEM, problem.toString());
    }
  }

  /**
   * Opens the door.
   *
   * @param port where; 0 for any that is free
   * @param cloud what is behind it
   * @param switches what an operator may do
   * @param watcher who is told
   * @throws Malformed if the port is taken
   */
  public static Gateway open(int port, LocalCloud cloud, Switches switches, Watcher watcher) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      Gateway gateway = new Gateway(server, cloud, switches, watcher);
      server.setExecutor(gateway.threads);
      server.createContext("/", gateway::handle);
      server.start();
      return gateway;
    } catch (BindException taken) {
      throw new Malformed("port " + port + " is taken: name another with --port");
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't open port " + port, fault);
    }
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (RuntimeException fault) {
        // What a function throws is a failed invocation, and API Gateway answers for it.
        watcher
            .failed()
            .accept(
                exchange.getRequestMethod()
                    + " "
                    + exchange.getRequestURI().getPath()
                    + ": "
                    + fault);
        answer = Answer.problem(BAD_GATEWAY, "Bad gateway", "the function failed");
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      boolean hasBody = answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), hasBody ? answer.body().length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return Answer.problem(TOO_LARGE, "Too large", "a body has at most 10 MiB");
    }
    if (path.startsWith("/log/")) {
      return file(path.substring("/log/".length()));
    }
    if (path.startsWith("/local/")) {
      return turnSwitch(exchange, path.substring("/local/".length()), body);
    }
    return call(exchange, path, body);
  }

  /** As c2sp.org/tlog-tiles asks: what cannot change is kept, the checkpoint never. */
  private Answer file(String path) {
    Optional<byte[]> file;
    try {
      file = cloud.log().read(path);
    } catch (Malformed noPath) {
      file = Optional.empty();
    }
    boolean isCheckpoint = path.equals("checkpoint");
    return file.map(
            bytes ->
                new Answer(
                    OK,
                    Map.of(
                        "Content-Type",
                        isCheckpoint ? "text/plain; charset=utf-8" : "application/octet-stream",
                        "Cache-Control",
                        isCheckpoint ? "no-cache" : "public, max-age=31536000, immutable"),
                    bytes))
        .orElseGet(() -> Answer.problem(NOT_FOUND, "Not found", "the log has no such file"));
  }

  private Answer turnSwitch(HttpExchange exchange, String name, byte[] body) {
    if (!switches.isAllowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.problem(FORBIDDEN, "Forbidden", "only zon local may ask this");
    }
    try {
      JsonNode asked = Invocation.parse(new String(body, UTF_8));
      JsonNode done = switches.turn(name, asked);
      watcher.written().run();
      return Answer.of(OK, "application/json", done.toString());
    } catch (Malformed | UncheckedIOException wrong) {
      return Answer.problem(BAD_REQUEST, "Bad request", String.valueOf(wrong.getMessage()));
    }
  }

  private Answer call(HttpExchange exchange, String path, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    Headers sent = exchange.getRequestHeaders();
    sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Optional<Credentials> caller =
        signatures.check(
            new SigV4.Signed(exchange.getRequestMethod(), path, query, headers, body),
            Instant.now());
    Optional<LocalRoute.Match> route = LocalRoute.match(exchange.getRequestMethod(), path);
    if (caller.isEmpty() || route.isEmpty()) {
      return Answer.problem(
          FORBIDDEN,
          "Forbidden",
          route.isEmpty()
              ? "there is no " + exchange.getRequestMethod() + " " + path
              : "the request is not signed with credentials of this cloud, for "
                  + SigV4.SERVICE
                  + " in "
                  + SigV4.REGION
                  + ", within five minutes");
    }
    ObjectNode event = event(exchange, caller.get(), route.get(), query);
    event.put("body", new String(body, UTF_8)).put("isBase64Encoded", false);
    JsonNode response = cloud.invoke(route.get().function(), event);
    watcher.written().run();
    Map<String, String> back = new TreeMap<>();
    response.path("headers").properties().forEach(h -> back.put(h.getKey(), h.getValue().asText()));
    response
        .path("multiValueHeaders")
        .properties()
        .forEach(h -> back.put(h.getKey(), h.getValue().path(0).asText()));
    return new Answer(
        response.path("statusCode").asInt(), back, response.path("body").asText().getBytes(UTF_8));
  }

  /** A proxy event of a REST API, as far as it says anything of the request. */
  private static ObjectNode event(
      HttpExchange exchange, Credentials caller, LocalRoute.Match route, String query) {
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
    ObjectNode queried = event.putObject("multiValueQueryStringParameters");
    if (!query.isEmpty()) {
      for (String pair : List.of(query.split("&", -1))) {
        String[] parts = pair.split("=", 2);
        queried
            .withArray(SigV4.decode(parts[0]))
            .add(parts.length == 2 ? SigV4.decode(parts[1]) : "");
      }
    }
    ObjectNode context = event.putObject("requestContext");
    context.put("resourcePath", route.resource()).put("stage", "local");
    context
        .putObject("identity")
        .put("accountId", caller.account())
        .put("accessKey", caller.accessKeyId())
        .put("userArn", "arn:aws:iam::" + caller.account() + ":root")
        .put("sourceIp", "127.0.0.1");
    return event;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
