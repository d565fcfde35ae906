package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import zoncoin.billing.BillReader;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions;
import zoncoin.costs.Assessments;
import zoncoin.costs.CostDeliveries;
import zoncoin.costs.CostReadings;
import zoncoin.costs.MonthToDate;
import zoncoin.costs.Reconciler;
import zoncoin.costs.RequestBudget;
import zoncoin.costs.Tolerance;
import zoncoin.costslocal.Costs;
import zoncoin.costslocal.CostsLocal;
import zoncoin.functions.estimate.EstimateHandler;
import zoncoin.functions.issue.OurExport;
import zoncoin.functions.reconcile.ReconcileHandler;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.reward.Deliveries;
import zoncoin.reward.PolicySource;
import zoncoin.seal.LogFiles;
import zoncoin.store.costs.AwsCostExplorer;
import zoncoin.store.costs.AwsDataExports;
import zoncoin.store.costs.AwsInvoices;
import zoncoin.store.costs.CloudWatchCharges;
import zoncoin.store.costs.PayerAccess;
import zoncoin.tlog.Malformed;

/**
 * What AWS says of costs, on this machine: services that answer what a file says, and the functions
 * that ask them as they ask AWS, signed, by the payers' roles.
 */
final class LocalCosts implements AutoCloseable {
  private static final OurExport OUR_EXPORT = new OurExport(LocalCloud.EXPORTS, "us-east-1");
  private static final String FILE = "costs.json";
  private static final String ROLE = "zoncoin/local/costs-reader";
  private static final int EXTERNAL_ID_BYTES = 16;

  private final PrivateFolder folder;
  private final CostsLocal services;
  private final PayerAccess access;
  private volatile Costs known;

  private LocalCosts(PrivateFolder folder, CostsLocal services, String externalId) {
    this.folder = folder;
    this.services = services;
    this.known = folder.read(FILE).map(Costs::parse).orElse(Costs.NONE);
    services.know(known);
    this.access =
        new PayerAccess(
            new PayerAccess.Settings(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(services.accessKeyId(), services.secretAccessKey())),
                Optional.of(ROLE),
                Optional.of(externalId),
                Optional.of(services.address())));
  }

  /** The services, which know what was said last in that folder. */
  static LocalCosts in(PrivateFolder folder, InstantSource clock, SecureRandom random) {
    byte[] made = new byte[EXTERNAL_ID_BYTES];
    random.nextBytes(made);
    String externalId = HexFormat.of().formatHex(made);
    return new LocalCosts(folder, CostsLocal.open(Optional.of(externalId), clock), externalId);
  }

  /**
   * From now on the services answer this.
   *
   * @param text as {@link Costs#parse} reads it, in ASCII
   * @throws Malformed if it is not in that form; then they answer what they did
   */
  void know(String text) {
    Costs costs;
    try {
      costs = Costs.parse(text);
    } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
      throw new Malformed(String.valueOf(wrong.getMessage()));
    }
    folder.write(FILE, text);
    known = costs;
    services.know(costs);
  }

  /** Who is asked what exports deliver. */
  ExportDefinitions exports() {
    return new AwsDataExports(access);
  }

  /** What coins are issued on here. */
  static ExportDefinition ourExport() {
    return OUR_EXPORT.definition();
  }

  /**
   * Makes an export as its payer's stack would, unless it has no ARN: then it is a legacy report.
   *
   * @param payer whose bills it delivers
   * @param export its name
   */
  void make(String payer, String export) {
    if (export.startsWith("arn:")) {
      services.make(export, OUR_EXPORT.json(payer));
    }
  }

  /** The payers that they know something of. */
  List<String> payers() {
    return List.copyOf(known.payers().keySet());
  }

  /** Where a programme notes what it read. */
  record Stores(
      Journal journal,
      Accounts accounts,
      Assessments assessments,
      PolicySource policies,
      LogFiles files) {}

  /** The functions that ask, by name. Every payer is one that Cost Explorer is asked about. */
  Map<String, RequestStreamHandler> functions(
      Stores stores, Function<BillReader, Deliveries> deliveries, Ledger.Waiting waiting) {
    CostReadings readings =
        new CostReadings(
            new CostReadings.Ports(
                new AwsCostExplorer(access), new AwsInvoices(access), stores.files()),
            new RequestBudget(stores.journal(), waiting.clock(), RequestBudget.DEFAULT_PER_DAY),
            waiting);
    MonthToDate monthToDate =
        new MonthToDate(
            new MonthToDate.Ports(
                new CloudWatchCharges(access), stores.accounts(), stores.journal()),
            stores.policies(),
            deliveries,
            waiting.clock());
    CostDeliveries costs = new CostDeliveries(readings, stores.policies(), deliveries);
    return Map.of(
        "estimate",
        new EstimateHandler(
            new EstimateHandler.Telling(
                monthToDate, costs, this::payers, this::payers, waiting.clock())),
        "reconcile",
        // Nobody watches metrics here; what they tell is in the answer, too.
        new ReconcileHandler(
            new ReconcileHandler.Comparing(
                new Reconciler(
                    stores.assessments(),
                    readings.toCompare(),
                    stores.policies(),
                    new Reconciler.Reports(stores.files(), Tolerance.STANDARD)),
                this::payers,
                waiting.clock(),
                metric -> {})));
  }

  @Override
  public void close() {
    services.close();
  }
}
