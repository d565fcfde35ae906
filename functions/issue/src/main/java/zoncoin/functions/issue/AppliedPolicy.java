package zoncoin.functions.issue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import zoncoin.edge.event.JsonObject;
import zoncoin.reward.PoliciesInForce.Applied;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Malformed;

/** The event by which an operator applies a reward policy, and what is answered. */
final class AppliedPolicy {
  private static final String FIELD = "rewardPolicy";

  private AppliedPolicy() {}

  /**
   * The policy that an event brings, if it is one that does.
   *
   * @throws Malformed if what it brings is no policy's canonical text
   */
  static Optional<RewardPolicy> parse(JsonObject event) {
    return event.optionalText(FIELD).map(RewardPolicy::parse);
  }

  static Map<String, Object> render(RewardPolicy policy, Applied applied) {
    return switch (applied) {
      case Applied.Filed filed -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("applied", true);
        answer.put("policy", policy.name());
        answer.put("from", policy.from().toString());
        answer.put("sha256", policy.hash().base64());
        answer.put("transaction", filed.signed().entry().transaction().text());
        answer.put("isNew", filed.isNew());
        yield answer;
      }
      case Applied.Retroactive retroactive ->
          refused(
              "bills from %s on are issued by another policy and keep it; it can begin with %s"
                  .formatted(policy.from(), retroactive.earliest()));
      case Applied.NameTaken _ ->
          refused(
              "another policy had the name %s; give it one of its own".formatted(policy.name()));
      case Applied.Replaced _ ->
          refused(
              "%s was applied before, and another took its place; give it a new name"
                  .formatted(policy.name()));
      case Applied.Refused rule -> refused(rule.refusal().problem());
    };
  }

  private static Map<String, Object> refused(String why) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("applied", false);
    answer.put("because", why);
    return answer;
  }
}
