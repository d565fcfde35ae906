package zoncoin.functions.lookup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import zoncoin.edge.event.Restored;
import zoncoin.edge.http.Api;
import zoncoin.edge.http.Rehearsal;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Catalogues;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.tlog.TileReader;

/** Answers what members look up. */
public final class LookupHandler implements RequestStreamHandler {
  private final Supplier<Api> api;

  /**
   * Wired from the environment, once the first event comes. The catalogue is the one that was
   * applied.
   */
  public LookupHandler() {
    this.api = Restored.of(LookupHandler::rehearse, () -> wire(Cloud.fromEnvironment()));
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
   * @param catalogues what can be redeemed
   */
  public LookupHandler(
      Journal journal, History history, Published published, Catalogues catalogues) {
    Api made = new LookupRoutes(journal, history, published, catalogues).api();
    this.api = () -> made;
  }

  /** The table, the log and the catalogue are each looked into once. */
  private static void rehearse() {
    Api api = wire(Cloud.rehearsal());
    for (String resource : List.of("/v1/account", "/v1/entries", "/v1/catalog", "/v1/checkpoint")) {
      Rehearsal.ask(api, "GET", resource, "");
    }
  }

  private static Api wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Published published =
        new Published(cloud.tiles(), new EvidenceReader(cloud.evidence()), cloud.clock());
    CatalogueInForce catalogues = new CatalogueInForce(journal, published.evidence());
    return new LookupRoutes(journal, journal, published, catalogues).api();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    api.get().handle(input, output, context);
  }
}
