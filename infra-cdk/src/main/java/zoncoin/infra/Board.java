package zoncoin.infra;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/**
 * One page of what an operator looks at after an alarm: whether entries reach the log, whether
 * functions fail, what waits in queues, how the API answers.
 */
final class Board {
  private static final Duration PERIOD = Duration.minutes(5);

  /** Half of the page's 24 columns. */
  private static final int WIDTH = 12;

  private Board() {}

  static void of(Construct scope, DeployedFunctions functions, Api api, String origin) {
    Dashboard.Builder.create(scope, "Board")
        .widgets(
            List.of(
                List.of(
                    graph(
                        "Oldest entry that is not in the log, seconds",
                        Stream.of(Alarms.own(Alarms.OLDEST_UNSEALED, "Maximum", origin))),
                    graph(
                        "Put aside, held, refused, of a changed export",
                        Stream.of(Alarms.QUARANTINED, Alarms.HELD, Alarms.REFUSED, Alarms.CHANGED)
                            .map(name -> Alarms.own(name, "Sum", origin)))),
                List.of(
                    graph("Errors", each().map(which -> functions.get(which).metricErrors(sum()))),
                    graph(
                        "Duration, milliseconds",
                        each().map(which -> functions.get(which).metricDuration(most())))),
                List.of(
                    graph("Waiting in queues", each().flatMap(which -> waiting(functions, which))),
                    graph(
                        "The API's faults, and the slowest answer, milliseconds",
                        Stream.of(api.faults(sum()), api.latency(most()))))))
        .build();
  }

  private static Stream<ProgrammeFunction> each() {
    return Arrays.stream(ProgrammeFunction.values());
  }

  private static Stream<IMetric> waiting(DeployedFunctions functions, ProgrammeFunction which) {
    FunctionQueues queues = functions.queues(which);
    return Stream.of(queues.failures(), queues.work(), queues.setAside())
        .flatMap(queue -> queue.stream())
        .map(queue -> queue.metricApproximateNumberOfMessagesVisible(most()));
  }

  private static IWidget graph(String title, Stream<? extends IMetric> metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .width(WIDTH)
        .left(metrics.map(metric -> (IMetric) metric).toList())
        .build();
  }

  private static MetricOptions sum() {
    return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
  }

  private static MetricOptions most() {
    return MetricOptions.builder().statistic("Maximum").period(PERIOD).build();
  }
}
