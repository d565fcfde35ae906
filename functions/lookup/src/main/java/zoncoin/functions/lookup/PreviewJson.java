package zoncoin.functions.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import zoncoin.billing.Money;
import zoncoin.costs.MonthEstimate;
import zoncoin.ledger.Account;
import zoncoin.reward.Reward;
import zoncoin.reward.RewardPolicies;

/** The preview of a month under way, as JSON; it says of itself that it is an estimate. */
final class PreviewJson {
  private static final String SAYS =
      "An estimate of the month so far, taxes and fees included; what the bill says counts.";

  private PreviewJson() {}

  static Map<String, Object> of(
      Account.Member member, MonthEstimate estimate, RewardPolicies policies) {
    Map<String, Object> preview = new LinkedHashMap<>();
    preview.put("account", member.id());
    preview.put("payer", estimate.payer());
    preview.put("period", estimate.period().toString());
    preview.put("currency", estimate.currency().toString());
    preview.put("spent", Money.print(estimate.spent()));
    policies
        .inForce(estimate.period())
        .ifPresent(
            policy -> {
              OptionalLong reward = Reward.of(estimate.spent(), estimate.currency(), policy);
              reward.ifPresent(zon -> preview.put("wouldEarnZon", zon));
              preview.put("policy", policy.name());
            });
    preview.put("at", estimate.at().toString());
    preview.put("isEstimate", true);
    preview.put("says", SAYS);
    return preview;
  }
}
