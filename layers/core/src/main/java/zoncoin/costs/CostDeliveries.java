package zoncoin.costs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.billing.BillReader;
import zoncoin.billing.Period;
import zoncoin.reward.Deliveries;
import zoncoin.reward.PolicySource;
import zoncoin.reward.RewardPolicy;

/**
 * Delivers readings as bills, for payers that have no export. Whatever an export said or says of
 * the month counts instead, in either order: {@link zoncoin.billing.Age}.
 */
public final class CostDeliveries {
  private final CostReadings readings;
  private final PolicySource policies;
  private final Function<BillReader, Deliveries> deliveries;

  /**
   * @param readings what reads Cost Explorer
   * @param policies where it is known which were ever in force; asked anew each time
   * @param deliveries what issues the bills of a reader
   */
  public CostDeliveries(
      CostReadings readings, PolicySource policies, Function<BillReader, Deliveries> deliveries) {
    this.readings = readings;
    this.policies = policies;
    this.deliveries = deliveries;
  }

  /** What became of a month. */
  public sealed interface Result {
    /** It was delivered. */
    record Delivered(CostReading reading, Deliveries.Issued issued) implements Result {}

    /** No policy was in force for it. */
    record NoPolicy() implements Result {}

    /** It was not read. */
    record NotRead(CostReadings.Result why) implements Result {}
  }

  /** Reads a month and issues what it is worth. Doing it again changes nothing. */
  public Result deliver(String payer, Period period) {
    Optional<RewardPolicy> policy = policies.all().inForce(period);
    if (policy.isEmpty()) {
      return new Result.NoPolicy();
    }
    CostReadings.Result result = readings.read(payer, period, policy.get().eligibility());
    return switch (result) {
      case CostReadings.Result.Read read ->
          new Result.Delivered(read.reading(), issue(read.reading(), deliveries));
      case CostReadings.Result.OverBudget _, CostReadings.Result.NotOver _ ->
          new Result.NotRead(result);
    };
  }

  /** Issues what a reading is worth; the rules of other periods' policies are tried and passed. */
  static Deliveries.Issued issue(CostReading reading, Function<BillReader, Deliveries> deliveries) {
    String place =
        "%s:%s/%s".formatted(reading.source().format(), reading.payer(), reading.period());
    BillReader bills = (places, rules) -> List.of(CostBill.of(reading, rules));
    return deliveries.apply(bills).issue(place, reading.payer());
  }
}
