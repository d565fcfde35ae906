package zoncoin.store.costs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.billing.BillReader;
import zoncoin.billing.Subject;
import zoncoin.costs.CostDeliveries;
import zoncoin.costs.CostReadings;
import zoncoin.costs.IssuedAssessments;
import zoncoin.costs.MonthToDate;
import zoncoin.costs.Reconciler;
import zoncoin.costs.RequestBudget;
import zoncoin.costs.Tolerance;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Kind;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Issuance;
import zoncoin.reward.PayerExports;
import zoncoin.reward.PeriodIssuance;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.PolicySource;
import zoncoin.reward.Shrink;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.tlog.Malformed;

/**
 * What a function that reads costs works with, wired from its environment:
 *
 * <pre>{@code
 * ZONCOIN_PAYERS                  12 digits each, a comma between two
 * ZONCOIN_PAYERS_WITHOUT_EXPORT   those of them that Cost Explorer is asked about; none if not set
 * ZONCOIN_COST_REQUESTS_PER_DAY   the most that Cost Explorer is asked; 100 if not set
 * ZONCOIN_COSTS_BUCKET            where readings and reports are kept
 * ZONCOIN_HELD_SHRINK_PERCENT     as of the function that issues
 * }</pre>
 *
 * with those of {@link PayerAccess.Settings} and of {@link Cloud}.
 */
public final class CostCloud {
  private final Cloud cloud;
  private final Map<String, String> environment;
  private final PayerAccess access;

  private CostCloud(Cloud cloud, Map<String, String> environment) {
    this.cloud = cloud;
    this.environment = Map.copyOf(environment);
    this.access = new PayerAccess(PayerAccess.Settings.of(environment));
  }

  /** As that environment says. */
  public static CostCloud of(Cloud cloud, Map<String, String> environment) {
    return new CostCloud(cloud, environment);
  }

  /** All payers. */
  public List<String> payers() {
    return accounts("ZONCOIN_PAYERS");
  }

  /** Those whose months Cost Explorer tells. */
  public List<String> payersWithoutExport() {
    return accounts("ZONCOIN_PAYERS_WITHOUT_EXPORT");
  }

  private List<String> accounts(String name) {
    List<String> accounts =
        Stream.of(variable(name).orElse("").split(",", -1)).filter(id -> !id.isEmpty()).toList();
    accounts.forEach(Subject::checkAccount);
    return accounts;
  }

  /** What delivers months that are over; with the key that mints. */
  public CostDeliveries deliveries() {
    return new CostDeliveries(readings(), policies(), this::deliveries);
  }

  /** What notes the month under way; with the key that mints. */
  public MonthToDate monthToDate() {
    return new MonthToDate(
        new MonthToDate.Ports(new CloudWatchCharges(access), cloud.journal(), cloud.journal()),
        policies(),
        this::deliveries,
        cloud.clock());
  }

  /** What compares, and keeps reports; it mints nothing. */
  public Reconciler reconciler() {
    DynamoJournal journal = cloud.journal();
    return new Reconciler(
        new IssuedAssessments(journal, journal, new EvidenceReader(cloud.evidence())),
        readings().toCompare(),
        policies(),
        new Reconciler.Reports(cloud.costs(), Tolerance.STANDARD));
  }

  private Deliveries deliveries(BillReader bills) {
    DynamoJournal journal = cloud.journal();
    PeriodIssuance periods =
        new PeriodIssuance(
            new Issuance(
                cloud.ledger(Kind.Desk.BILLING),
                journal,
                new EvidenceWriter(
                    cloud.evidence(), cloud.issuer(Kind.Desk.BILLING).signer(Kind.Desk.BILLING))),
            journal,
            new PeriodIssuance.Register(journal, journal),
            new PeriodIssuance.Rules(
                variable("ZONCOIN_HELD_SHRINK_PERCENT").map(Shrink::parse).orElse(Shrink.STANDARD),
                cloud.waiting()));
    return new Deliveries(bills, policies(), periods, PayerExports.unasked(journal));
  }

  private CostReadings readings() {
    return new CostReadings(
        new CostReadings.Ports(new AwsCostExplorer(access), new AwsInvoices(access), cloud.costs()),
        new RequestBudget(cloud.journal(), cloud.clock(), requestsPerDay()),
        cloud.waiting());
  }

  private int requestsPerDay() {
    Optional<String> set = variable("ZONCOIN_COST_REQUESTS_PER_DAY");
    if (set.isPresent() && !set.get().matches("[0-9]{1,6}")) {
      throw new Malformed(
          "ZONCOIN_COST_REQUESTS_PER_DAY is a number: " + Malformed.shown(set.get()));
    }
    return set.map(Integer::parseInt).orElse(RequestBudget.DEFAULT_PER_DAY);
  }

  /** Those that were applied, as the function that issues has them. */
  private PolicySource policies() {
    return new PoliciesInForce(cloud.journal(), new EvidenceReader(cloud.evidence()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
