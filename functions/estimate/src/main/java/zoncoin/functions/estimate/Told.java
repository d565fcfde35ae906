package zoncoin.functions.estimate;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.billing.Period;
import zoncoin.costs.CostDeliveries;
import zoncoin.costs.CostReadings;
import zoncoin.costs.MonthToDate;
import zoncoin.ledger.Amount;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Halt;
import zoncoin.reward.Issuance;

/** What was told and what it came to, as JSON: numbers, for whoever called and for the log. */
final class Told {
  private static final String PROBLEM = "problem";

  private Told() {}

  static Map<String, Object> of(String payer, MonthToDate.Run run) {
    Map<String, Object> told = begin(payer, run.period());
    told.put("noted", run.noted());
    told.put("accrued", run.accrued().isPresent());
    run.accrued().ifPresent(issued -> put(told, issued));
    return told;
  }

  static Map<String, Object> of(String payer, Period period, CostDeliveries.Result result) {
    Map<String, Object> told = begin(payer, period);
    switch (result) {
      case CostDeliveries.Result.Delivered delivered -> {
        told.put("final", delivered.reading().isFinal());
        put(told, delivered.issued());
      }
      case CostDeliveries.Result.NoPolicy _ -> told.put(PROBLEM, "no-policy");
      case CostDeliveries.Result.NotRead not ->
          told.put(
              PROBLEM,
              not.why() instanceof CostReadings.Result.OverBudget ? "over-budget" : "not-over");
    }
    return told;
  }

  private static Map<String, Object> begin(String payer, Period period) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("payer", payer);
    told.put("period", period.toString());
    return told;
  }

  /**
   * How many entries it made, what they moved, and how many assessments a person should look at.
   */
  private static void put(Map<String, Object> told, Deliveries.Issued issued) {
    int entries = 0;
    int refused = 0;
    Amount moved = Amount.ZERO;
    for (Deliveries.Outcome outcome : issued.outcomes()) {
      if (outcome.result() instanceof Issuance.Result.Issued entry) {
        entries++;
        moved = moved.plus(entry.delta());
      } else if (!(outcome.result() instanceof Issuance.Result.Unchanged)
          && !(outcome.result() instanceof Issuance.Result.NotEnrolled)) {
        refused++;
      }
    }
    told.put("issued", entries);
    told.put("issuedZon", moved.zon());
    told.put("refused", refused);
    told.put("halts", issued.halts().stream().map(Halt::sentence).toList());
    told.put("warnings", issued.warnings());
  }
}
