package zoncoin.functions.reconcile;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zoncoin.costs.Reconciler;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.Metric;
import zoncoin.store.Cloud;
import zoncoin.store.costs.CostCloud;

/** Lays what was assessed beside what Cost Explorer tells. */
public final class ReconcileHandler implements RequestStreamHandler {
  private static final String METRIC = "ReconciliationDifferences";

  private final Supplier<Comparing> comparing;

  /**
   * What compares.
   *
   * @param reconciler compares one month of one payer
   * @param payers all there are
   * @param clock this machine's
   * @param metrics takes the figures that alarms look at
   */
  public record Comparing(
      Reconciler reconciler,
      Supplier<List<String>> payers,
      InstantSource clock,
      Consumer<Metric> metrics) {}

  /** Wired from the environment, once the first event comes: see {@link CostCloud}. */
  public ReconcileHandler() {
    this.comparing = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param comparing what compares
   */
  public ReconcileHandler(Comparing comparing) {
    this.comparing = () -> comparing;
  }

  private static Comparing wire(Cloud cloud) {
    CostCloud costs = CostCloud.of(cloud, System.getenv());
    String origin = cloud.log().origin();
    return new Comparing(
        costs.reconciler(),
        costs::payers,
        cloud.clock(),
        metric -> System.out.println(metric.line(origin, cloud.clock().millis())));
  }

  /** A payer that Cost Explorer could not be asked about is said, and the others are compared. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Comparing with = comparing.get();
    Asked asked = Asked.parse(Json.readEvent(input), with.payers().get(), with.clock().instant());
    List<Map<String, Object>> reports = new ArrayList<>();
    long over = 0;
    for (String payer : asked.payers()) {
      Reconciler.Result result = with.reconciler().reconcile(payer, asked.period());
      if (result instanceof Reconciler.Result.Compared compared) {
        with.reconciler().keep(compared, ".json", Report.text(compared.reconciliation()));
      }
      Report report = new Report(payer, asked.period(), result);
      over += report.over();
      reports.add(report.json());
    }
    with.metrics().accept(new Metric(METRIC, "Count", over, "accounts in " + asked.period()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("reconciliations", reports);
    context.getLogger().log(Json.print(Map.of("period", asked.period().toString(), "over", over)));
    Json.write(answer, output);
  }
}
