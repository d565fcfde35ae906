package zoncoin.functions.issue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.event.Metric;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.exports.DeliveryReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Halt;
import zoncoin.reward.Issuance;
import zoncoin.reward.PayerExports;
import zoncoin.reward.PeriodIssuance;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.Shrink;
import zoncoin.store.Abreast;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.store.costs.AwsDataExports;
import zoncoin.store.costs.PayerAccess;

/** Issues what a delivered bill is worth. */
public final class IssueHandler implements RequestStreamHandler {
  private final Supplier<Wired> wired;
  private final String bucket;

  /**
   * Wired from the environment, once the first event comes. Policies are those that were applied;
   * where none was, the standard policy holds. {@code ZONCOIN_HELD_SHRINK_PERCENT} says by how much
   * a closed period may shrink before a person has to look; without it a fifth.
   *
   * <p>What a payer's export is asked for is read by {@code bcm-data-exports:GetExport} as the role
   * that {@code ZONCOIN_PAYER_ROLE} and {@code ZONCOIN_PAYER_EXTERNAL_ID} name (see {@link
   * PayerAccess}; the function needs {@code sts:AssumeRole} on it), and has to be {@code
   * functions/payer-export.json}, delivering into the bucket {@code
   * ZONCOIN_EXPORT_DESTINATION_BUCKET} ({@code ${payer}} in it stands for the payer; without the
   * variable {@code ZONCOIN_EXPORTS_BUCKET}) in the region {@code
   * ZONCOIN_EXPORT_DESTINATION_REGION} (without it the function's own, {@code AWS_REGION}). {@code
   * ZONCOIN_PAYERS_WITH_EXPORT} names those who have one, a comma between two: of them it tells,
   * asked by {@code {"ask":"exports"}}, what each is asked for.
   */
  public IssueHandler() {
    this.wired = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
    this.bucket = variable("ZONCOIN_EXPORTS_BUCKET").orElse("");
  }

  /**
   * @param deliveries what issues
   * @param examined what payers' exports are asked for
   * @param bucket where deliveries come into
   * @param metrics takes a line for each delivery that was halted
   */
  public IssueHandler(
      Deliveries deliveries, ExaminedExports examined, String bucket, Consumer<Metric> metrics) {
    this.wired = () -> new Wired(deliveries, examined, metrics);
    this.bucket = bucket;
  }

  private record Wired(Deliveries deliveries, ExaminedExports examined, Consumer<Metric> metrics) {}

  private static Wired wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger ledger = cloud.ledger(Kind.Desk.BILLING);
    EvidenceWriter evidence =
        new EvidenceWriter(
            cloud.evidence(), cloud.issuer(Kind.Desk.BILLING).signer(Kind.Desk.BILLING));
    PoliciesInForce policies = new PoliciesInForce(journal, new EvidenceReader(cloud.evidence()));
    PeriodIssuance issuance =
        new PeriodIssuance(
            new Issuance(ledger, journal, evidence),
            journal,
            new PeriodIssuance.Register(journal, journal),
            new PeriodIssuance.Rules(
                variable("ZONCOIN_HELD_SHRINK_PERCENT").map(Shrink::parse).orElse(Shrink.STANDARD),
                cloud.waiting(),
                Abreast::run));
    String origin = cloud.log().origin();
    Consumer<Metric> metrics =
        metric -> System.out.println(metric.line(origin, cloud.clock().millis()));
    PayerExports exports =
        new PayerExports(
            journal,
            new AwsDataExports(new PayerAccess(PayerAccess.Settings.of(System.getenv()))),
            ourExport().definition());
    return new Wired(
        new Deliveries(
            new WatchedBills(
                new DeliveryReader(cloud.deliveries(), cloud.evidence(), ReaderSettings.standard()),
                metrics),
            policies,
            issuance,
            exports),
        new ExaminedExports(exports, IssueHandler::payers),
        metrics);
  }

  private static List<String> payers() {
    return variable("ZONCOIN_PAYERS_WITH_EXPORT")
        .map(ids -> List.of(ids.split(",", -1)))
        .orElse(List.of());
  }

  private static OurExport ourExport() {
    return new OurExport(
        variable("ZONCOIN_EXPORT_DESTINATION_BUCKET")
            .or(() -> variable("ZONCOIN_EXPORTS_BUCKET"))
            .orElse(""),
        variable("ZONCOIN_EXPORT_DESTINATION_REGION").or(() -> variable("AWS_REGION")).orElse(""));
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /**
   * A bill that cannot be read fails the function, and its event waits for a person. So does one of
   * which something could not be issued for now: issuing the rest again changes nothing. One that
   * was halted does not: it comes again when somebody decided.
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    JsonObject event = Json.readEvent(input);
    if (ExaminedExports.isAsked(event)) {
      Json.write(wired.get().examined().answer(), output);
      return;
    }
    issue(DeliveredManifest.parse(event, bucket), output, context);
  }

  private void issue(DeliveredManifest manifest, OutputStream output, Context context) {
    Deliveries.Issued issued = wired.get().deliveries().issue(manifest.place(), manifest.payer());
    Summary summary = Summary.of(manifest, issued);
    issued.halts().forEach(halt -> wired.get().metrics().accept(metric(halt)));
    context.getLogger().log(Json.print(summary.line()));
    Json.write(summary.result(), output);
    if (summary.passing() > 0) {
      throw new IllegalStateException(
          "couldn't issue for now: %d of %s".formatted(summary.passing(), manifest.place()));
    }
  }

  private static Metric metric(Halt halt) {
    return switch (halt) {
      case Halt.Held held -> Metric.one("HeldDeliveries", held.sentence());
      case Halt.ChangedExport changed -> Metric.one("ChangedExports", changed.sentence());
      case Halt.OtherExport other -> Metric.one("RefusedDeliveries", other.sentence());
      case Halt.ForeignExport other -> Metric.one("RefusedDeliveries", other.sentence());
    };
  }
}
