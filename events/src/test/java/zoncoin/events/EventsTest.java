package zoncoin.events;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event of the folder. What is written beside it has {@code function} (who gets it), {@code
 * given} (events that happened before, in a new world), {@code written} (the transactions it
 * makes), and either {@code answer} (of the API: status, headers, body), {@code result} (of the
 * other functions) or {@code fails} (the message it fails with).
 */
final class EventsTest {
  private static final int HEAD_CHARACTERS = 40;

  /** Hashes are proved elsewhere; here they would only say that an entry changed its form. */
  private static final String HASH = "(?<=\")[A-Za-z0-9+/]{43}=(?=\\\\?\")";

  static List<String> names() {
    return Sample.names().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void doesWhatIsWrittenBesideIt(String name) {
    Sample sample = Sample.of(name);
    World world = new World();
    for (String before : sample.given()) {
      Sample given = Sample.of(before);
      world.call(given.function(), given.event(), given.time());
    }
    assertEquals(sample.expected(), happens(sample, world));
    for (String secret : Sample.SECRETS) {
      assertFalse(world.invocation.lines.toString().contains(secret), secret);
    }
    assertEquals(List.of(), world.invocation.alarms);
  }

  /** The same fields as what is written beside it, from what happened. */
  static Map<String, Object> happens(Sample sample, World world) {
    Map<String, Object> actual = new TreeMap<>();
    actual.put("function", sample.function());
    if (!sample.given().isEmpty()) {
      actual.put("given", sample.given());
    }
    Set<String> before = world.waiting();
    try {
      String output = world.call(sample.function(), sample.event(), sample.time());
      actual.putAll(describe(Sample.parse(output.replaceAll(HASH, "a hash"))));
    } catch (RuntimeException failure) {
      actual.put("fails", String.valueOf(failure.getMessage()));
    }
    Set<String> written = new TreeSet<>(world.waiting());
    written.removeAll(before);
    actual.put("written", new ArrayList<>(written));
    return actual;
  }

  /** The first two lines of a text, as far as they say what it is. */
  private static List<String> head(String text) {
    return text.lines()
        .limit(2)
        .map(line -> line.length() > HEAD_CHARACTERS ? line.substring(0, HEAD_CHARACTERS) : line)
        .toList();
  }

  private static Map<String, Object> describe(Map<String, Object> output) {
    if (!output.containsKey("statusCode")) {
      return Map.of("result", output);
    }
    Map<?, ?> headers = (Map<?, ?>) requireNonNull(output.get("headers"));
    String body = String.valueOf(output.get("body"));
    boolean isJson = String.valueOf(headers.get("Content-Type")).endsWith("json");
    assertEquals(false, output.get("isBase64Encoded"));
    return Map.of(
        "answer",
        Map.of(
            "status",
            requireNonNull(output.get("statusCode")),
            "headers",
            headers,
            "body",
            isJson ? Sample.parse(body.replaceAll(HASH, "a hash")) : head(body)));
  }
}
