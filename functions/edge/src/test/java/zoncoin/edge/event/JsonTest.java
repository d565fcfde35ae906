package zoncoin.edge.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

final class JsonTest {
  private static JsonObject event(byte[] bytes) {
    return Json.readEvent(new ByteArrayInputStream(bytes));
  }

  private static JsonObject event(String json) {
    return event(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"{}\"",
        "[]",
        "[{}]",
        "{",
        "}",
        "{}}",
        "{}{}",
        "{} x",
        "{}\u0000",
        "{,}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":'1'}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"o\":{\"a\":1,\"a\":1}}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":0x10}",
        "{\"a\":007}",
        "{\"a\":1_000}",
        "{\"a\":True}",
        "{\"a\":undefined}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":\"\\x41\"}",
        "{/* comment */}",
        "{} // comment",
        "\ufeff{}"
      })
  void refusesWhatIsNotOneObjectOfPlainJson(String json) {
    assertThrows(Malformed.class, () -> event(json));
  }

  @Test
  void refusesOtherEncodings() {
    assertThrows(Malformed.class, () -> event("{\"a\":\"é\"}".getBytes(ISO_8859_1)));
    assertThrows(Malformed.class, () -> event("{}".getBytes(UTF_16)));
  }

  @Test
  void refusesWhatIsTooDeepOrTooLargeWithoutReadingOn() {
    assertThrows(Malformed.class, () -> event("{\"a\":".repeat(40) + "1" + "}".repeat(40)));
    assertThrows(Malformed.class, () -> event("[".repeat(1_000_000)));
    assertThrows(Malformed.class, () -> event(new byte[Json.MAX_EVENT_BYTES + 1]));
    assertThrows(Malformed.class, () -> Json.parseBody("{\"a\":{\"b\":{}}}"));
  }

  @Test
  void saysWhereItIsWrongAndNothingOfWhatWasSent() {
    Malformed malformed =
        assertThrows(Malformed.class, () -> Json.parseBody("{\"a\":1,\n\"secret\":oops}"));
    assertTrue(malformed.getMessage().contains("line 2"), malformed.getMessage());
    assertTrue(!malformed.getMessage().contains("secret"), malformed.getMessage());
  }

  @Test
  void readsEachTypeAsItIsAndNoOther() {
    JsonObject object =
        event(
            "{\"text\":\"a\\u00e9\",\"long\":9223372036854775807,\"least\":-9223372036854775808,"
                + "\"flag\":true,\"none\":null,\"object\":{\"in\":\"side\"},\"texts\":[\"a\",\"b\"],"
                + "\"objects\":[{\"n\":1}]}");
    assertEquals("aé", object.text("text"));
    assertEquals(Long.MAX_VALUE, object.integer("long"));
    assertEquals(Long.MIN_VALUE, object.integer("least"));
    assertTrue(object.flag("flag"));
    assertEquals(Optional.empty(), object.optionalText("none"));
    assertEquals("side", object.object("object").text("in"));
    assertEquals(List.of("a", "b"), object.texts("texts"));
    assertEquals(1, object.objects("objects").getFirst().integer("n"));
    for (String name : List.of("long", "flag", "object", "texts")) {
      assertThrows(Malformed.class, () -> object.text(name));
    }
    for (String name : List.of("text", "flag", "none", "object", "texts", "absent")) {
      assertThrows(Malformed.class, () -> object.integer(name));
    }
    for (String name : List.of("text", "long", "texts")) {
      assertThrows(Malformed.class, () -> object.object(name));
      assertThrows(Malformed.class, () -> object.flag(name));
    }
    assertThrows(Malformed.class, () -> object.texts("objects"));
    assertThrows(Malformed.class, () -> object.objects("text"));
    assertThrows(Malformed.class, () -> object.objects("texts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "1.0",
        "1e3",
        "1E0",
        "0.5",
        "1e400",
        "99999999999999999999999999"
      })
  void refusesNumbersThatAreNotWholeOrDoNotFit(String number) {
    assertThrows(Malformed.class, () -> Json.parseBody("{\"n\":" + number + "}").integer("n"));
  }

  @Test
  void refusesFieldsThatNobodyAskedFor() {
    JsonObject object = Json.parseBody("{\"a\":1,\"b\\n\":2}");
    assertEquals(1, object.only("a", "b\n").integer("a"));
    Malformed malformed = assertThrows(Malformed.class, () -> object.only("a"));
    assertEquals("body has no field \"b\\u000a\"", malformed.getMessage());
  }

  @Test
  void writesFieldsInTheirOrderAndEscapesWhatHasToBe() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Map<String, Object> result = new java.util.LinkedHashMap<>();
    result.put("z", "line\r\nbreak \"é\u2028\"");
    result.put("a", List.of(1, true));
    Json.write(result, output);
    assertEquals(
        "{\"z\":\"line\\r\\nbreak \\\"é\u2028\\\"\",\"a\":[1,true]}", output.toString(UTF_8));
  }
}
