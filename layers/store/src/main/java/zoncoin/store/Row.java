package zoncoin.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.tlog.Malformed;

/**
 * One item of the table, read and written by the type of each attribute. What is read may have been
 * put there by anyone with write access: an attribute of another type is {@link Malformed}.
 *
 * @param attributes name to value
 */
record Row(NavigableMap<String, AttributeValue> attributes) {
  /** Whoever makes one here has just made the map: it is not copied once more. */
  Row {
    attributes = Collections.unmodifiableNavigableMap(attributes);
  }

  static Row of(Map<String, AttributeValue> attributes) {
    return new Row(new TreeMap<>(attributes));
  }

  static Row of(Keys keys) {
    return new Row(new TreeMap<>()).with(Keys.PK, keys.pk()).with(Keys.SK, keys.sk());
  }

  Row with(String name, String text) {
    return with(name, AttributeValue.fromS(text));
  }

  Row with(String name, long number) {
    return with(name, AttributeValue.fromN(Long.toString(number)));
  }

  Row with(String name, boolean flag) {
    return with(name, AttributeValue.fromBool(flag));
  }

  Row with(String name, Instant time) {
    return with(name, Keys.time(time));
  }

  <T> Row with(String name, Map<String, T> map, Function<T, AttributeValue> value) {
    NavigableMap<String, AttributeValue> values = new TreeMap<>();
    map.forEach((key, content) -> values.put(key, value.apply(content)));
    return with(name, AttributeValue.fromM(values));
  }

  private Row with(String name, AttributeValue value) {
    NavigableMap<String, AttributeValue> more = new TreeMap<>(attributes);
    more.put(name, value);
    return new Row(more);
  }

  Keys keys() {
    return new Keys(text(Keys.PK), text(Keys.SK));
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return required(name, Optional.ofNullable(value(name).s()));
  }

  /** As {@link #text}, or empty where there is no such attribute or it is of another type. */
  Optional<String> textIfAny(String name) {
    return Optional.ofNullable(attributes.get(name)).flatMap(v -> Optional.ofNullable(v.s()));
  }

  long number(String name) {
    return number(name, value(name));
  }

  boolean flag(String name) {
    return required(name, Optional.ofNullable(value(name).bool()));
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException notATime) {
      throw wrong(name);
    }
  }

  NavigableMap<String, String> texts(String name) {
    return map(name, value -> required(name, Optional.ofNullable(value.s())));
  }

  NavigableMap<String, Long> numbers(String name) {
    return map(name, value -> number(name, value));
  }

  private <T> NavigableMap<String, T> map(String name, Function<AttributeValue, T> content) {
    if (!value(name).hasM()) {
      throw wrong(name);
    }
    NavigableMap<String, T> map = new TreeMap<>();
    value(name).m().forEach((key, value) -> map.put(key, content.apply(value)));
    return map;
  }

  private long number(String name, AttributeValue value) {
    try {
      return Long.parseLong(required(name, Optional.ofNullable(value.n())));
    } catch (NumberFormatException notALong) {
      throw wrong(name);
    }
  }

  private AttributeValue value(String name) {
    return required(name, Optional.ofNullable(attributes.get(name)));
  }

  private <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(() -> wrong(name));
  }

  private Malformed wrong(String name) {
    AttributeValue where = attributes.getOrDefault(Keys.PK, AttributeValue.fromS("?"));
    return new Malformed("item " + Malformed.shown(where.toString()) + ": attribute " + name);
  }
}
