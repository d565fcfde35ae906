package zoncoin.events;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A named event with what is written beside it.
 *
 * @param name of both files
 * @param event as AWS sends it
 * @param function that gets it
 * @param given names of the events that happened before
 * @param expected everything beside it
 */
record Sample(
    String name, String event, String function, List<String> given, Map<String, Object> expected) {
  private static final Path FOLDER = Path.of(System.getProperty("zoncoin.root", ".."), "events");
  private static final String EXPECTED = ".expected.json";

  static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json") && !file.endsWith(EXPECTED))
          .map(file -> file.substring(0, file.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Sample of(String name) {
    Map<String, Object> expected = parse(read(name + EXPECTED));
    List<String> given =
        ((List<?>) expected.getOrDefault("given", List.of()))
            .stream().map(String::valueOf).toList();
    return new Sample(
        name, read(name + ".json"), String.valueOf(expected.get("function")), given, expected);
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException malformed) {
      throw new UncheckedIOException(json, malformed);
    }
  }

  /** What it asks of the API, such as {@code GET /v1/account}; empty if it is no request. */
  String target() {
    Map<String, Object> fields = parse(event);
    return fields.containsKey("httpMethod")
        ? fields.get("httpMethod") + " " + fields.get("resource")
        : "";
  }

  /** When it happened, by its own word; events that do not say happen at half past nine. */
  Instant time() {
    Map<String, Object> fields = parse(event);
    if (fields.get("time") instanceof String time) {
      return Instant.parse(time);
    }
    if (fields.get("requestContext") instanceof Map<?, ?> context
        && context.get("requestTimeEpoch") instanceof Number millis) {
      return Instant.ofEpochMilli(millis.longValue());
    }
    return Instant.parse("2026-07-18T09:30:00Z");
  }

  /** Everything it must not leave in a log: who in an account called, from where, with what key. */
  static final List<String> SECRETS =
      List.of(
          "assumed-role",
          "ASIAEXAMPLE",
          "AROAEXAMPLE",
          "192.0.2.",
          "terms",
          "X-Account",
          "PC1EXAMPLE");
}
