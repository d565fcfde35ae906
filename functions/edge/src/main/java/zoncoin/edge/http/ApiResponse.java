package zoncoin.edge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.edge.event.Json;

/**
 * An answer of the API.
 *
 * @param status HTTP status
 * @param headers by name; no value is ever what a caller sent
 * @param body text
 */
public record ApiResponse(int status, Map<String, String> headers, String body) {
  /** Copies, in order. */
  public ApiResponse {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** JSON that is its caller's alone. */
  public static ApiResponse json(int status, Map<String, ?> body) {
    return of(status, "application/json", Json.print(body));
  }

  /** Text that is to be kept byte for byte, such as a signed note. */
  public static ApiResponse text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** A body of some type, which nobody on the way may keep. */
  static ApiResponse of(int status, String contentType, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    return new ApiResponse(status, headers, body);
  }

  /** The same with that header. */
  public ApiResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ApiResponse(status, more, body);
  }

  /** The same, and when to ask again. */
  public ApiResponse retryAfter(int seconds) {
    return with("Retry-After", Integer.toString(seconds));
  }

  /** What API Gateway takes back. */
  Map<String, Object> toEvent() {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("statusCode", status);
    event.put("headers", headers);
    event.put("body", body);
    event.put("isBase64Encoded", false);
    return event;
  }
}
