package zoncoin.cli.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Function;
import zoncoin.tlog.Malformed;

/** Reads what an operator writes as JSON: each key once, numbers as they are written. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @param name the file's, for messages
   * @param text what is in it
   * @param read makes something of the whole
   * @throws Malformed if it is no JSON, or not what is read; the message says where, which rule,
   *     and what to do
   */
  public static <T> T read(String name, String text, Function<Place, T> read) {
    JsonNode root;
    try {
      root = JSON.readTree(text.getBytes(UTF_8));
    } catch (JsonProcessingException notJson) {
      throw new Malformed(
          "%s, line %d, column %d: is no JSON: %s"
              .formatted(
                  name,
                  notJson.getLocation().getLineNr(),
                  notJson.getLocation().getColumnNr(),
                  said(notJson)));
    } catch (java.io.IOException impossible) {
      throw new AssertionError("bytes in memory can be read", impossible);
    }
    try {
      return read.apply(new Place("", root));
    } catch (Malformed wrong) {
      throw new Malformed(name + ": " + wrong.getMessage());
    }
  }

  /** What is wrong, as the parser says it in one line; where its own source is, it says besides. */
  public static String said(JsonProcessingException notJson) {
    String message = notJson.getOriginalMessage().lines().findFirst().orElse("");
    int source = message.indexOf(" (start marker at [Source");
    return source < 0 ? message : message.substring(0, source);
  }
}
