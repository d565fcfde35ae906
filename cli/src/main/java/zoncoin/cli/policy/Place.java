package zoncoin.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import zoncoin.tlog.Malformed;

/**
 * A value in a JSON file, and where it stands. Every method says what it expects; anything else is
 * one {@link Malformed} with the place, the rule, and what to write instead.
 *
 * @param path JSON Pointer (RFC 6901); empty for the whole file
 * @param value what stands there
 */
public record Place(String path, JsonNode value) {
  private static final int MAX_DIGITS = 40;

  /** Refuses what stands here. */
  public Malformed wrong(String rule, String next) {
    return new Malformed("%s%s; %s".formatted(path.isEmpty() ? "" : path + ": ", rule, next));
  }

  /** Does something of which the complaint, if any, is about this place. */
  public <T> T at(Supplier<T> work) {
    try {
      return work.get();
    } catch (Malformed wrong) {
      String rule = String.valueOf(wrong.getMessage());
      throw rule.startsWith(path) ? wrong : wrong(rule, "correct it");
    }
  }

  /** This, an object that has no fields but these. */
  public Place only(List<String> names) {
    if (!value.isObject()) {
      throw wrong("is an object", "write { … }");
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new Malformed(
                    "%s/%s: there is no such field; did you mean %s? The fields are %s"
                        .formatted(path, name, closest(name, names), String.join(", ", names)));
              }
            });
    return this;
  }

  private static String closest(String name, List<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElseThrow();
  }

  /** Levenshtein's: how many letters to change, add or leave out; capitals do not count. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      int diagonal = i;
      for (int j = 0; j <= other.length(); j++) {
        int above = row[j];
        boolean isSame =
            i > 0
                && j > 0
                && Character.toLowerCase(one.charAt(i - 1))
                    == Character.toLowerCase(other.charAt(j - 1));
        row[j] =
            i == 0
                ? j
                : j == 0
                    ? i
                    : Math.min(Math.min(row[j - 1], above) + 1, diagonal + (isSame ? 0 : 1));
        diagonal = above;
      }
    }
    return row[other.length()];
  }

  /** A field, if it is there. */
  public Optional<Place> optional(String name) {
    return Optional.ofNullable(value.get(name)).map(found -> new Place(path + "/" + name, found));
  }

  /** A field that must be there. */
  public Place required(String name, String example) {
    return optional(name)
        .orElseThrow(
            () ->
                new Malformed(
                    "%s/%s: is missing; write \"%s\": %s".formatted(path, name, name, example)));
  }

  /** A text. */
  public String text() {
    if (!value.isTextual()) {
      throw wrong("is a text", "write it in quotes");
    }
    return value.textValue();
  }

  /** True or false. */
  public boolean flag() {
    if (!value.isBoolean()) {
      throw wrong("is true or false", "write it without quotes");
    }
    return value.booleanValue();
  }

  /** A number of so many decimals, exactly as it is written. */
  public BigDecimal number(int maxDecimals) {
    if (!value.isNumber()) {
      throw wrong("is a number", "write it without quotes, such as 2.5");
    }
    BigDecimal number = value.decimalValue();
    if (Math.abs(number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS) {
      throw wrong("is a number of at most " + MAX_DIGITS + " digits", "write fewer");
    }
    if (number.stripTrailingZeros().scale() > maxDecimals) {
      throw wrong("has at most " + maxDecimals + " decimals", "round it");
    }
    return number;
  }

  /** A number times a power of ten, whole. */
  public long scaled(int decimals) {
    BigDecimal scaled = number(decimals).movePointRight(decimals);
    if (scaled.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw wrong("is too large", "write less");
    }
    return scaled.longValueExact();
  }

  /** A whole number within bounds. */
  public int whole(int least, int most) {
    long whole = scaled(0);
    if (whole < least || whole > most) {
      throw wrong("is a whole number from %d to %d".formatted(least, most), "not " + whole);
    }
    return (int) whole;
  }

  /** The elements of a list. */
  public List<Place> list() {
    if (!value.isArray()) {
      throw wrong("is a list", "write [ … ]");
    }
    List<Place> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      elements.add(new Place(path + "/" + i, value.get(i)));
    }
    return elements;
  }

  /** A list of texts, each once. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Place element : list()) {
      String text = element.text();
      if (texts.contains(text)) {
        throw element.wrong("is there already: " + text, "leave it out");
      }
      texts.add(text);
    }
    return texts;
  }

  /** An object with a field for each key. */
  public <K extends Comparable<K>, V> SortedMap<K, V> map(
      Function<String, K> key, Function<Place, V> read) {
    if (!value.isObject()) {
      throw wrong("is an object", "write { … }");
    }
    SortedMap<K, V> map = new TreeMap<>();
    value
        .properties()
        .forEach(
            field -> {
              Place place = new Place(path + "/" + field.getKey(), field.getValue());
              map.put(place.at(() -> key.apply(field.getKey())), read.apply(place));
            });
    return map;
  }
}
