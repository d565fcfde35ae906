package zoncoin.costslocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param method such as {@code POST}
 * @param path still encoded
 * @param headers values by lower-case name
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record Call(String method, String path, Map<String, List<String>> headers, byte[] body) {
  static Call of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  String text() {
    return new String(body, UTF_8);
  }

  /** An answer, in the protocol of the service that gives it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Answer(int status, String type, byte[] body) {}

  /** What a service refuses; each renders it in its own protocol. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;
    private final int status;

    Refused(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }

    static Refused validation(String message) {
      return new Refused(400, "ValidationException", message);
    }

    String code() {
      return code;
    }

    int status() {
      return status;
    }

    String told() {
      return String.valueOf(getMessage());
    }
  }
}
