package zoncoin.store.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import zoncoin.ledger.NotApplied;
import zoncoin.store.Cloud;

/**
 * A bus of EventBridge. A call takes ten entries and answers for each; those that failed are sent
 * again, the others are not (docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html,
 * "Handling failures with PutEvents"). What has no answer is sent again whole, so that an event may
 * come twice. Safe for use by many threads.
 */
public final class EventBus {
  /** Entries that one call takes (EventBridge API reference, PutEvents). */
  public static final int MAX_ENTRIES = 10;

  /** Where events come from. */
  public static final String SOURCE = "zoncoin";

  private static final int MAX_ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final EventBridgeClient client;
  private final String bus;
  private final LongConsumer pause;

  /**
   * @param client that sends once, as {@link #client} makes it
   * @param bus its name or ARN
   * @param pause waits so many milliseconds
   */
  public EventBus(EventBridgeClient client, String bus, LongConsumer pause) {
    this.client = client;
    this.bus = bus;
    this.pause = pause;
  }

  /** The bus of that environment: {@code ZONCOIN_EVENT_BUS}. */
  public static EventBus of(Map<String, String> environment) {
    String bus =
        Optional.ofNullable(environment.get("ZONCOIN_EVENT_BUS"))
            .filter(value -> !value.isBlank())
            .orElseThrow(
                () -> new IllegalStateException("environment variable not set: ZONCOIN_EVENT_BUS"));
    return new EventBus(client().build(), bus, Cloud::pause);
  }

  /** What a client is built from that does not try again by itself. */
  public static EventBridgeClientBuilder client() {
    return EventBridgeClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
        .overrideConfiguration(b -> b.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  /**
   * An event as EventBridge takes it.
   *
   * @param type what rules match as {@code detail-type}
   * @param time when it happened
   * @param detail JSON
   */
  public record Event(String type, Instant time, String detail) {}

  /**
   * Puts events on the bus, ten at a time, in this order.
   *
   * @throws NotApplied if some are not on it after four attempts; putting all again is right
   */
  public void put(List<Event> events) {
    for (int from = 0; from < events.size(); from += MAX_ENTRIES) {
      putSome(events.subList(from, Math.min(from + MAX_ENTRIES, events.size())));
    }
  }

  private void putSome(List<Event> events) {
    List<PutEventsRequestEntry> left = events.stream().map(this::entry).toList();
    for (int attempt = 1; ; attempt++) {
      Sent sent = send(left);
      left = sent.failed();
      if (left.isEmpty()) {
        return;
      }
      if (attempt == MAX_ATTEMPTS) {
        throw new NotApplied(
            "couldn't put %d events on %s: %s".formatted(left.size(), bus, sent.why()));
      }
      pause.accept(FIRST_PAUSE_MILLIS << attempt);
    }
  }

  private record Sent(List<PutEventsRequestEntry> failed, String why) {}

  private Sent send(List<PutEventsRequestEntry> entries) {
    List<PutEventsResultEntry> results;
    try {
      results = client.putEvents(b -> b.entries(entries)).entries();
    } catch (AwsServiceException refusal) {
      if (refusal.statusCode() < 500 && !refusal.isThrottlingException()) {
        // A mistake of ours or of the deployment: asking again does not help.
        throw refusal;
      }
      return new Sent(entries, "status " + refusal.statusCode());
    } catch (SdkException noAnswer) {
      return new Sent(entries, "no answer");
    }
    List<PutEventsRequestEntry> failed = new ArrayList<>();
    String why = "";
    for (int i = 0; i < entries.size(); i++) {
      if (results.get(i).eventId() == null) {
        failed.add(entries.get(i));
        why = String.valueOf(results.get(i).errorCode());
      }
    }
    return new Sent(failed, why);
  }

  private PutEventsRequestEntry entry(Event event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(SOURCE)
        .detailType(event.type())
        .time(event.time())
        .detail(event.detail())
        .build();
  }
}
