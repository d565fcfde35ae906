package zoncoin.functions.issue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.exports.DeliveryReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.ledger.Kind;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicies;
import zoncoin.store.Cloud;

/** Issues what a delivered bill is worth. */
public final class IssueHandler implements RequestStreamHandler {
  private final Supplier<Deliveries> deliveries;
  private final String bucket;

  /**
   * Wired from the environment, once the first event comes. {@code ZONCOIN_REWARD_POLICIES} has the
   * texts of all policies there ever were, a blank line between two; without it the standard policy
   * holds.
   */
  public IssueHandler() {
    this.deliveries = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
    this.bucket = Optional.ofNullable(System.getenv("ZONCOIN_EXPORTS_BUCKET")).orElse("");
  }

  /**
   * @param deliveries what issues
   * @param bucket where deliveries come into
   */
  public IssueHandler(Deliveries deliveries, String bucket) {
    this.deliveries = () -> deliveries;
    this.bucket = bucket;
  }

  private static Deliveries wire(Cloud cloud) {
    return new Deliveries(
        new DeliveryReader(cloud.deliveries(), ReaderSettings.standard()),
        Optional.ofNullable(System.getenv("ZONCOIN_REWARD_POLICIES"))
            .map(RewardPolicies::parse)
            .orElseGet(RewardPolicies::standard),
        new Issuance(cloud.ledger(Kind.Desk.BILLING), cloud.journal()));
  }

  /**
   * A bill that cannot be read fails the function, and its event waits for a person. So does one of
   * which something could not be issued for now: issuing the rest again changes nothing.
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    DeliveredManifest manifest = DeliveredManifest.parse(Json.readEvent(input), bucket);
    Deliveries.Issued issued = deliveries.get().issue(manifest.place(), manifest.payer());
    Summary summary = Summary.of(manifest, issued);
    context.getLogger().log(Json.print(summary.line()));
    Json.write(summary.result(), output);
    if (summary.passing() > 0) {
      throw new IllegalStateException(
          "couldn't issue for now: %d of %s".formatted(summary.passing(), manifest.place()));
    }
  }
}
