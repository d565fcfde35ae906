package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
  /** A client that sends nothing for so long is no client; API Gateway is as patient. */
  private static final Duration BODY_WITHIN = Duration.ofSeconds(29);

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Port port;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LocalCloud cloud;
  private final ApiFile api = ApiFile.read();
  private final SigV4 signatures;
  private final Switches switches;
  private final Watcher watcher;
  private final Duration bodyWithin;

  private Gateway(
      Port port, LocalCloud cloud, Switches switches, Watcher watcher, Duration bodyWithin) {
    this.port = port;
    this.cloud = cloud;
    this.signatures = new SigV4(cloud::credentialsOf);
    this.switches = switches;
    this.watcher = watcher;
    this.bodyWithin = bodyWithin;
  }

  /**
   * Who is told of what goes through.
   *
   * @param written after each request that may have written
   * @param failed of each function that failed, and why
   */
  public record Watcher(Runnable written, Consumer<String> failed) {}

  /**
   * Opens the door.
   *
   * @param port where; closed with it
   * @param cloud what is behind it
   * @param switches what an operator may do
   * @param watcher who is told
   */
  public static Gateway open(Port port, LocalCloud cloud, Switches switches, Watcher watcher) {
    return open(port, cloud, switches, watcher, BODY_WITHIN);
  }

  /** The same, with another patience. */
  static Gateway open(
      Port port, LocalCloud cloud, Switches switches, Watcher watcher, Duration bodyWithin) {
    Gateway gateway = new Gateway(port, cloud, switches, watcher, bodyWithin);
    port.answer(gateway.threads, gateway::handle);
    return gateway;
  }

  /** Where it is. */
  public URI address() {
    return port.address();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).send(exchange);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return switch (Incoming.read(exchange, threads, bodyWithin)) {
        case Incoming.Refused refused -> {
          // Nothing else comes over this connection: the rest of the body is still in it.
          exchange.getResponseHeaders().set("Connection", "close");
          yield api.answer(refused.refusal());
        }
        case Incoming.Came came -> answer(exchange, came.request());
      };
    } catch (RuntimeException fault) {
      // What a function throws is a failed invocation, and API Gateway answers for it.
      String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      watcher.failed().accept(what + ": " + fault);
      return api.answer(GatewayRefusal.failed());
    }
  }

  private Answer answer(HttpExchange exchange, SigV4.Signed request) {
    String path = request.path();
    if (path.startsWith("/log/")) {
      return file(path.substring("/log/".length()));
    }
    if (path.startsWith("/local/")) {
      return turnSwitch(exchange, path.substring("/local/".length()), request.body());
    }
    return call(exchange, request);
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
      return Answer.json(done);
    } catch (Malformed | UncheckedIOException wrong) {
      return Answer.problem(BAD_REQUEST, "Bad request", String.valueOf(wrong.getMessage()));
    }
  }

  private Answer call(HttpExchange exchange, SigV4.Signed request) {
    return switch (signatures.check(request, Instant.now())) {
      case SigV4.Result.Refused refused -> api.answer(refused.refusal());
      case SigV4.Result.By(Credentials caller) ->
          api.match(request.method(), request.path())
              .map(route -> call(exchange, request, caller, route))
              // As API Gateway answers it: what is not there needs another signature.
              .orElseGet(() -> api.answer(GatewayRefusal.missingSignature()));
    };
  }

  private Answer call(
      HttpExchange exchange, SigV4.Signed request, Credentials caller, LocalRoute.Match route) {
    JsonNode event = ProxyEvent.of(exchange, caller, route, request.body());
    JsonNode response = cloud.invoke(route.function(), event);
    watcher.written().run();
    return Answer.ofProxy(response);
  }

  @Override
  public void close() {
    port.close();
    threads.close();
  }
}
