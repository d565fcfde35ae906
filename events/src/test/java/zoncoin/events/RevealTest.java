package zoncoin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code is shown to its owner and to nobody else, until the owner has it. */
final class RevealTest {
  private static final String REVEAL = "code-revealed";
  private static final String ACKNOWLEDGE = "code-acknowledged";

  private final World world = new World();

  @BeforeEach
  void redeem() {
    happens("redeem-credit", World.ALICE);
    happens("credit-handed-over", World.ALICE);
  }

  private Map<String, Object> happens(String name, String caller) {
    Sample sample = Sample.of(name);
    String event =
        sample
            .event()
            .replace("\"accountId\": \"111122223333\"", "\"accountId\": \"" + caller + "\"")
            .replace("sts::111122223333", "sts::" + caller);
    return Sample.parse(world.call(sample.function(), event, sample.time()));
  }

  private static String body(Map<String, Object> answer) {
    return String.valueOf(answer.get("body"));
  }

  @Test
  void itsOwnerIsShownItAndNobodyOnTheWayKeepsIt() {
    Map<String, Object> answer = happens(REVEAL, World.ALICE);
    assertEquals(200, answer.get("statusCode"));
    assertEquals(
        "{\"id\":\"c.111122223333.first\",\"code\":\"PC1EXAMPLE0001\","
            + "\"terms\":\"for most services\",\"times\":1}",
        body(answer));
    assertEquals(
        "no-store",
        answer.get("headers") instanceof Map<?, ?> headers ? headers.get("Cache-Control") : "");
  }

  @Test
  void anotherAccountIsToldThatThereIsNothing() {
    for (String name : new String[] {REVEAL, ACKNOWLEDGE}) {
      assertEquals(404, happens(name, World.BOB).get("statusCode"));
    }
    assertEquals(200, happens(REVEAL, World.ALICE).get("statusCode"));
  }

  @Test
  void onceAcknowledgedItIsGone() {
    assertEquals(409, happens(ACKNOWLEDGE, World.ALICE).get("statusCode"));
    happens(REVEAL, World.ALICE);
    Map<String, Object> answer = happens(ACKNOWLEDGE, World.ALICE);
    assertEquals(
        "{\"id\":\"c.111122223333.first\",\"acknowledged\":\"2026-07-18T09:33:00Z\"}",
        body(answer));
    assertEquals(410, happens(REVEAL, World.ALICE).get("statusCode"));
    assertEquals(200, happens(ACKNOWLEDGE, World.ALICE).get("statusCode"));
  }

  @Test
  void noFunctionLogsIt() {
    happens(REVEAL, World.ALICE);
    happens(ACKNOWLEDGE, World.ALICE);
    happens(REVEAL, World.ALICE);
    assertFalse(world.invocation.lines.toString().contains(Codes.CODE));
  }
}
