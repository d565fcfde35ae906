package zoncoin.functions.redeem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.ApiResponse;
import zoncoin.edge.http.Caller;
import zoncoin.edge.http.Problem;
import zoncoin.edge.http.RedemptionJson;
import zoncoin.edge.http.Route;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Foreseen;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Transfers;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** What members ask for that moves coins or changes how they take part: parse, call, render. */
final class RedeemRoutes {
  private static final String DRY_RUN = "dryRun";

  private final Ledger ledger;
  private final Transfers transfers;
  private final Redemptions redemptions;
  private final Catalogues catalogues;

  RedeemRoutes(Ledger ledger, Transfers transfers, Redemptions redemptions, Catalogues catalogues) {
    this.ledger = ledger;
    this.transfers = transfers;
    this.redemptions = redemptions;
    this.catalogues = catalogues;
  }

  List<Route<?>> all() {
    return List.of(
        Route.taking("PUT /v1/enrolment", this::parseEnrol, this::post),
        Route.bare("DELETE /v1/enrolment", this::parseLeave, this::post),
        Route.taking("POST /v1/transfers", this::parseTransfer, this::transfer).queried(DRY_RUN),
        Route.taking("POST /v1/redemptions", this::parseOrder, this::redeem).queried(DRY_RUN),
        Route.bare("POST /v1/redemptions/{id}/cancel", this::parseOwn, this::cancel));
  }

  private Request parseEnrol(Caller caller, ApiRequest request, JsonObject body) {
    Hash terms = Hash.parse(body.only("terms").text("terms"));
    return new Request.Enrol(request.transaction(caller), caller.account(), caller.member(), terms);
  }

  private Request parseLeave(Caller caller, ApiRequest request, JsonObject body) {
    return new Request.ChangeStanding(
        request.transaction(caller), Kind.LEAVE, caller.account(), caller.member());
  }

  private ApiResponse post(Request request) {
    return render(200, ledger.post(request, List.of()));
  }

  /**
   * What is asked, and whether only what would become of it.
   *
   * @param <T> what
   */
  private record Wish<T>(T asked, boolean isDryRun) {}

  private static boolean isDryRun(ApiRequest request) {
    String word = request.queried(DRY_RUN).orElse("false");
    if (!word.equals("true") && !word.equals("false")) {
      throw new Malformed("query parameter dryRun is true or false");
    }
    return word.equals("true");
  }

  private Wish<Request.Transfer> parseTransfer(Caller caller, ApiRequest request, JsonObject body) {
    body.only("to", "amountZon");
    Request.Transfer transfer =
        new Request.Transfer(
            request.transaction(caller),
            caller.account(),
            caller.member(),
            payee(body.text("to")),
            Amount.of(body.integer("amountZon")));
    return new Wish<>(transfer, isDryRun(request));
  }

  /** Callers name members and merchants; that a merchant is paid into its till is our affair. */
  private static Account payee(String to) {
    return switch (Account.parse(to)) {
      case Account.Merchant merchant -> new Account.Till(merchant.name());
      case Account.Member member -> member;
      case Account.Contra contra -> throw new Malformed("body.to is a member or a merchant");
    };
  }

  private ApiResponse transfer(Wish<Request.Transfer> wish) {
    if (!wish.isDryRun()) {
      return render(201, transfers.post(wish.asked()));
    }
    return switch (transfers.foresee(wish.asked())) {
      case Foreseen.Granted granted ->
          ApiResponse.json(200, OutlookJson.of(granted.entry(), wish.asked().from()));
      case Foreseen.Answered before -> render(201, before.written());
      case Foreseen.Refused refused -> Problem.of(refused.refusal()).response();
    };
  }

  private Wish<Order> parseOrder(Caller caller, ApiRequest request, JsonObject body) {
    body.only("product", "quantity");
    Order order =
        new Order(
            request.transaction(caller),
            caller.member(),
            caller.principal(),
            body.text("product"),
            body.integer("quantity"));
    return new Wish<>(order, isDryRun(request));
  }

  private ApiResponse redeem(Wish<Order> wish) {
    if (!wish.isDryRun()) {
      return render(201, redemptions.request(wish.asked(), catalogues.inForce()));
    }
    return switch (redemptions.foresee(wish.asked(), catalogues.inForce())) {
      case Redemptions.Outlook.Open open ->
          ApiResponse.json(200, OutlookJson.of(open.entry(), open.redemption()));
      case Redemptions.Outlook.Settled answered -> render(201, answered.result());
    };
  }

  private Own parseOwn(Caller caller, ApiRequest request, JsonObject body) {
    return new Own(caller.member(), TransactionId.parse(request.parameter("id")));
  }

  /** A redemption that a member says is its own. */
  private record Own(Account.Member member, TransactionId hold) {}

  private ApiResponse cancel(Own own) {
    boolean isOwn =
        redemptions
            .find(own.hold())
            .filter(redemption -> redemption.order().account().equals(own.member()))
            .isPresent();
    return isOwn
        ? render(200, redemptions.release(own.hold(), Request.Cause.CANCELLED))
        : Problem.notFound().response();
  }

  private static ApiResponse render(int status, Posted posted) {
    return switch (posted) {
      case Posted.Written written -> ApiResponse.json(status, transaction(written));
      case Posted.Refused refused -> Problem.of(refused.refusal()).response();
      case Posted.Stale stale ->
          throw new IllegalStateException("no item moves with it: " + stale.items());
    };
  }

  private static Map<String, Object> transaction(Posted.Written written) {
    Map<String, Object> body = new LinkedHashMap<>();
    TransactionId id = written.signed().entry().transaction();
    body.put("transaction", id.text());
    body.put("kind", written.signed().entry().kind().word());
    body.put("time", written.signed().entry().time().toString());
    body.put("receipt", "/v1/receipts/" + id);
    return body;
  }

  private static ApiResponse render(int status, Redemptions.Result result) {
    return switch (result) {
      case Redemptions.Result.Done done ->
          ApiResponse.json(status, RedemptionJson.of(done.redemption()));
      case Redemptions.Result.Refused refused -> Problem.of(refused.refusal()).response();
    };
  }
}
