package zoncoin.edge.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Malformed;

/**
 * A JSON object as it was read. Every method says what it expects and throws {@link Malformed} if
 * the object has anything else there.
 */
public final class JsonObject {
  private final String what;
  private final Map<String, @Nullable Object> fields;

  private JsonObject(String what, Map<String, @Nullable Object> fields) {
    this.what = what;
    this.fields = fields;
  }

  /**
   * Takes what a parser read.
   *
   * @param what the object's name in messages
   * @param value must be an object
   */
  static JsonObject of(String what, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Malformed(what + " is a JSON object");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    map.forEach((name, field) -> fields.put(String.valueOf(name), field));
    return new JsonObject(what, Collections.unmodifiableMap(fields));
  }

  /** The names of all fields, in their order. */
  public Set<String> names() {
    return fields.keySet();
  }

  /** This object, which has no fields but these. */
  public JsonObject only(String... names) {
    Set<String> known = Set.of(names);
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw new Malformed(what + " has no field " + Malformed.shown(name));
      }
    }
    return this;
  }

  /** A string. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name, "a string"));
  }

  /** A string, unless it is absent or null. */
  public Optional<String> optionalText(String name) {
    Object value = fields.get(name);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw missing(name, "a string");
  }

  /** A whole number that a {@code long} holds, written without point and exponent. */
  public long integer(String name) {
    Object value = fields.get(name);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw missing(name, "a whole number below 2^63, without point or exponent");
  }

  /** True or false; false if it is absent or null. */
  public boolean flag(String name) {
    Object value = fields.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw missing(name, "true or false");
  }

  /** An object; an empty one if it is absent or null. */
  public JsonObject object(String name) {
    Object value = fields.get(name);
    return of(what + "." + name, value == null ? Map.of() : value);
  }

  /** A list of objects; an empty one if it is absent or null. */
  public List<JsonObject> objects(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> of(what + "." + name, element)).toList();
    }
    throw missing(name, "a list");
  }

  /** A list of strings; an empty one if it is absent or null. */
  public List<String> texts(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw missing(name, "a list of strings");
  }

  private Malformed missing(String name, String expected) {
    return new Malformed(what + "." + name + " is " + expected);
  }

  /** Its name: what it contains may be anybody's. */
  @Override
  public String toString() {
    return what;
  }
}
