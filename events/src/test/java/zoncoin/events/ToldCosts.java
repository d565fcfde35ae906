package zoncoin.events;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import zoncoin.billing.BillReader;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.costs.CostDeliveries;
import zoncoin.costs.CostExplorer;
import zoncoin.costs.CostReadings;
import zoncoin.costs.EstimatedCharges;
import zoncoin.costs.MonthToDate;
import zoncoin.costs.RequestBudget;
import zoncoin.functions.estimate.EstimateHandler;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.memory.MemoryFiles;
import zoncoin.reward.Deliveries;
import zoncoin.reward.RewardPolicies;

/** What AWS tells of costs: of May that it was invoiced, of June an estimate, of July so far. */
final class ToldCosts {
  private static final List<String> PAYERS = List.of("999988887777");
  private static final Period MAY = Period.parse("2026-05");

  private ToldCosts() {}

  static EstimateHandler.Telling telling(
      Accounts accounts,
      Journal journal,
      Function<BillReader, Deliveries> deliveries,
      InstantSource clock) {
    EstimatedCharges charges =
        (payer, whose, from, to) ->
            List.of(
                new EstimatedCharges.Estimate(
                    World.ALICE, new BigDecimal("12.34"), to.minus(Duration.ofHours(4))));
    CostReadings readings =
        new CostReadings(
            new CostReadings.Ports(
                ToldCosts::page,
                (payer, period) -> period.equals(MAY) ? List.of("2026A0001") : List.of(),
                new MemoryFiles()),
            new RequestBudget(journal, clock, RequestBudget.DEFAULT_PER_DAY),
            new Ledger.Waiting(clock, new Random(1), millis -> {}));
    return new EstimateHandler.Telling(
        new MonthToDate(
            new MonthToDate.Ports(charges, accounts, journal),
            RewardPolicies.standard(),
            deliveries,
            clock),
        new CostDeliveries(readings, RewardPolicies.standard(), deliveries),
        () -> PAYERS,
        () -> PAYERS,
        clock);
  }

  private static CostExplorer.Page page(CostExplorer.Query query, Optional<String> token) {
    BigDecimal cost = new BigDecimal("10");
    return new CostExplorer.Page(
        List.of(
            new CostExplorer.Group(World.ALICE, "Usage", Currency.USD, cost, cost),
            new CostExplorer.Group(World.CAROL, "Usage", Currency.USD, cost, cost)),
        !query.period().equals(MAY),
        Optional.empty());
  }
}
