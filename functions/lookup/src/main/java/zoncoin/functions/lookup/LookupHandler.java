package zoncoin.functions.lookup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.http.Api;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.redemption.Catalogue;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.tlog.TileReader;

/** Answers what members look up. */
public final class LookupHandler implements RequestStreamHandler {
  private final Supplier<Api> api;

  /**
   * Wired from the environment, once the first event comes. {@code ZONCOIN_CATALOGUE} has the text
   * of the catalogue; without it the sample is shown.
   */
  public LookupHandler() {
    this.api = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * What is read beside the ledger.
   *
   * @param log the published log
   * @param evidence what coins rest on
   * @param clock says which month it is
   */
  public record Published(TileReader log, EvidenceReader evidence, InstantSource clock) {}

  /**
   * @param journal what keeps the ledger
   * @param history the same ledger's, to page through
   * @param published what can be read beside it
   * @param catalogue what can be redeemed
   */
  public LookupHandler(Journal journal, History history, Published published, Catalogue catalogue) {
    Api made = new LookupRoutes(journal, history, published, catalogue).api();
    this.api = () -> made;
  }

  private static Api wire(Cloud cloud) {
    Catalogue catalogue =
        Optional.ofNullable(System.getenv("ZONCOIN_CATALOGUE"))
            .map(Catalogue::parse)
            .orElseGet(Catalogue::sample);
    DynamoJournal journal = cloud.journal();
    Published published =
        new Published(cloud.tiles(), new EvidenceReader(cloud.evidence()), cloud.clock());
    return new LookupRoutes(journal, journal, published, catalogue).api();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    api.get().handle(input, output, context);
  }
}
