package zoncoin.tlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The conformance facts of {@code vectors/transparency-log.json}. */
public final class Vectors {
  private static final JsonNode ALL = read();

  private Vectors() {}

  private static JsonNode read() {
    try (InputStream json = Vectors.class.getResourceAsStream("/vectors/transparency-log.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One part of the file, which must be there. */
  public static JsonNode of(String part) {
    return ALL.required(part);
  }

  /** The elements of a list, which must not be empty. */
  public static Stream<JsonNode> list(JsonNode array) {
    if (array.isEmpty()) {
      throw new IllegalStateException("an empty list proves nothing");
    }
    return array.valueStream();
  }

  /** The texts of a list. */
  public static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }
}
