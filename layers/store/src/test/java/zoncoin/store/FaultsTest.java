package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryJournal;
import zoncoin.store.ScriptedServer.Answer;

final class FaultsTest {
  private static final Item ITEM =
      Item.first(new Item.Key("redemption", "one"), Map.of("state", "held"), Optional.empty());
  private static final Answer DONE = new Answer.Json(200, "{}");
  private static final Answer HANG_UP = new Answer.HangUp();
  private static final Answer FAULT = Answer.refusal(500, "InternalServerError", "");

  private static DynamoJournal journal(URI endpoint) {
    return new DynamoJournal(LocalTables.at(endpoint).build(), "table");
  }

  @ParameterizedTest(name = "a write answered {0} {1} is {2}")
  @CsvSource({
    "400, ThrottlingException, NotApplied",
    "400, ProvisionedThroughputExceededException, NotApplied",
    "400, RequestLimitExceeded, NotApplied",
    "400, TransactionConflictException, NotApplied",
    "400, TransactionInProgressException, Unknown",
    "500, InternalServerError, Unknown",
    "503, ServiceUnavailable, Unknown",
    "400, ValidationException, DynamoDbException",
    "400, AccessDeniedException, DynamoDbException",
    "400, ResourceNotFoundException, ResourceNotFoundException",
    "400, IdempotentParameterMismatchException, IdempotentParameterMismatchException",
  })
  void aWriteIsSentOnceAndItsFaultToldAsItIs(int status, String code, String told) {
    for (Write write : List.<Write>of(journal -> journal.put(ITEM), FaultsTest::append)) {
      try (ScriptedServer server =
          ScriptedServer.of(List.of(Answer.refusal(status, code, ""), DONE))) {
        RuntimeException fault =
            assertThrows(RuntimeException.class, () -> write.to(journal(server.endpoint())));
        assertEquals(told, fault.getClass().getSimpleName());
        assertEquals(1, server.requests());
      }
    }
  }

  @FunctionalInterface
  private interface Write {
    Object to(Journal journal);
  }

  private static Journal.Outcome append(Journal journal) {
    return journal.append(new Town(new MemoryJournal()).rich().append(Town.hold("one", 1)));
  }

  /** HttpURLConnection would send it again, where a kept connection ends without an answer. */
  @Test
  void aWriteWhoseAnswerIsLostIsUnknownAndNotSentAgain() {
    try (ScriptedServer server = ScriptedServer.of(List.of(DONE, DONE, HANG_UP, DONE))) {
      Journal journal = journal(server.endpoint());
      assertTrue(journal.put(ITEM));
      assertTrue(journal.put(ITEM));
      assertThrows(Unknown.class, () -> journal.put(ITEM));
      assertEquals(3, server.requests());
    }
  }

  @Test
  void aWriteThatReachedNobodyWasNotApplied() {
    URI nobody;
    try (ScriptedServer server = ScriptedServer.of(List.of())) {
      nobody = server.endpoint();
    }
    assertThrows(NotApplied.class, () -> journal(nobody).put(ITEM));
  }

  /** As the HTTP client does where a kept connection is gone and no new one is to be had. */
  @Test
  void aFaultOfTheConnectionThatTheSdkDoesNotWrapIsToldAsAnyOther() {
    try (ScriptedServer server = ScriptedServer.of(List.of(DONE, DONE, DONE, DONE))) {
      Journal refused = journal(server.endpoint(), new ConnectException("refused"));
      assertThrows(NotApplied.class, () -> refused.put(ITEM));
      assertThrows(NotApplied.class, () -> refused.item(ITEM.key()));
      Journal reset = journal(server.endpoint(), new SocketException("reset"));
      assertThrows(Unknown.class, () -> reset.put(ITEM));
      assertThrows(NotApplied.class, () -> reset.item(ITEM.key()));
    }
  }

