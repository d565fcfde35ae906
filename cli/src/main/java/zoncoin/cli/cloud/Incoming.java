package zoncoin.cli.cloud;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What comes in, as far as API Gateway would take it (developer guide, "Quotas for configuring and
 * running a REST API"): 10 MB of body, 10,240 bytes of request line and header values.
 */
sealed interface Incoming {
  /** The largest body. */
  int MAX_BODY_BYTES = 10 << 20;

  /** Request line and header values. */
  int MAX_HEADER_BYTES = 10_240;

  /** Read and thrown away, so that who sends a little too much can read why it is refused. */
  int MAX_DRAINED_BYTES = 10 << 20;

  /** It came. */
  record Came(SigV4.Signed request) implements Incoming {}

  /** It is not read to its end. */
  record Refused(GatewayRefusal refusal) implements Incoming {}

  /**
   * Reads a request.
   *
   * @param exchange its body not read yet
   * @param threads one of them reads
   * @param within how long the body may take
   */
  static Incoming read(HttpExchange exchange, ExecutorService threads, Duration within)
      throws IOException {
    if (headerBytes(exchange) > MAX_HEADER_BYTES) {
      return new Refused(
          GatewayRefusal.tooLarge("HTTP header is larger than " + MAX_HEADER_BYTES + " bytes."));
    }
    Future<byte[]> reading = threads.submit(() -> body(exchange.getRequestBody()));
    try {
      byte[] body = reading.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return body.length > MAX_BODY_BYTES
          ? new Refused(
              GatewayRefusal.tooLarge("HTTP content length exceeded " + MAX_BODY_BYTES + " bytes."))
          : new Came(signed(exchange, body));
    } catch (TimeoutException slow) {
      return new Refused(GatewayRefusal.tooSlow(within.toSeconds()));
    } catch (ExecutionException fault) {
      throw new IOException("couldn't read the body", fault.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  private static byte[] body(InputStream input) throws IOException {
    byte[] body = input.readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      byte[] nothing = new byte[1 << 16];
      int drained = 0;
      for (int n = 0; n >= 0 && drained < MAX_DRAINED_BYTES; n = input.read(nothing)) {
        drained += n;
      }
    }
    return body;
  }

  private static long headerBytes(HttpExchange exchange) {
    long line =
        (exchange.getRequestMethod() + " " + exchange.getRequestURI() + exchange.getProtocol())
            .length();
    return line
        + exchange.getRequestHeaders().values().stream()
            .flatMap(List::stream)
            .mapToLong(String::length)
            .sum();
  }

  private static SigV4.Signed signed(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    Headers sent = exchange.getRequestHeaders();
    sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new SigV4.Signed(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
        headers,
        body);
  }
}
