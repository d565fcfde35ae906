package zoncoin.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.edge.event.Json;
import zoncoin.tlog.Hash;

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
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
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

  /**
   * The same, for its caller to keep and to ask by its ETag whether it is the newest (RFC 9110
   * §8.8.3).
   */
  public ApiResponse kept() {
    return with("ETag", "\"" + Hash.sha256(body.getBytes(UTF_8)).base64() + "\"")
        .with("Cache-Control", "private, no-cache");
  }

  /**
   * The same, or 304 without a body if the caller has it already (RFC 9110 §13.1.2).
   *
   * @param tags header If-None-Match
   */
  ApiResponse unlessHad(Optional<String> tags) {
    Optional<String> tag = Optional.ofNullable(headers.get("ETag"));
    boolean isHad =
        tag.isPresent()
            && tags.stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals("*") || one.equals(tag.get()));
    if (!isHad) {
      return this;
    }
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove("Content-Type");
    return new ApiResponse(304, fewer, "");
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
