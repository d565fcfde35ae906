package zoncoin.functions.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Alarms;

final class AlarmMetricsTest {
  private static final TransactionId ID = TransactionId.parse("c.111122223333.first");

  private final List<String> lines = new ArrayList<>();
  private final Alarms alarms =
      new AlarmMetrics(
          "village.example/log", () -> Instant.ofEpochMilli(1_784_367_000_123L), lines::add);

  private Map<String, Object> line(Alarms.Alarm alarm) throws IOException {
    alarms.raise(alarm);
    return JSON.std.mapFrom(lines.getLast());
  }

  private static Map<String, Object> metrics(String name, String unit) {
    return Map.of(
        "Timestamp",
        1_784_367_000_123L,
        "CloudWatchMetrics",
        List.of(
            Map.of(
                "Namespace",
                "ZonCoin",
                "Dimensions",
                List.of(List.of("Origin")),
                "Metrics",
                List.of(Map.of("Name", name, "Unit", unit)))));
  }

  @Test
  void countsWhatWasPutAside() throws IOException {
    assertEquals(
        Map.of(
            "alarm",
            "QuarantinedEntries",
            "Origin",
            "village.example/log",
            "detail",
            ID + ": is kept under another id",
            "QuarantinedEntries",
            1,
            "_aws",
            metrics("QuarantinedEntries", "Count")),
        line(new Alarms.Alarm.Quarantined(ID, "is kept under another id")));
  }

  @Test
  void measuresHowLongAnEntryWaits() throws IOException {
    assertEquals(
        Map.of(
            "alarm",
            "OldestUnsealedSeconds",
            "Origin",
            "village.example/log",
            "detail",
            ID.text(),
            "OldestUnsealedSeconds",
            61,
            "_aws",
            metrics("OldestUnsealedSeconds", "Seconds")),
        line(new Alarms.Alarm.Late(ID, Duration.ofMillis(61_999))));
  }

  @Test
  void anEntryThatIsDatedAheadIsOneThatIsNotSealed() throws IOException {
    assertEquals(
        Map.of(
            "alarm",
            "OldestUnsealedSeconds",
            "Origin",
            "village.example/log",
            "detail",
            ID + " is dated so far ahead",
            "OldestUnsealedSeconds",
            61,
            "_aws",
            metrics("OldestUnsealedSeconds", "Seconds")),
        line(new Alarms.Alarm.Early(ID, Duration.ofMillis(61_999))));
  }

  @Test
  void saysWhyTheLogStoppedOnOneLine() throws IOException {
    assertEquals(
        Map.of("alarm", "Stopped", "Origin", "village.example/log", "detail", "two\nroots"),
        line(new Alarms.Alarm.Stopped("two\nroots")));
    assertEquals(1, lines.getLast().lines().count());
  }
}
