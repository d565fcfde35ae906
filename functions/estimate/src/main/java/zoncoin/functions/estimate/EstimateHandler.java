package zoncoin.functions.estimate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.costs.CostDeliveries;
import zoncoin.costs.MonthToDate;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.store.Cloud;
import zoncoin.store.costs.CostCloud;

/** Notes estimates, and delivers what Cost Explorer tells. */
public final class EstimateHandler implements RequestStreamHandler {
  /** The month before, and the one that AWS may still correct. */
  private static final int MONTHS_BACK = 2;

  private final Supplier<Telling> telling;

  /**
   * What tells.
   *
   * @param monthToDate of the month under way
   * @param costs of months that are over
   * @param payers all there are
   * @param withoutExport those that Cost Explorer is asked about
   * @param clock this machine's
   */
  public record Telling(
      MonthToDate monthToDate,
      CostDeliveries costs,
      Supplier<List<String>> payers,
      Supplier<List<String>> withoutExport,
      InstantSource clock) {}

  /** Wired from the environment, once the first event comes: see {@link CostCloud}. */
  public EstimateHandler() {
    this.telling = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param telling what tells
   */
  public EstimateHandler(Telling telling) {
    this.telling = () -> telling;
  }

  private static Telling wire(Cloud cloud) {
    CostCloud costs = CostCloud.of(cloud, System.getenv());
    return new Telling(
        costs.monthToDate(),
        costs.deliveries(),
        costs::payers,
        costs::payersWithoutExport,
        cloud.clock());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Telling with = telling.get();
    JsonObject event = Json.readEvent(input);
    List<String> payers = event.optionalText("payer").map(List::of).orElseGet(with.payers());
    payers.forEach(Subject::checkAccount);
    List<Map<String, Object>> estimates = new ArrayList<>();
    List<Map<String, Object>> costs = new ArrayList<>();
    for (String payer : payers) {
      estimates.add(Told.of(payer, with.monthToDate().run(payer)));
      for (int back = MONTHS_BACK;
          back >= 1 && with.withoutExport().get().contains(payer);
          back--) {
        Period period = new Period(month(with.clock()).minusMonths(back));
        costs.add(Told.of(payer, period, with.costs().deliver(payer, period)));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("estimates", estimates);
    answer.put("costs", costs);
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private static YearMonth month(InstantSource clock) {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
