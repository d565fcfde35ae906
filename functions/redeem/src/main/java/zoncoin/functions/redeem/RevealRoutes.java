package zoncoin.functions.redeem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.ApiResponse;
import zoncoin.edge.http.Caller;
import zoncoin.edge.http.Problem;
import zoncoin.edge.http.Route;
import zoncoin.fulfilment.Reveals;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;

/** Codes, for whom they were given to: parse, call, render. */
final class RevealRoutes {
  private final Redemptions redemptions;
  private final Reveals reveals;

  RevealRoutes(Redemptions redemptions, Reveals reveals) {
    this.redemptions = redemptions;
    this.reveals = reveals;
  }

  List<Route<?>> all() {
    return List.of(
        Route.bare("POST /v1/redemptions/{id}/reveal", RevealRoutes::parse, this::reveal),
        Route.bare(
            "POST /v1/redemptions/{id}/acknowledge", RevealRoutes::parse, this::acknowledge));
  }

  /** A redemption that a member says is its own. */
  private record Own(Account.Member member, String principal, TransactionId hold) {}

  private static Own parse(Caller caller, ApiRequest request, JsonObject body) {
    return new Own(
        caller.member(), caller.principal(), TransactionId.parse(request.parameter("id")));
  }

  private Optional<Redemption> find(Own own) {
    return redemptions
        .find(own.hold())
        .filter(redemption -> redemption.order().account().equals(own.member()));
  }

  private ApiResponse reveal(Own own) {
    return find(own)
        .map(redemption -> render(own, reveals.reveal(redemption, own.principal())))
        .orElseGet(() -> Problem.notFound().response());
  }

  private ApiResponse acknowledge(Own own) {
    return find(own)
        .map(redemption -> render(own, reveals.acknowledge(redemption, own.principal())))
        .orElseGet(() -> Problem.notFound().response());
  }

  /** Every answer of the API says no-store; of this one it would be a leak if one did not. */
  private static ApiResponse render(Own own, Reveals.Result result) {
    return switch (result) {
      case Reveals.Result.Revealed revealed -> ApiResponse.json(200, code(own, revealed));
      case Reveals.Result.Acknowledged acknowledged ->
          ApiResponse.json(200, acknowledgement(own, acknowledged));
      case Reveals.Result.Refused refused -> Problem.of(refused.refusal()).response();
    };
  }

  private static Map<String, Object> code(Own own, Reveals.Result.Revealed revealed) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", own.hold().text());
    body.put("code", revealed.shown().code().text());
    if (!revealed.shown().terms().isEmpty()) {
      body.put("terms", revealed.shown().terms());
    }
    body.put("times", revealed.times());
    return body;
  }

  private static Map<String, Object> acknowledgement(
      Own own, Reveals.Result.Acknowledged acknowledged) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", own.hold().text());
    body.put("acknowledged", acknowledged.time().toString());
    return body;
  }
}
