package zoncoin.store.costs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.costs.CostExplorer;
import zoncoin.tlog.Malformed;

/** Cost Explorer by its API: GetCostAndUsage, monthly, by linked account and record type. */
public final class AwsCostExplorer implements CostExplorer {
  private static final String UNBLENDED = "UnblendedCost";

  private final PayerAccess access;

  /**
   * @param access clients that read a payer's costs
   */
  public AwsCostExplorer(PayerAccess access) {
    this.access = access;
  }

  @Override
  public Page page(Query query, Optional<String> token) {
    GetCostAndUsageRequest.Builder request =
        GetCostAndUsageRequest.builder()
            .timePeriod(interval(query))
            .granularity(Granularity.MONTHLY)
            .metrics(UNBLENDED, metric(query.basis()))
            .groupBy(by(Dimension.LINKED_ACCOUNT), by(Dimension.RECORD_TYPE));
    filter(query).ifPresent(request::filter);
    token.ifPresent(request::nextPageToken);
    GetCostAndUsageResponse answer =
        Reads.once(
            "costs of " + query.payer() + " in " + query.period(),
            () -> access.costs(query.payer()).getCostAndUsage(request.build()));
    return page(query, answer);
  }

  private static DateInterval interval(Query query) {
    return DateInterval.builder()
        .start(query.period().month().atDay(1).toString())
        .end(query.period().next().month().atDay(1).toString())
        .build();
  }

  private static String metric(Basis basis) {
    return switch (basis) {
      case INVOICED -> "NetUnblendedCost";
      case AMORTISED -> "NetAmortizedCost";
    };
  }

  private static GroupDefinition by(Dimension dimension) {
    return GroupDefinition.builder()
        .type(GroupDefinitionType.DIMENSION)
        .key(dimension.toString())
        .build();
  }

  /** An And of one is refused by the service. */
  private static Optional<Expression> filter(Query query) {
    List<Expression> all = new ArrayList<>();
    if (!query.billingEntities().isEmpty()) {
      all.add(isOneOf(Dimension.BILLING_ENTITY, query.billingEntities()));
    }
    if (!query.withoutServices().isEmpty()) {
      Expression denied = isOneOf(Dimension.SERVICE, query.withoutServices());
      all.add(Expression.builder().not(denied).build());
    }
    return all.size() < 2
        ? all.stream().findFirst()
        : Optional.of(Expression.builder().and(all).build());
  }

  private static Expression isOneOf(Dimension dimension, List<String> values) {
    return Expression.builder().dimensions(d -> d.key(dimension).values(values)).build();
  }

  /** What is grouped has its sums in its groups; its total is empty. */
  private static Page page(Query query, GetCostAndUsageResponse answer) {
    List<Group> groups = new ArrayList<>();
    boolean isEstimated = answer.resultsByTime().isEmpty();
    for (ResultByTime result : answer.resultsByTime()) {
      if (!result.timePeriod().equals(interval(query))) {
        throw new Malformed("Cost Explorer told of " + result.timePeriod() + ", not of " + query);
      }
      isEstimated |= !Boolean.FALSE.equals(result.estimated());
      for (var group : result.groups()) {
        groups.add(group(query, group.keys(), group.metrics()));
      }
    }
    Optional<String> next =
        Optional.ofNullable(answer.nextPageToken()).filter(token -> !token.isEmpty());
    return new Page(groups, isEstimated, next);
  }

  private static Group group(Query query, List<String> keys, Map<String, MetricValue> metrics) {
    MetricValue unblended = metrics.get(UNBLENDED);
    MetricValue cost = metrics.get(metric(query.basis()));
    if (keys.size() != 2 || unblended == null || cost == null) {
      throw new Malformed("Cost Explorer's groups have two keys and the metrics asked: " + keys);
    }
    if (!unblended.unit().equals(cost.unit())) {
      throw new Malformed("Cost Explorer told " + keys + " in two units");
    }
    return new Group(
        keys.getFirst(),
        keys.getLast(),
        new Currency(unblended.unit()),
        amount(unblended.amount()),
        amount(cost.amount()));
  }

  /** Exact, however it is written: with an exponent too. */
  private static BigDecimal amount(String text) {
    try {
      return Money.parse("amount", Money.print(new BigDecimal(text)));
    } catch (NumberFormatException notANumber) {
      throw new Malformed("Cost Explorer's amounts are decimals: " + Malformed.shown(text));
    }
  }
}
