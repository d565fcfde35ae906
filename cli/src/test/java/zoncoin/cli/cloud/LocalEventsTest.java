package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;

final class LocalEventsTest {
  @TempDir private Path temporary;

  private final List<String> heard = new ArrayList<>();
  private Instant now = Instant.parse("2026-07-18T09:30:00Z");

  private LocalEvents events(Function<JsonNode, JsonNode> function) {
    return new LocalEvents(temporary, function, () -> now, new SecureRandom());
  }

  private JsonNode hear(JsonNode event) {
    heard.add(event.path("n").asText());
    return event;
  }

  private static JsonNode event(String n) {
    return Invocation.event().put("n", n);
  }

  @Test
  void whatIsHandedOverIsHeardOnce() {
    LocalEvents events = events(this::hear);
    assertEquals(event("1"), events.handOver(events.keep(event("1"))));
    events(this::hear).handOverAll();
    assertEquals(List.of("1"), heard);
  }

  @Test
  void whatWasKeptWhenTheProcessEndedIsHeardAtTheNextStart() {
    events(this::hear).keep(event("1"));
    events(this::hear).handOverAll();
    events(this::hear).handOverAll();
    assertEquals(List.of("1"), heard);
  }

  @Test
  void whatTheFunctionFailsOnStays() {
    LocalEvents failing =
        events(
            event -> {
              throw new IllegalStateException("table lost");
            });
    Work kept = failing.keep(event("1"));
    assertThrows(IllegalStateException.class, () -> failing.handOver(kept));
    assertThrows(IllegalStateException.class, failing::handOverAll);
    failing.handOverAll();
    now = now.plusSeconds(60);
    events(this::hear).handOverAll();
    assertEquals(List.of("1"), heard);
  }

  @Test
  void whatCanNeverBeDoneGoesAndHoldsUpNothing() {
    RuntimeException[] never = {
      new Malformed("no manifest"), new UncheckedIOException(new FileNotFoundException("gone"))
    };
    for (RuntimeException fault : never) {
      heard.clear();
      LocalEvents refusing =
          events(
              event -> {
                if (event.path("n").asText().equals("1")) {
                  throw fault;
                }
                return hear(event);
              });
      refusing.keep(event("1"));
      refusing.keep(event("2"));
      assertEquals(fault, assertThrows(RuntimeException.class, refusing::handOverAll));
      refusing.handOverAll();
      assertEquals(List.of("2"), heard);
    }
  }
}
