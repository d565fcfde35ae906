package zoncoin.functions.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.edge.event.Json;
import zoncoin.tlog.Malformed;

final class DecisionTest {
  private static Decision parse(String event) {
    return Decision.parse(Json.readEvent(new ByteArrayInputStream(event.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"decision":"fulfil","redemption":"c.111122223333.one","end":"lost","reason":"x","principal":"ana"} | end is settle or release: "lost"
          {"decision":"withdraw"} | withdraw names a file or a pool
          {"decision":"withdraw","file":"code\\n","pool":"aws-credit.1"} | withdraw names a file or a pool
          {"decision":"freeze","account":"program:float","memo":"x","principal":"ana"} | account is a member or a merchant: "program:float"
          {"decision":"enrol","account":"member:111122223333","caller":"111122223333","terms":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=","memo":"x","principal":"ana"} | account is a merchant, for a member enrols itself: "member:111122223333"
          {"decision":"enrol","account":"merchant:bakery","caller":"bakery","terms":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=","memo":"x","principal":"ana"} | member is a 12-digit AWS account id: "bakery"
          """)
  void whatIsInNoFormSaysWhatTheFormIs(String event, String said) {
    Malformed wrong = assertThrows(Malformed.class, () -> parse(event));
    assertEquals(said, wrong.getMessage());
  }

  /** A fault is logged with what it was about. */
  @Test
  void codesAreNotShown() {
    assertEquals(
        "Codes[6 characters]", parse("{\"decision\":\"codes\",\"file\":\"SECRET\"}").toString());
    assertEquals(
        "Withdraw[6 characters]",
        parse("{\"decision\":\"withdraw\",\"file\":\"SECRET\"}").toString());
  }
}
