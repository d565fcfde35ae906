package zoncoin.functions.issue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import zoncoin.edge.event.Json;
import zoncoin.reward.Deliveries;

/** Issues what a delivered bill is worth. */
public final class IssueHandler implements RequestStreamHandler {
  private final Deliveries deliveries;
  private final String bucket;

  /**
   * @param deliveries what issues
   * @param bucket where deliveries come into
   */
  public IssueHandler(Deliveries deliveries, String bucket) {
    this.deliveries = deliveries;
    this.bucket = bucket;
  }

  /** A bill that cannot be read fails the function, and its event waits for a person. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    DeliveredManifest manifest = DeliveredManifest.parse(Json.readEvent(input), bucket);
    Deliveries.Issued issued = deliveries.issue(manifest.place(), manifest.payer());
    Summary summary = Summary.of(manifest, issued);
    context.getLogger().log(Json.print(summary.line()));
    Json.write(summary.result(), output);
  }
}
