package zoncoin.exports.sample;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Prints JSON for people and machines: a member of the whole a line, an element of its lists a
 * line.
 */
final class Json {
  private Json() {}

  /** An object of these names and texts in turn. */
  static Map<String, Object> object(String... namesAndTexts) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      object.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return object;
  }

  /** The text of an object; ends with a newline. */
  static String print(Map<String, Object> object) {
    StringJoiner members = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
    object.forEach((name, value) -> members.add(compact(name) + ": " + member(value)));
    return members.toString();
  }

  private static String member(Object value) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return compact(value);
    }
    StringJoiner elements = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
    list.forEach(element -> elements.add(compact(element)));
    return elements.toString();
  }

  private static String compact(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
