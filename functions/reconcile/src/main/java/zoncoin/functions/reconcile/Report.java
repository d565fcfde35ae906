package zoncoin.functions.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.billing.Money;
import zoncoin.billing.Period;
import zoncoin.costs.CostReadings;
import zoncoin.costs.Reconciler;
import zoncoin.costs.Reconciliation;
import zoncoin.edge.event.Json;

/** What a comparison came to, as JSON. */
record Report(String payer, Period period, Reconciler.Result result) {

  /** How many accounts differ by more than is tolerated. */
  long over() {
    return result instanceof Reconciler.Result.Compared compared
        ? compared.reconciliation().over()
        : 0;
  }

  Map<String, Object> json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("payer", payer);
    report.put("period", period.toString());
    switch (result) {
      case Reconciler.Result.Compared compared -> {
        report.putAll(figures(compared.reconciliation()));
        report.put("report", compared.path() + ".json");
      }
      case Reconciler.Result.NoPolicy _ -> report.put("problem", "no-policy");
      case Reconciler.Result.NotRead not -> putProblem(report, not.why());
    }
    return report;
  }

  /** The report that is kept: the figures alone, so that the same ones are the same text. */
  static String text(Reconciliation reconciliation) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("payer", reconciliation.reading().payer());
    report.put("period", reconciliation.reading().period().toString());
    report.putAll(figures(reconciliation));
    return Json.print(report) + "\n";
  }

  private static Map<String, Object> figures(Reconciliation reconciliation) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("at", reconciliation.reading().at().toString());
    figures.put("final", reconciliation.reading().isFinal());
    figures.put("over", reconciliation.over());
    List<Map<String, Object>> accounts = new ArrayList<>();
    for (Reconciliation.Line line : reconciliation.lines()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("account", line.account());
      one.put("currency", line.currency().toString());
      line.assessed().ifPresent(amount -> one.put("assessed", Money.print(amount)));
      one.put("told", Money.print(line.told()));
      one.put("verdict", line.verdict().word());
      accounts.add(one);
    }
    figures.put("accounts", accounts);
    return figures;
  }

  private static void putProblem(Map<String, Object> report, CostReadings.Result why) {
    switch (why) {
      case CostReadings.Result.OverBudget over -> {
        report.put("problem", "over-budget");
        report.put("requestsPerDay", over.perDay());
      }
      case CostReadings.Result.NotOver _ -> report.put("problem", "month-not-over");
      case CostReadings.Result.Read read ->
          throw new IllegalStateException("a reading is no problem: " + read.reading().payer());
    }
  }
}
