package zoncoin.store.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import zoncoin.ledger.NotApplied;

final class EventBusTest {
  private final Bridge bridge = new Bridge();
  private final List<Long> pauses = new ArrayList<>();
  private final EventBus bus = new EventBus(bridge, "listeners", pauses::add);

  private static List<EventBus.Event> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new EventBus.Event(
                    "issued", Instant.parse("2026-07-18T09:30:00Z"), "{\"n\":" + i + "}"))
        .toList();
  }

  @Test
  void tenGoInACallAndTheOrderStays() {
    bus.put(events(25));
    assertEquals(List.of(10, 10, 5), bridge.calls);
    assertEquals(events(25).stream().map(EventBus.Event::detail).toList(), bridge.details());
  }

  @Test
  void anEventSaysWhereItComesFromAndWhatItIs() {
    bus.put(events(1));
    PutEventsRequestEntry entry = bridge.taken.getFirst();
    assertEquals("listeners", entry.eventBusName());
    assertEquals("zoncoin", entry.source());
    assertEquals("issued", entry.detailType());
    assertEquals(Instant.parse("2026-07-18T09:30:00Z"), entry.time());
  }

  @Test
  void whatFailedInPartIsSentAgainInPart() {
    bridge.answers.add(new Answer.Refuses(Set.of(1, 3)));
    bridge.answers.add(new Answer.Refuses(Set.of(0)));
    bus.put(events(5));
    assertEquals(List.of(5, 2, 1), bridge.calls);
    assertEquals(
        List.of("{\"n\":0}", "{\"n\":2}", "{\"n\":4}", "{\"n\":3}", "{\"n\":1}"), bridge.details());
    assertEquals(List.of(100L, 200L), pauses);
  }

  @Test
  void whatHasNoAnswerIsSentAgainWhole() {
    bridge.answers.add(new Answer.Lost());
    bridge.answers.add(new Answer.Fails(500));
    bus.put(events(2));
    assertEquals(List.of(2, 2, 2), bridge.calls);
    assertEquals(4, bridge.taken.size());
  }

  @Test
  void whatNeverSucceedsIsNotApplied() {
    IntStream.range(0, 4).forEach(i -> bridge.answers.add(new Answer.Refuses(Set.of(0))));
    NotApplied fault = assertThrows(NotApplied.class, () -> bus.put(events(1)));
    assertEquals("couldn't put 1 events on listeners: ThrottlingException", fault.getMessage());
    assertEquals(4, bridge.calls.size());
  }

  @Test
  void whatIsForbiddenIsNotTriedAgain() {
    bridge.answers.add(new Answer.Fails(403));
    assertThrows(EventBridgeException.class, () -> bus.put(events(1)));
    assertEquals(1, bridge.calls.size());
  }

  @Test
  void nothingIsPutWithoutACall() {
    bus.put(List.of());
    assertEquals(List.of(), bridge.calls);
  }

  /** What a call meets. */
  private sealed interface Answer {
    record Refuses(Set<Integer> places) implements Answer {}

    record Fails(int status) implements Answer {}

    /** Taken, and nobody is told. */
    record Lost() implements Answer {}
  }

  /** EventBridge as far as it is asked. */
  private static final class Bridge implements EventBridgeClient {
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Integer> calls = new ArrayList<>();
    private final List<PutEventsRequestEntry> taken = new ArrayList<>();

    private List<String> details() {
      return taken.stream().map(PutEventsRequestEntry::detail).toList();
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      calls.add(request.entries().size());
      Answer answer = answers.poll();
      if (answer instanceof Answer.Fails fails) {
        throw EventBridgeException.builder().statusCode(fails.status()).build();
      }
      if (answer instanceof Answer.Lost) {
        taken.addAll(request.entries());
        throw SdkClientException.create("no answer");
      }
      Set<Integer> refused = answer instanceof Answer.Refuses some ? some.places() : Set.of();
      List<PutEventsResultEntry> results = new ArrayList<>();
      for (int i = 0; i < request.entries().size(); i++) {
        if (refused.contains(i)) {
          results.add(PutEventsResultEntry.builder().errorCode("ThrottlingException").build());
        } else {
          taken.add(request.entries().get(i));
          results.add(PutEventsResultEntry.builder().eventId("event-" + i).build());
        }
      }
      return PutEventsResponse.builder().failedEntryCount(refused.size()).entries(results).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
