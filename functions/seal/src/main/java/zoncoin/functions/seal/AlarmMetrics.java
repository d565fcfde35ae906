package zoncoin.functions.seal;

import java.time.InstantSource;
import java.util.function.Consumer;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.Metric;
import zoncoin.seal.Alarms;

/**
 * Tells alarms as lines of the function's log that CloudWatch turns into {@linkplain Metric
 * metrics}. That the log stopped is no metric: the function fails of it.
 */
final class AlarmMetrics implements Alarms {
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
        switch (alarm) {
          case Alarm.Stopped stopped -> Json.print(Metric.told("Stopped", origin, stopped.why()));
          case Alarm.Quarantined quarantined ->
              line(
                  Metric.one(
                      "QuarantinedEntries", quarantined.transaction() + ": " + quarantined.why()));
          // The same metric, for it is the same alarm: an entry that is not sealed.
          case Alarm.Early early ->
              line(
                  oldest(
                      early.ahead().toSeconds(), early.transaction() + " is dated so far ahead"));
          case Alarm.Late late ->
              line(oldest(late.waiting().toSeconds(), late.transaction().text()));
        });
  }

  private static Metric oldest(long seconds, String detail) {
    return new Metric("OldestUnsealedSeconds", "Seconds", seconds, detail);
  }

  private String line(Metric metric) {
    return metric.line(origin, clock.millis());
  }
}
