package zoncoin.functions.seal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import zoncoin.edge.event.Json;
import zoncoin.seal.Alarms;

/**
 * Tells alarms as lines of the function's log that CloudWatch turns into metrics (Embedded Metric
 * Format, <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">specification</a>).
 * That the log stopped is no metric: the function fails of it.
 */
final class AlarmMetrics implements Alarms {
  private static final String NAMESPACE = "ZonCoin";
  private static final String ORIGIN = "Origin";

  private final String origin;
  private final InstantSource clock;
  private final Consumer<String> lines;

  /**
   * @param origin of the log, which keeps the metrics of two programmes apart
   * @param clock this machine's
   * @param lines takes one line each; they have to reach the log as they are
   */
  AlarmMetrics(String origin, InstantSource clock, Consumer<String> lines) {
    this.origin = origin;
    this.clock = clock;
    this.lines = lines;
  }

  @Override
  public void raise(Alarm alarm) {
    lines.accept(
        Json.print(
            switch (alarm) {
              case Alarm.Stopped stopped -> told("Stopped", stopped.why());
              case Alarm.Quarantined quarantined ->
                  metric(
                      "QuarantinedEntries",
                      "Count",
                      1,
                      quarantined.transaction() + ": " + quarantined.why());
              // The same metric, for it is the same alarm: an entry that is not sealed.
              case Alarm.Early early ->
                  metric(
                      "OldestUnsealedSeconds",
                      "Seconds",
                      early.ahead().toSeconds(),
                      early.transaction() + " is dated so far ahead");
              case Alarm.Late late ->
                  metric(
                      "OldestUnsealedSeconds",
                      "Seconds",
                      late.waiting().toSeconds(),
                      late.transaction().text());
            }));
  }

  private Map<String, Object> told(String what, String detail) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("alarm", what);
    line.put(ORIGIN, origin);
    line.put("detail", detail);
    return line;
  }

  private Map<String, Object> metric(String name, String unit, long value, String detail) {
    Map<String, Object> line = told(name, detail);
    line.put(name, value);
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(List.of(ORIGIN)),
                    "Metrics",
                    List.of(Map.of("Name", name, "Unit", unit))))));
    return line;
  }
}