  private static Journal journal(URI endpoint, IOException fault) {
    ExecutionInterceptor failing =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            throw new UncheckedIOException(fault);
          }
        };
    return new DynamoJournal(LocalTables.at(endpoint, failing).build(), "table");
  }

  @Test
  void aStampIsTriedAgain() {
    TransactionId id = TransactionId.parse("one");
    try (ScriptedServer server = ScriptedServer.of(List.of(FAULT, HANG_UP, FAULT, DONE))) {
      journal(server.endpoint()).stamp(List.of(id), 1);
      assertEquals(Faults.MAX_ATTEMPTS, server.requests());
    }
    Answer throttled = Answer.refusal(400, "ThrottlingException", "");
    try (ScriptedServer server =
        ScriptedServer.of(List.of(throttled, HANG_UP, throttled, throttled, DONE))) {
      assertThrows(Unknown.class, () -> journal(server.endpoint()).stamp(List.of(id), 1));
      assertEquals(Faults.MAX_ATTEMPTS, server.requests());
    }
    try (ScriptedServer server =
        ScriptedServer.of(Collections.nCopies(Faults.MAX_ATTEMPTS, throttled))) {
      assertThrows(NotApplied.class, () -> journal(server.endpoint()).stamp(List.of(id), 1));
    }
  }

  @Test
  void aReadIsTriedAgain() {
    try (ScriptedServer server = ScriptedServer.of(List.of(FAULT, HANG_UP, FAULT, DONE))) {
      assertEquals(Optional.empty(), journal(server.endpoint()).item(ITEM.key()));
      assertEquals(Faults.MAX_ATTEMPTS, server.requests());
    }
  }

  /** DynamoDB answers for as many as it can now, and names the others. */
  @Test
  void whatABatchLeftUnprocessedIsAskedForAgain() {
    Answer first = new Answer.Json(200, batch("[%s]".formatted(leaf("one")), "two", "three"));
    Answer none = new Answer.Json(200, batch("[]", "two", "three"));
    Answer rest = new Answer.Json(200, batch("[%s]".formatted(leaf("three"))));
    Set<TransactionId> wanted =
        Stream.of("one", "two", "three").map(TransactionId::parse).collect(Collectors.toSet());
    try (ScriptedServer server = ScriptedServer.of(List.of(first, none, rest))) {
      assertEquals(
          Set.of(TransactionId.parse("one"), TransactionId.parse("three")),
          journal(server.endpoint()).read(wanted).keySet());
      assertEquals(3, server.requests());
    }
    try (ScriptedServer server =
        ScriptedServer.of(Collections.nCopies(Faults.MAX_ATTEMPTS + 1, none))) {
      Set<TransactionId> two = Set.of(TransactionId.parse("two"), TransactionId.parse("three"));
      assertThrows(NotApplied.class, () -> journal(server.endpoint()).read(two));
      assertEquals(Faults.MAX_ATTEMPTS, server.requests());
    }
  }

  private static String batch(String items, String... left) {
    String keys = Arrays.stream(left).map(FaultsTest::key).collect(Collectors.joining("},{"));
    String unprocessed = left.length == 0 ? "" : "\"table\":{\"Keys\":[{" + keys + "}]}";
    return "{\"Responses\":{\"table\":" + items + "},\"UnprocessedKeys\":{" + unprocessed + "}}";
  }

  private static String leaf(String id) {
    return "{" + key(id) + ",\"note\":{\"S\":\"-\"}}";
  }

  private static String key(String id) {
    return "\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"transaction\"}".formatted(id);
  }

  @Test
  void aReadIsGivenUpAfterItsAttempts() {
    try (ScriptedServer server =
        ScriptedServer.of(Collections.nCopies(Faults.MAX_ATTEMPTS + 1, FAULT))) {
      assertThrows(NotApplied.class, () -> journal(server.endpoint()).item(ITEM.key()));
      assertEquals(Faults.MAX_ATTEMPTS, server.requests());
    }
  }

  @Test
  void aReadThatIsRefusedIsNotTriedAgain() {
    Answer refusal = Answer.refusal(400, "ValidationException", "");
    try (ScriptedServer server = ScriptedServer.of(List.of(refusal, DONE))) {
      assertThrows(DynamoDbException.class, () -> journal(server.endpoint()).item(ITEM.key()));
      assertEquals(1, server.requests());
    }
  }

  /**
   * The transaction, one item, two steps. A passing reason beside a definite one changes nothing.
   */
  @ParameterizedTest(name = "cancelled for {0} is {1}")
  @CsvSource({
    "None None Failed None, StepMoved",
    "None None None Failed, StepMoved",
    "None None Failed Failed, StepMoved",
    "None None Failed Conflict, StepMoved",
    "None Failed None None, ItemMoved",
    "None Failed Failed Failed, ItemMoved",
    "Conflict Failed Throttled None, ItemMoved",
    "Conflict None None None, NotApplied",
    "None None Conflict Conflict, NotApplied",
    "None None Throttled None, NotApplied",
    "None Exceeded None None, NotApplied",
    "Invalid None None None, IllegalStateException",
    "Invalid None Conflict None, IllegalStateException",
  })
  void aCancellationIsTheFirstOutcomeThatItsReasonsAllow(String reasons, String told) {
    Map<String, String> codes =
        Map.of(
            "None", "None",
            "Failed", "ConditionalCheckFailed",
            "Conflict", "TransactionConflict",
            "Throttled", "ThrottlingError",
            "Exceeded", "ProvisionedThroughputExceeded",
            "Invalid", "ValidationError");
    String json =
        Arrays.stream(reasons.split(" "))
            .map(reason -> "{\"Code\":\"" + codes.get(reason) + "\"}")
            .collect(Collectors.joining(",", ",\"CancellationReasons\":[", "]"));
    Answer cancelled = Answer.refusal(400, "TransactionCanceledException", json);
    Town town = new Town(new MemoryJournal()).rich();
    Journal.Append append = town.append(Town.hold("one", 1), ITEM);
    try (ScriptedServer server = ScriptedServer.of(List.of(cancelled))) {
      assertEquals(told, outcome(journal(server.endpoint()), append));
      assertEquals(1, server.requests());
    }
  }

  private static String outcome(Journal journal, Journal.Append append) {
    try {
      return journal.append(append).getClass().getSimpleName();
    } catch (NotApplied | IllegalStateException fault) {
      return fault.getClass().getSimpleName();
    }
  }

  /** Reasons bring the stored item along; where they do not, it is read. */
  @Test
  void aTakenIdIsAnsweredWithWhatIsStored() {
    Journal.Append append = new Town(new MemoryJournal()).rich().append(Town.hold("one", 1));
    Answer cancelled =
        Answer.refusal(
            400,
            "TransactionCanceledException",
            ",\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\"},"
                + "{\"Code\":\"ConditionalCheckFailed\"}]");
    Row stored = TransactionRow.encode(append.signed(), append.request());
    String attributes =
        stored.attributes().entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":{\"S\":\"" + escaped(e.getValue().s()) + "\"}")
            .collect(Collectors.joining(",", "{\"Item\":{", "}}"));
    try (ScriptedServer server =
        ScriptedServer.of(List.of(cancelled, new Answer.Json(200, attributes)))) {
      Journal.Outcome.Exists exists =
          assertInstanceOf(Journal.Outcome.Exists.class, journal(server.endpoint()).append(append));
      assertEquals(append.signed(), exists.recorded().signed());
      assertEquals(2, server.requests());
    }
  }

  private static String escaped(String text) {
    return text.replace("\n", "\\n");
  }
}
