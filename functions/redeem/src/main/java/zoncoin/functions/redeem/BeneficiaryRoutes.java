package zoncoin.functions.redeem;

import java.util.List;
import java.util.Map;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.ApiResponse;
import zoncoin.edge.http.Caller;
import zoncoin.edge.http.Problem;
import zoncoin.edge.http.Route;
import zoncoin.ledger.Account;
import zoncoin.reward.Beneficiaries;

/** Who has what an account earns: parse, call, render. */
final class BeneficiaryRoutes {
  private final Beneficiaries beneficiaries;

  BeneficiaryRoutes(Beneficiaries beneficiaries) {
    this.beneficiaries = beneficiaries;
  }

  List<Route<?>> all() {
    return List.of(
        Route.taking("PUT /v1/beneficiary", BeneficiaryRoutes::parseBody, this::name),
        Route.bare("DELETE /v1/beneficiary", (caller, request, body) -> caller.member(), this::end),
        Route.bare("PUT /v1/benefits/{account}", BeneficiaryRoutes::parsePath, this::agree),
        Route.bare("DELETE /v1/benefits/{account}", BeneficiaryRoutes::parsePath, this::decline));
  }

  /** Who asks, and about whom. */
  private record Both(Account.Member caller, Account.Member other) {}

  private static Both parseBody(Caller caller, ApiRequest request, JsonObject body) {
    return new Both(caller.member(), new Account.Member(body.only("account").text("account")));
  }

  private static Both parsePath(Caller caller, ApiRequest request, JsonObject body) {
    return new Both(caller.member(), new Account.Member(request.parameter("account")));
  }

  private ApiResponse name(Both both) {
    return render(beneficiaries.name(both.caller(), both.other()));
  }

  private ApiResponse end(Account.Member caller) {
    return render(beneficiaries.end(caller));
  }

  private ApiResponse agree(Both both) {
    return render(beneficiaries.agree(both.caller(), both.other()));
  }

  private ApiResponse decline(Both both) {
    return render(beneficiaries.decline(both.caller(), both.other()));
  }

  private static ApiResponse render(Beneficiaries.Result result) {
    return switch (result) {
      case Beneficiaries.Result.Noted noted ->
          ApiResponse.json(200, Map.of("inForce", noted.isInForce()));
      case Beneficiaries.Result.Refused refused -> Problem.of(refused.refusal()).response();
    };
  }
}
