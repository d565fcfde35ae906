package zoncoin.functions.redeem;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import zoncoin.edge.event.Restored;
import zoncoin.edge.http.Api;
import zoncoin.edge.http.Rehearsal;
import zoncoin.edge.http.Route;
import zoncoin.evidence.EvidenceReader;
import zoncoin.fulfilment.Delivered;
import zoncoin.fulfilment.Providers;
import zoncoin.fulfilment.Reveals;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Transfers;
import zoncoin.providers.Adapters;
import zoncoin.providers.Pace;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.reward.Beneficiaries;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;

/** Answers what members ask for that moves coins or changes how they take part. */
public final class RedeemHandler implements RequestStreamHandler {
  private final Supplier<Api> api;

  /**
   * Wired from the environment, once the first event comes. The catalogue is the one that was
   * applied, its text in {@code ZONCOIN_EVIDENCE_BUCKET}; {@code ZONCOIN_TRANSFERS} says whom
   * members may pay, {@code none}, {@code merchants} or {@code same-payer}, which is the default.
   */
  public RedeemHandler() {
    this.api = Restored.of(RedeemHandler::rehearse, () -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param desk how accounts take part, and pay each other
   * @param redemptions from held to their end
   * @param catalogues what can be redeemed
   * @param reveals shows codes to whom they were given
   */
  public RedeemHandler(Desk desk, Redemptions redemptions, Catalogues catalogues, Reveals reveals) {
    Api made = api(desk, redemptions, catalogues, reveals);
    this.api = () -> made;
  }

  /**
   * How accounts take part, and pay each other.
   *
   * @param ledger where enrolments are posted
   * @param transfers payments, as far as the programme allows them
   * @param beneficiaries who has what another earns
   * @param standing what is redeemed by itself
   */
  public record Desk(
      Ledger ledger,
      Transfers transfers,
      Beneficiaries beneficiaries,
      StandingRedemptions standing) {}

  private static Api api(
      Desk desk, Redemptions redemptions, Catalogues catalogues, Reveals reveals) {
    RedeemRoutes routes =
        new RedeemRoutes(desk.ledger(), desk.transfers(), redemptions, catalogues);
    List<Route<?>> all = new ArrayList<>(routes.all());
    all.addAll(new BeneficiaryRoutes(desk.beneficiaries()).all());
    all.addAll(new StandingRoutes(desk.standing(), catalogues).all());
    all.addAll(new RevealRoutes(redemptions, reveals).all());
    return new Api(all);
  }

  /** An enrolment reads, decides, signs, writes and answers; an order reads the catalogue, too. */
  private static void rehearse() {
    Api api = wire(Cloud.rehearsal());
    String terms = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    Rehearsal.ask(api, "PUT", "/v1/enrolment", "{\"terms\":\"" + terms + "\"}");
    Rehearsal.ask(api, "POST", "/v1/redemptions", "{\"product\":\"aws-credit\",\"quantity\":1}");
  }

  private static Api wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger ledger = cloud.ledger(Kind.Desk.DESK);
    Transfers.Rule rule =
        Optional.ofNullable(System.getenv("ZONCOIN_TRANSFERS"))
            .map(Transfers.Rule::parse)
            .orElse(Transfers.Rule.SAME_PAYER);
    Catalogues catalogues = new CatalogueInForce(journal, new EvidenceReader(cloud.evidence()));
    Providers providers =
        Adapters.of(new Adapters.Surroundings(journal, keys(cloud), Pace.of(cloud.clock())));
    return api(
        new Desk(
            ledger,
            new Transfers(rule, ledger, journal),
            new Beneficiaries(journal),
            new StandingRedemptions(journal)),
        new Redemptions(ledger, journal, cloud.clock(), new SecureRandom()),
        catalogues,
        new Reveals(journal, new Delivered(catalogues, providers), cloud.clock()));
  }

  /** It shows what was delivered, and writes no credit. */
  private static Adapters.Keys keys(Cloud cloud) {
    return new Adapters.Keys(
        cloud::codeLock, cloud::secretText, _ -> AnonymousCredentialsProvider.create());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    api.get().handle(input, output, context);
  }
}
