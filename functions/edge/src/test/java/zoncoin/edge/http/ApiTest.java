package zoncoin.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import zoncoin.edge.event.Json;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.tlog.Malformed;

final class ApiTest {
  private static final String EVENT =
      """
      {"httpMethod":"GET","resource":"/v1/thing","body":null,"isBase64Encoded":false,
       "requestContext":{"accountId":"999900001111","identity":{"accountId":"111122223333",
       "userArn":"arn:aws:iam::111122223333:user/alice"}}}
      """;

  private final Calls calls = new Calls();

  private String ask(Function<Caller, ApiResponse> answer, String event) {
    Api api =
        new Api(List.of(Route.bare("GET /v1/thing", (caller, request, body) -> caller, answer)));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    api.handle(new ByteArrayInputStream(event.getBytes(UTF_8)), output, calls);
    return output.toString(UTF_8);
  }

  private static ApiResponse fail(RuntimeException fault) {
    throw fault;
  }

  @Test
  void answersTheCallerThatSignedNotTheOwnerOfTheApi() {
    String answer =
        ask(caller -> ApiResponse.json(200, Map.of("account", caller.account())), EVENT);
    assertTrue(answer.contains("111122223333"));
    assertFalse(answer.contains("999900001111"));
  }

  @Test
  void saysOfEachFaultOfWhatKeepsTheLedgerToAskAgain() {
    for (RuntimeException fault :
        List.of(
            new NotApplied("couldn't write item-of-alice"),
            new Unknown("couldn't tell item-of-alice"),
            new UncheckedIOException(new IOException("couldn't reach item-of-alice")))) {
      String answer = ask(caller -> fail(fault), EVENT);
      assertTrue(answer.contains("\"statusCode\":503"), answer);
      assertTrue(answer.contains("\"Retry-After\":\"1\""), answer);
      assertTrue(answer.contains("ask again with the same key"), answer);
      assertFalse(answer.contains("item-of-alice"), "callers see nothing of what failed");
      assertTrue(calls.lines().getLast().contains("item-of-alice"), "whoever operates it does");
    }
  }

  @Test
  void failsOfABugAndOfWhatItKeepsItself() {
    for (RuntimeException bug :
        List.of(new Malformed("item is no redemption"), new IllegalStateException("bug"))) {
      assertThrows(bug.getClass(), () -> ask(caller -> fail(bug), EVENT));
    }
  }

  @Test
  void knowsOnlyItsOwnTargets() {
    for (String event :
        List.of(
            EVENT.replace("GET", "POST"),
            EVENT.replace("GET", "get"),
            EVENT.replace("/v1/thing", "/v1/thing/"),
            EVENT.replace("/v1/thing", "/v1/things"))) {
      assertTrue(
          ask(caller -> ApiResponse.json(200, Map.of()), event).contains("\"statusCode\":404"));
    }
  }

  @Test
  void tellsNobodyWhoDidNotSignWhichTargetsThereAre() {
    String unsigned = EVENT.replace("\"arn:aws:iam::111122223333:user/alice\"", "null");
    for (String event : List.of(unsigned, unsigned.replace("/v1/thing", "/v1/other"))) {
      assertTrue(
          ask(caller -> ApiResponse.json(200, Map.of()), event).contains("\"statusCode\":401"));
    }
  }

  @Test
  void logsOneLineOfJsonWithIdsAlone() {
    ask(caller -> ApiResponse.json(200, Map.of("secret", "of alice")), EVENT);
    assertEquals(
        "{\"requestId\":\"request-1\",\"route\":\"GET /v1/thing\",\"caller\":\"111122223333\","
            + "\"status\":200}",
        calls.lines().getFirst());
    assertEquals(1, calls.lines().size());
  }

  @Test
  void readsHeadersWithoutRegardToCaseAndNoneTwice() {
    ApiRequest request =
        ApiRequest.of(
            Json.readEvent(
                new ByteArrayInputStream(
                    ("{\"httpMethod\":\"GET\",\"resource\":\"/\",\"multiValueHeaders\":"
                            + "{\"idempotency-KEY\":[\"a\"],\"X-Two\":[\"b\"],\"x-two\":[\"c\"]}}")
                        .getBytes(UTF_8))));
    Caller caller = new Caller("111122223333", "arn:aws:iam::111122223333:root");
    assertEquals("c.111122223333.a", request.transaction(caller).text());
    assertThrows(Malformed.class, () -> request.header("X-Two"));
  }
}
