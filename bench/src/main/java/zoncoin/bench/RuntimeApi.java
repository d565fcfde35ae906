package zoncoin.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What Lambda is to a runtime, as far as one function on this machine asks for it (AWS Lambda
 * developer guide, "Runtime API" and "Lambda SnapStart"): it hands out events one by one, hears the
 * answers, and tells when a snapshot would have been taken and restored. Secrets Manager besides:
 * every secret is 32 bytes of zero.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final long PATIENCE_SECONDS = 60;
  private static final long MILLIS_OF_EVENT = 30_000;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private volatile long handedOut;
  private volatile long restored;

  /**
   * What a function answered.
   *
   * @param body as it was posted
   * @param nanos since the event was handed out
   * @param at when it came, by {@link System#nanoTime}
   */
  record Answer(String body, long nanos, long at) {}

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  /** One on a port of its own. */
  static RuntimeApi open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RuntimeApi api = new RuntimeApi(server);
      server.setExecutor(api.threads);
      server.createContext(ROOT + "invocation/next", api::next);
      server.createContext(ROOT + "invocation/", api::heard);
      server.createContext(ROOT + "restore/next", api::restore);
      server.createContext(ROOT, api::failed);
      server.createContext("/", RuntimeApi::secret);
      server.start();
      return api;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't listen", fault);
    }
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} has it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands out an event, and waits for its answer. */
  Answer invoke(String event) {
    events.add(event);
    try {
      Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IllegalStateException("no answer in " + PATIENCE_SECONDS + " s");
      }
      return answer;
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** When it was told that it is restored, by {@link System#nanoTime}; 0 if it never asked. */
  long restoredAt() {
    return restored;
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      String event = events.take();
      exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request");
      exchange
          .getResponseHeaders()
          .set(
              "Lambda-Runtime-Deadline-Ms",
              Long.toString(System.currentTimeMillis() + MILLIS_OF_EVENT));
      exchange
          .getResponseHeaders()
          .set(
              "Lambda-Runtime-Invoked-Function-Arn",
              "arn:aws:lambda:us-east-1:123456789012:function:bench");
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      handedOut = System.nanoTime();
      answer(exchange, OK, event);
    } catch (InterruptedException stop) {
      exchange.close();
    }
  }

  private void heard(HttpExchange exchange) throws IOException {
    String body = read(exchange);
    long now = System.nanoTime();
    answer(exchange, ACCEPTED, "");
    answers.add(new Answer(body, now - handedOut, now));
  }

  private void restore(HttpExchange exchange) throws IOException {
    restored = System.nanoTime();
    answer(exchange, OK, "");
  }

  private void failed(HttpExchange exchange) throws IOException {
    System.err.println(exchange.getRequestURI() + " " + read(exchange));
    answer(exchange, ACCEPTED, "");
  }

  private static void secret(HttpExchange exchange) throws IOException {
    read(exchange);
    answer(exchange, OK, "{\"SecretString\":\"" + "00".repeat(32) + "\"}");
  }

  private static String read(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
