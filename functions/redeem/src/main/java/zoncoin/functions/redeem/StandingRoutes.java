package zoncoin.functions.redeem;

import java.util.List;
import java.util.Map;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.ApiResponse;
import zoncoin.edge.http.Caller;
import zoncoin.edge.http.Problem;
import zoncoin.edge.http.Route;
import zoncoin.ledger.Amount;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.StandingRedemption;
import zoncoin.redemption.StandingRedemptions;

/** What an account wants redeemed by itself: parse, call, render. */
final class StandingRoutes {
  private final StandingRedemptions standing;
  private final Catalogues catalogues;

  StandingRoutes(StandingRedemptions standing, Catalogues catalogues) {
    this.standing = standing;
    this.catalogues = catalogues;
  }

  List<Route<?>> all() {
    return List.of(
        Route.taking("PUT /v1/standing-redemption", StandingRoutes::parse, this::set),
        Route.bare("DELETE /v1/standing-redemption", (caller, request, body) -> caller, this::end));
  }

  /** Who asks, and what for. */
  private record Asked(Caller caller, StandingRedemption wanted) {}

  private static Asked parse(Caller caller, ApiRequest request, JsonObject body) {
    body.only("product", "minimumZon", "keepZon");
    return new Asked(
        caller,
        new StandingRedemption(
            body.text("product"),
            Amount.of(body.integer("minimumZon")),
            Amount.of(body.integer("keepZon"))));
  }

  private ApiResponse set(Asked asked) {
    Caller caller = asked.caller();
    return render(
        true,
        standing.set(caller.member(), caller.principal(), asked.wanted(), catalogues.inForce()));
  }

  private ApiResponse end(Caller caller) {
    return render(false, standing.end(caller.member()));
  }

  private static ApiResponse render(boolean isInForce, StandingRedemptions.Result result) {
    return switch (result) {
      case StandingRedemptions.Result.Noted _ ->
          ApiResponse.json(200, Map.of("inForce", isInForce));
      case StandingRedemptions.Result.Refused refused -> Problem.of(refused.refusal()).response();
    };
  }
}
