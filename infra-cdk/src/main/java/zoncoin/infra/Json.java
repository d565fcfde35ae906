package zoncoin.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Printing of what CDK made, always the same. */
final class Json {
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  /** On one line, fields sorted. */
  static String print(Object value) {
    try {
      return SORTED.writeValueAsString(value);
    } catch (JsonProcessingException unprintable) {
      throw new IllegalStateException("couldn't print " + value.getClass(), unprintable);
    }
  }

  /** A value as maps and lists, for CDK to take. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object tree) {
    return SORTED.convertValue(tree, Map.class);
  }
}
