package zoncoin.edge.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/** Reads and writes JSON (RFC 8259), and accepts none of its dialects. */
public final class Json {
  /** The largest event that Lambda hands over, in bytes: six megabytes and room for its frame. */
  public static final int MAX_EVENT_BYTES = 7 << 20;

  /** Deeper than any event of AWS that is read here; less than what could exhaust a stack. */
  private static final int EVENT_DEPTH = 32;

  /** What callers send is an object of plain values; one more lets a message name the field. */
  private static final int BODY_DEPTH = 2;

  /** A long has nineteen digits and a sign; what is longer is refused before it is converted. */
  private static final int MAX_NUMBER_CHARACTERS = 24;

  private static final JsonFactory EVENTS = factory(EVENT_DEPTH);
  private static final JsonFactory BODIES = factory(BODY_DEPTH);

  private Json() {}

  private static JsonFactory factory(int depth) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(depth)
            .maxNumberLength(MAX_NUMBER_CHARACTERS)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  /**
   * Reads the event of a function.
   *
   * @param input UTF-8, closed by whoever opened it
   * @throws Malformed unless it is one JSON object
   * @throws UncheckedIOException if it cannot be read
   */
  public static JsonObject readEvent(InputStream input) {
    try {
      byte[] bytes = input.readNBytes(MAX_EVENT_BYTES + 1);
      if (bytes.length > MAX_EVENT_BYTES) {
        throw new Malformed("event is at most " + MAX_EVENT_BYTES + " bytes");
      }
      return parse("event", Canonical.parseUtf8("event", bytes), EVENTS);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read the event", unreadable);
    }
  }

  /**
   * Reads what a caller sent.
   *
   * @param body one JSON object of plain values
   * @throws Malformed unless it is
   */
  public static JsonObject parseBody(String body) {
    return parse("body", body, BODIES);
  }

  private static JsonObject parse(String what, String json, JsonFactory factory) {
    try (JsonParser parser = factory.createParser(json)) {
      @Nullable Object value = JSON.std.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new Malformed(what + " is one JSON object and nothing behind it");
      }
      return JsonObject.of(what, value);
    } catch (JsonProcessingException wrong) {
      throw new Malformed(
          what
              + " is one JSON object, each name once, not too deep, no number too long"
              + at(wrong));
    } catch (IOException impossible) {
      throw new UncheckedIOException("couldn't read a string", impossible);
    }
  }

  /** What breaks a limit has no place. */
  private static String at(JsonProcessingException wrong) {
    return Optional.ofNullable(wrong.getLocation())
        .map(at -> "; line %d, column %d is not so".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse("");
  }

  /** The JSON of maps, lists, strings, numbers and booleans, fields in the map's order. */
  public static String print(Map<String, ?> object) {
    try {
      return JSON.std.asString(object);
    } catch (IOException impossible) {
      throw new UncheckedIOException("couldn't print JSON", impossible);
    }
  }

  /**
   * Writes a function's result.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Map<String, ?> result, OutputStream output) {
    try {
      output.write(print(result).getBytes(UTF_8));
      output.flush();
    } catch (IOException unwritable) {
      throw new UncheckedIOException("couldn't write the result", unwritable);
    }
  }
}
