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
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.http.Api;
import zoncoin.edge.http.Route;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Transfers;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.reward.Beneficiaries;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;

/** Answers what members ask for that moves coins or changes how they take part. */
public final class RedeemHandler implements RequestStreamHandler {
  private final Supplier<Api> api;

  /**
   * Wired from the environment, once the first event comes. {@code ZONCOIN_CATALOGUE} has the text
   * of the catalogue, without it the sample is offered; {@code ZONCOIN_TRANSFERS} says whom members
   * may pay, {@code none}, {@code merchants} or {@code same-payer}, which is the default.
   */
  public RedeemHandler() {
    this.api = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param desk how accounts take part, and pay each other
   * @param redemptions from held to their end
   * @param catalogue what can be redeemed
   */
  public RedeemHandler(Desk desk, Redemptions redemptions, Catalogue catalogue) {
    Api made = api(desk, redemptions, catalogue);
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

  private static Api api(Desk desk, Redemptions redemptions, Catalogue catalogue) {
    RedeemRoutes routes = new RedeemRoutes(desk.ledger(), desk.transfers(), redemptions, catalogue);
    List<Route<?>> all = new ArrayList<>(routes.all());
    all.addAll(new BeneficiaryRoutes(desk.beneficiaries()).all());
    all.addAll(new StandingRoutes(desk.standing(), catalogue).all());
    return new Api(all);
  }

  private static Api wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger ledger = cloud.ledger(Kind.Desk.DESK);
    Transfers.Rule rule =
        Optional.ofNullable(System.getenv("ZONCOIN_TRANSFERS"))
            .map(Transfers.Rule::parse)
            .orElse(Transfers.Rule.SAME_PAYER);
    Catalogue catalogue =
        Optional.ofNullable(System.getenv("ZONCOIN_CATALOGUE"))
            .map(Catalogue::parse)
            .orElseGet(Catalogue::sample);
    return api(
        new Desk(
            ledger,
            new Transfers(rule, ledger, journal),
            new Beneficiaries(journal),
            new StandingRedemptions(journal)),
        new Redemptions(ledger, journal, cloud.clock(), new SecureRandom()),
        catalogue);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    api.get().handle(input, output, context);
  }
}
