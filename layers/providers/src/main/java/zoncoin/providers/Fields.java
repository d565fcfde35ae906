package zoncoin.providers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that an other side answered. Whatever is not in it, or of another kind, is absent;
 * what cannot be read has no fields. It is never printed: it may hold a code.
 */
final class Fields {
  private static final int DEPTH = 16;

  private static final JSON JSON_OF_OTHERS =
      JSON.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .build();

  private final Map<?, ?> fields;

  private Fields(Map<?, ?> fields) {
    this.fields = fields;
  }

  static Fields parse(String json) {
    try {
      return JSON_OF_OTHERS.anyFrom(json) instanceof Map<?, ?> map
          ? new Fields(map)
          : new Fields(Map.of());
    } catch (JsonProcessingException notJson) {
      return new Fields(Map.of());
    } catch (IOException impossible) {
      throw new UncheckedIOException("couldn't read a string", impossible);
    }
  }

  /** The JSON of maps, strings, whole numbers and decimals, in the map's order. */
  static String print(Map<String, ?> object) {
    try {
      return JSON_OF_OTHERS.asString(object);
    } catch (IOException impossible) {
      throw new UncheckedIOException("couldn't print JSON", impossible);
    }
  }

  Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Fields object(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? new Fields(map) : new Fields(Map.of());
  }

  /** Whether that field says that. */
  boolean says(String name, String value) {
    return text(name).filter(value::equals).isPresent();
  }

  /** The class of its content only. */
  @Override
  public String toString() {
    return "Fields[" + fields.size() + "]";
  }
}
