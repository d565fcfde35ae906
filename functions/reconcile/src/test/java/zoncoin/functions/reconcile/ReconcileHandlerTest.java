package zoncoin.functions.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.costs.CostBill;
import zoncoin.costs.CostExplorer;
import zoncoin.costs.CostReading;
import zoncoin.costs.CostReadings;
import zoncoin.costs.Reconciler;
import zoncoin.costs.RequestBudget;
import zoncoin.costs.Tolerance;
import zoncoin.edge.event.Metric;
import zoncoin.edge.http.Calls;
import zoncoin.ledger.Ledger;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryJournal;
import zoncoin.reward.RewardPolicies;
import zoncoin.tlog.Malformed;

final class ReconcileHandlerTest {
  private static final String PAYER = "999988887777";
  private static final InstantSource CLOCK = () -> Instant.parse("2026-07-10T06:00:00Z");

  private final MemoryFiles files = new MemoryFiles();
  private final List<Metric> metrics = new ArrayList<>();

  /** Cost Explorer tells of 100 USD; so much was assessed. */
  private ReconcileHandler handler(String assessed, int requestsPerDay) {
    CostReadings readings =
        new CostReadings(
            new CostReadings.Ports(
                (query, token) ->
                    new CostExplorer.Page(List.of(group("100")), false, Optional.empty()),
                (payer, period) -> List.of("2026A0001"),
                files),
            new RequestBudget(new MemoryJournal(), CLOCK, requestsPerDay),
            new Ledger.Waiting(CLOCK, new Random(1), millis -> {}));
    Reconciler reconciler =
        new Reconciler(
            (payer, period) ->
                CostBill.of(reading(period, assessed), Eligibility.standard()).assessments(),
            readings,
            RewardPolicies.standard(),
            new Reconciler.Reports(files, Tolerance.STANDARD));
    return new ReconcileHandler(
        new ReconcileHandler.Comparing(reconciler, () -> List.of(PAYER), CLOCK, metrics::add));
  }

  private static CostExplorer.Group group(String usd) {
    BigDecimal cost = new BigDecimal(usd);
    return new CostExplorer.Group("111122223333", "Usage", Currency.USD, cost, cost);
  }

  private static CostReading reading(Period period, String usd) {
    return new CostReading(
        Source.COST_EXPLORER,
        PAYER,
        period,
        Basis.INVOICED,
        CLOCK.instant(),
        false,
        List.of(),
        List.of(group(usd)));
  }

  private static String call(ReconcileHandler handler, String event) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, new Calls());
    return output.toString(UTF_8);
  }

  @Test
  void aScheduleComparesTheMonthBeforeOfEachPayerAndKeepsBothReports() {
    String answer = call(handler("102", 10), "{\"source\":\"aws.events\",\"detail\":{}}");
    assertTrue(
        answer.contains(
            "\"accounts\":[{\"account\":\"111122223333\",\"currency\":\"USD\",\"assessed\":\"102\","
                + "\"told\":\"100\",\"verdict\":\"over\"}]"),
        answer);
    assertEquals(
        List.of(new Metric("ReconciliationDifferences", "Count", 1, "accounts in 2026-06")),
        metrics);
    String path = answer.replaceFirst("(?s).*\"report\":\"(.*)\\.json\".*", "$1");
    assertTrue(path.startsWith("reconciliation/" + PAYER + "/2026-06/"), path);
    assertTrue(
        new String(files.read(path + ".txt").orElseThrow().bytes(), UTF_8).contains("over 1"));
    assertTrue(
        new String(files.read(path + ".json").orElseThrow().bytes(), UTF_8)
            .contains("\"verdict\":\"over\""));
  }

  @Test
  void whatAgreesIsToldAsAMetricTooSoThatAnAlarmEnds() {
    String answer = call(handler("100.05", 10), "{\"period\":\"2026-05\"}");
    assertTrue(answer.contains("\"verdict\":\"within\""), answer);
    assertEquals(0, metrics.getFirst().value());
  }

  @Test
  void whatCannotBeComparedSaysWhy() {
    assertTrue(
        call(handler("100", 0), "{}").contains("\"problem\":\"over-budget\",\"requestsPerDay\":0"));
    assertTrue(
        call(handler("100", 10), "{\"period\":\"2026-07\"}")
            .contains("\"problem\":\"month-not-over\""));
    assertTrue(
        call(handler("100", 10), "{\"period\":\"2005-01\"}").contains("\"problem\":\"no-policy\""));
    assertThrows(Malformed.class, () -> call(handler("100", 10), "{\"payer\":\"1\"}"));
    assertThrows(Malformed.class, () -> call(handler("100", 10), "{\"period\":\"June\"}"));
  }

  @Test
  void isConstructedWithoutAnEnvironment() {
    new ReconcileHandler();
  }
}
