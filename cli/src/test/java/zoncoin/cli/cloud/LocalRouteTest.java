package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Routes, and the gateway's own answers, as the file of the API has them. */
final class LocalRouteTest {
  private final ApiFile api = ApiFile.read();

  @Test
  void aPathFillsItsParameters() {
    assertEquals(
        Optional.of(
            new LocalRoute.Match(
                "/v1/receipts/{transaction}", "lookup", Map.of("transaction", "c.1/a b"))),
        api.match("GET", "/v1/receipts/c.1%2Fa%20b"));
    assertEquals(Optional.empty(), api.match("POST", "/v1/receipts/x"));
    assertEquals(Optional.empty(), api.match("GET", "/v1/receipts"));
    assertEquals(Optional.empty(), api.match("GET", "/v1/receipts/a/b"));
  }

  @Test
  void everyRouteHasAFunctionThatThereIs() {
    assertTrue(api.routes().size() > 10);
    for (LocalRoute route : api.routes()) {
      assertTrue(Set.of("redeem", "lookup").contains(route.function()), route::toString);
    }
  }

  @Test
  void whatTheGatewaySaysItselfIsAProblemWhateverTheMessage() {
    Answer answer =
        api.answer(GatewayRefusal.invalidSignature("of \"Eve\"\r\nSet-Cookie: a=b $1 \\"));
    assertEquals(403, answer.status());
    assertEquals("application/problem+json", answer.headers().get("Content-Type"));
    assertEquals(
        "of \"Eve\"\r\nSet-Cookie: a=b $1 \\",
        Invocation.parse(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
            .path("detail")
            .asText());
  }
}
