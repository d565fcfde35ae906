package zoncoin.infra;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps that keep one order. {@code Map.of} shuffles its keys anew in every JVM, and CDK writes them
 * as they come: two runs would give two templates.
 */
final class Ordered {
  private Ordered() {}

  static SortedMap<String, Object> map(String key, Object value) {
    SortedMap<String, Object> map = new TreeMap<>();
    map.put(key, value);
    return map;
  }

  static SortedMap<String, Object> map(String key, Object value, String key2, Object value2) {
    SortedMap<String, Object> map = map(key, value);
    map.put(key2, value2);
    return map;
  }
}
