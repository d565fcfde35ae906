package zoncoin.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives one answer after the other, and counts who asked. After the last it hangs up. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers;
  private final AtomicInteger requests = new AtomicInteger();

  private ScriptedServer(HttpServer server, List<Answer> answers) {
    this.server = server;
    this.answers = new ArrayDeque<>(answers);
  }

  /** What a request is answered with. */
  sealed interface Answer {
    /** The request is read whole, and the connection closed. */
    record HangUp() implements Answer {}

    /** A response with a body of JSON. */
    record Json(int status, String body) implements Answer {}

    /** A refusal of DynamoDB, with more fields if any. */
    static Answer refusal(int status, String code, String more) {
      String type = "com.amazonaws.dynamodb.v20120810#" + code;
      return new Json(status, "{\"__type\":\"" + type + "\",\"message\":\"-\"" + more + "}");
    }
  }

  static ScriptedServer of(List<Answer> answers) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedServer scripted = new ScriptedServer(server, answers);
      server.createContext("/", scripted::answer);
      server.start();
      return scripted;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't listen", fault);
    }
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    if (answers.poll() instanceof Answer.Json json) {
      byte[] body = json.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(json.status(), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
