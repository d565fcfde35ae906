package zoncoin.costs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.reward.PolicySource;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Hash;

/** Lays what was assessed beside what Cost Explorer tells, and keeps the report. */
public final class Reconciler {
  private final Assessments assessments;
  private final CostReadings readings;
  private final PolicySource policies;
  private final Reports reports;

  /**
   * Where reports go, and what they tell of.
   *
   * @param files where they are kept
   * @param tolerance how far apart is far
   */
  public record Reports(LogFiles files, Tolerance tolerance) {}

  /**
   * @param assessments what coins rest on
   * @param readings what reads Cost Explorer
   * @param policies where it is known which were ever in force; asked anew each time
   * @param reports where reports go
   */
  public Reconciler(
      Assessments assessments, CostReadings readings, PolicySource policies, Reports reports) {
    this.assessments = assessments;
    this.readings = readings;
    this.policies = policies;
    this.reports = reports;
  }

  /** What a run came to. */
  public sealed interface Result {
    /**
     * Both were there.
     *
     * @param path of the report, without the ending that says its form
     */
    record Compared(Reconciliation reconciliation, String path) implements Result {}

    /** No policy was in force for the month. */
    record NoPolicy() implements Result {}

    /** Cost Explorer was not read. */
    record NotRead(CostReadings.Result why) implements Result {}
  }

  /** Compares a month that is over. Done again with the same figures, it is the same report. */
  public Result reconcile(String payer, Period period) {
    Optional<RewardPolicy> policy = policies.all().inForce(period);
    if (policy.isEmpty()) {
      return new Result.NoPolicy();
    }
    CostReadings.Result result = readings.read(payer, period, policy.get().eligibility());
    return switch (result) {
      case CostReadings.Result.Read read -> compare(read.reading(), policy.get());
      case CostReadings.Result.OverBudget _, CostReadings.Result.NotOver _ ->
          new Result.NotRead(result);
    };
  }

  private Result compare(CostReading reading, RewardPolicy policy) {
    Reconciliation reconciliation =
        Reconciliation.of(
            assessments.of(reading.payer(), reading.period()),
            reading,
            policy.eligibility(),
            reports.tolerance());
    byte[] text = reconciliation.text().getBytes(UTF_8);
    String path =
        "reconciliation/%s/%s/%s"
            .formatted(reading.payer(), reading.period(), Hash.sha256(text).hex());
    reports.files().create(path + ".txt", text);
    return new Result.Compared(reconciliation, path);
  }

  /** Keeps the same report in another form beside it; nothing happens if it is there. */
  public void keep(Result.Compared compared, String ending, String text) {
    reports.files().create(compared.path() + ending, text.getBytes(UTF_8));
  }
}
