package zoncoin.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.ImmutableAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.tlog.Malformed;

/**
 * How one type of attribute is written and read. Those that the Enhanced Client brings read a
 * number as text and text as a flag; these take what {@link Row} takes, and nothing else.
 *
 * @param attributeValueType DynamoDB's type of it
 * @param write total
 * @param read {@link Malformed} for what no write gives
 */
record Column<T>(
    EnhancedType<T> type,
    AttributeValueType attributeValueType,
    Function<T, AttributeValue> write,
    Function<AttributeValue, T> read)
    implements AttributeConverter<T> {
  static final Column<String> TEXT = text(String.class, text -> text, text -> text);
  static final Column<Instant> TIME = text(Instant.class, Keys::time, Column::time);

  static final Column<Long> NUMBER =
      new Column<>(
          EnhancedType.of(Long.class), AttributeValueType.N, Column::fromNumber, Column::number);

  static final Column<Boolean> FLAG =
      new Column<>(
          EnhancedType.of(Boolean.class),
          AttributeValueType.BOOL,
          AttributeValue::fromBool,
          value -> required("a flag", value.bool()));

  /** Text in a form of its own. */
  static <T> Column<T> text(Class<T> type, Function<T, String> print, Function<String, T> parse) {
    return new Column<>(
        EnhancedType.of(type),
        AttributeValueType.S,
        content -> AttributeValue.fromS(print.apply(content)),
        value -> parse.apply(required("text", value.s())));
  }

  /** A map of its own kind of keys. */
  static <K extends Comparable<? super K>, V> Column<NavigableMap<K, V>> map(
      EnhancedType<NavigableMap<K, V>> type,
      Function<K, String> print,
      Function<String, K> parse,
      Column<V> content) {
    return new Column<>(
        type,
        AttributeValueType.M,
        map -> {
          Map<String, AttributeValue> values = new TreeMap<>();
          map.forEach((key, value) -> values.put(print.apply(key), content.write.apply(value)));
          return AttributeValue.fromM(values);
        },
        value -> {
          NavigableMap<K, V> map = new TreeMap<>();
          required("a map", value.hasM() ? value.m() : null)
              .forEach((key, inner) -> map.put(parse.apply(key), content.read.apply(inner)));
          return map;
        });
  }

  /** The attribute of that name; what its getter answers null for is not written. */
  <S, B> ImmutableAttribute<S, B, T> named(
      Class<S> row,
      Class<B> builder,
      String name,
      Function<S, @Nullable T> getter,
      BiConsumer<B, T> setter,
      StaticAttributeTag... tags) {
    return ImmutableAttribute.builder(row, builder, type)
        .name(name)
        .getter(getter)
        .setter(setter)
        .tags(tags)
        .attributeConverter(this)
        .build();
  }

  @Override
  public AttributeValue transformFrom(T content) {
    return write.apply(content);
  }

  @Override
  public T transformTo(AttributeValue value) {
    return read.apply(value);
  }

  static AttributeValue fromNumber(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static long number(AttributeValue value) {
    String digits = required("a number", value.n());
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException notALong) {
      throw new Malformed("attribute of a row is a whole number: " + Malformed.shown(digits));
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw new Malformed("attribute of a row is a time: " + Malformed.shown(text));
    }
  }

  private static <T> T required(String what, @Nullable T content) {
    return Optional.ofNullable(content)
        .orElseThrow(() -> new Malformed("attribute of a row is " + what));
  }
}
