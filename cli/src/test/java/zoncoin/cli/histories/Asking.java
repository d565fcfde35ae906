package zoncoin.cli.histories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import zoncoin.cli.cloud.StormyCloud;
import zoncoin.cli.cloud.StormyCloud.Answer;

/**
 * Asks over HTTP.
 *
 * @param cloud answers
 * @param cursors how earlier pages said what comes before their oldest entry
 */
record Asking(StormyCloud cloud, Map<Long, String> cursors) {
  private static final String NO_KEY = "none";

  Optional<Answer> ask(Asked asked) {
    return switch (asked) {
      case Asked.Keyed keyed -> keyed(keyed);
      case Asked.OfId ofId -> ofId(ofId);
      case Asked.Account(String member) -> get(member, "/v1/account");
      case Asked.Entries(String member, int limit, long before) ->
          get(member, "/v1/entries?limit=" + limit + cursor(before));
      case Asked.Wish wish ->
          cloud.ask(
              wish.member(),
              "PUT /v1/standing-redemption",
              NO_KEY,
              StormyCloud.event()
                  .put("product", wish.product())
                  .put("minimumZon", wish.minimum())
                  .put("keepZon", wish.keep())
                  .toString());
      case Asked.NoWish(String member) ->
          cloud.ask(member, "DELETE /v1/standing-redemption", NO_KEY, "");
      case Asked.Wrong wrong -> wrong(wrong);
      case Asked.Decision decision -> decide(decision);
      case Asked.Run run -> throw new AssertionError("nobody asks for it: " + run);
    };
  }

  private Optional<Answer> decide(Asked.Decision asked) {
    return switch (asked) {
      case Asked.Pause(boolean isPaused) ->
          decide(event(isPaused ? "pause" : "resume").put("part", "redemption"));
      case Asked.End(String id, boolean isDelivered) ->
          decide(
              event("fulfil")
                  .put("redemption", id)
                  .put("end", isDelivered ? "settle" : "release")
                  .put("reason", "ticket"));
      case Asked.Freeze(String member, boolean isFrozen) ->
          decide(
              event(isFrozen ? "freeze" : "thaw")
                  .put("account", "member:" + member)
                  .put("memo", "ticket"));
      case Asked.Propose(String member, long amount) ->
          cloud.operate(Founded.proposal(member, amount));
      case Asked.Approve(String proposal) -> cloud.operate(Founded.approval(proposal));
    };
  }

  private static ObjectNode event(String decision) {
    return StormyCloud.event().put("decision", decision);
  }

  private Optional<Answer> decide(ObjectNode decision) {
    return cloud.operate(decision.put("principal", "operator"));
  }

  private String cursor(long before) {
    return before == Asked.Entries.NEWEST ? "" : "&cursor=" + cursors.getOrDefault(before, "");
  }

  private Optional<Answer> get(String member, String path) {
    return cloud.ask(member, "GET " + path, NO_KEY, "");
  }

  private Optional<Answer> keyed(Asked.Keyed keyed) {
    String dry = keyed.isDryRun() ? "?dryRun=true" : "";
    return switch (keyed) {
      case Asked.Enrol enrol ->
          send(keyed, "PUT /v1/enrolment", StormyCloud.event().put("terms", enrol.terms()));
      case Asked.Leave _ -> cloud.ask(keyed.member(), "DELETE /v1/enrolment", keyed.key(), "");
      case Asked.Order order ->
          send(
              keyed,
              "POST /v1/redemptions" + dry,
              StormyCloud.event()
                  .put("product", order.product())
                  .put("quantity", order.quantity()));
      case Asked.Pay pay ->
          send(
              keyed,
              "POST /v1/transfers" + dry,
              StormyCloud.event().put("to", pay.to()).put("amountZon", pay.amount()));
    };
  }

  private Optional<Answer> send(Asked.Keyed keyed, String target, ObjectNode body) {
    return cloud.ask(keyed.member(), target, keyed.key(), body.toString());
  }

  private Optional<Answer> ofId(Asked.OfId asked) {
    String redemption = "/v1/redemptions/" + asked.id();
    return switch (asked) {
      case Asked.Find _ -> get(asked.member(), redemption);
      case Asked.Receipt _ -> get(asked.member(), "/v1/receipts/" + asked.id());
      case Asked.Cancel _ -> post(asked.member(), redemption + "/cancel");
      case Asked.Reveal _ -> post(asked.member(), redemption + "/reveal");
      case Asked.Acknowledge _ -> post(asked.member(), redemption + "/acknowledge");
    };
  }

  private Optional<Answer> post(String member, String path) {
    return cloud.ask(member, "POST " + path, NO_KEY, "");
  }

  private Optional<Answer> wrong(Asked.Wrong wrong) {
    String order = "{\"product\":\"mug\",\"quantity\":1}";
    String target = "POST /v1/redemptions";
    String member = wrong.member();
    return switch (wrong.flaw()) {
      case FORGED -> cloud.forge(member, target, "wrong", order);
      case NO_JSON -> cloud.ask(member, target, "wrong", order.substring(1));
      case HALF_A_MUG -> cloud.ask(member, target, "wrong", order.replace("1}", "0.5}"));
      case ANOTHERS_NAME ->
          cloud.ask(member, target, "wrong", order.replace("}", ",\"account\":\"100000000001\"}"));
      case NO_KEY -> cloud.ask(member, target, "not a key", order);
    };
  }
}
