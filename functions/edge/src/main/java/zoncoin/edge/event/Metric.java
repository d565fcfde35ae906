package zoncoin.edge.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that CloudWatch reads from a line of a function's log (Embedded Metric Format, <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">specification</a>).
 * The line has to reach the log as it is.
 *
 * @param name of the metric
 * @param unit as CloudWatch names it, such as {@code Count}
 * @param value the figure
 * @param detail what it is about, for people
 */
public record Metric(String name, String unit, long value, String detail) {
  private static final String NAMESPACE = "ZonCoin";
  private static final String ORIGIN = "Origin";

  /** One of something. */
  public static Metric one(String name, String detail) {
    return new Metric(name, "Count", 1, detail);
  }

  /**
   * Its line.
   *
   * @param origin of the log, which keeps the metrics of two programmes apart
   * @param timeMillis when it was so, in milliseconds since 1970
   */
  public String line(String origin, long timeMillis) {
    Map<String, Object> line = told(name, origin, detail);
    line.put(name, value);
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            timeMillis,
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(List.of(ORIGIN)),
                    "Metrics",
                    List.of(Map.of("Name", name, "Unit", unit))))));
    return Json.print(line);
  }

  /**
   * An alarm that is no figure, with the fields that lines of metrics have.
   *
   * @param what the alarm's name
   * @param origin of the log
   * @param detail what it is about
   */
  public static Map<String, Object> told(String what, String origin, String detail) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("alarm", what);
    line.put(ORIGIN, origin);
    line.put("detail", detail);
    return line;
  }
}
