package zoncoin.store.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import zoncoin.costs.EstimatedCharges;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Malformed;

/** Estimated charges by the API of CloudWatch: GetMetricData, $0.01 for a thousand accounts. */
public final class CloudWatchCharges implements EstimatedCharges {
  /** As many queries as one request takes. */
  private static final int MAX_QUERIES = 500;

  /** What is asked fits a page or two. */
  private static final int MAX_PAGES = 1_000;

  /** The figure comes about every six hours. */
  private static final int PERIOD_SECONDS = 21_600;

  private final PayerAccess access;

  /**
   * @param access clients that read a payer's costs
   */
  public CloudWatchCharges(PayerAccess access) {
    this.access = access;
  }

  @Override
  public List<Estimate> newest(String payer, List<String> accounts, Instant from, Instant to) {
    List<Estimate> estimates = new ArrayList<>();
    for (int start = 0; start < accounts.size(); start += MAX_QUERIES) {
      List<String> some = accounts.subList(start, Math.min(accounts.size(), start + MAX_QUERIES));
      estimates.addAll(read(payer, some, from, to));
    }
    return List.copyOf(estimates);
  }

  private List<Estimate> read(String payer, List<String> accounts, Instant from, Instant to) {
    GetMetricDataRequest first =
        GetMetricDataRequest.builder()
            .startTime(from)
            .endTime(to)
            .scanBy(ScanBy.TIMESTAMP_DESCENDING)
            .metricDataQueries(
                IntStream.range(0, accounts.size())
                    .mapToObj(i -> query(i, accounts.get(i)))
                    .toList())
            .build();
    Map<Integer, Estimate> newest = new TreeMap<>();
    Optional<String> token = Optional.empty();
    for (int page = 1; page <= MAX_PAGES; page++) {
      GetMetricDataRequest request = first.toBuilder().nextToken(token.orElse(null)).build();
      GetMetricDataResponse answer =
          Reads.repeated(
              "estimates of " + payer, () -> access.metrics(payer).getMetricData(request));
      answer.metricDataResults().forEach(result -> keepNewest(newest, accounts, result));
      token = Optional.ofNullable(answer.nextToken()).filter(next -> !next.isEmpty());
      if (token.isEmpty()) {
        return List.copyOf(newest.values());
      }
    }
    throw new Malformed("CloudWatch comes to no last page for " + payer);
  }

  /** An id begins with a lower-case letter. */
  private static MetricDataQuery query(int index, String account) {
    return MetricDataQuery.builder()
        .id("a" + index)
        .metricStat(
            stat ->
                stat.stat("Maximum")
                    .period(PERIOD_SECONDS)
                    .metric(
                        metric ->
                            metric
                                .namespace("AWS/Billing")
                                .metricName("EstimatedCharges")
                                .dimensions(
                                    dimension("LinkedAccount", account),
                                    dimension("Currency", "USD"))))
        .build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static void keepNewest(
      Map<Integer, Estimate> newest, List<String> accounts, MetricDataResult result) {
    if (result.statusCode() == StatusCode.INTERNAL_ERROR) {
      throw new NotApplied("couldn't read the estimate " + result.id() + ": " + result.messages());
    }
    if (!result.id().matches("a[0-9]{1,3}")
        || result.values().size() != result.timestamps().size()) {
      throw new Malformed("CloudWatch's result has an id and as many times as values: " + result);
    }
    int index = Integer.parseInt(result.id().substring(1));
    for (int i = 0; i < result.values().size(); i++) {
      Instant at = result.timestamps().get(i);
      // A figure is a double here: its shortest decimal is what AWS meant.
      BigDecimal amount = BigDecimal.valueOf(result.values().get(i));
      newest.merge(
          index,
          new Estimate(accounts.get(index), amount, at),
          (one, other) -> one.at().isBefore(other.at()) ? other : one);
    }
  }
}
