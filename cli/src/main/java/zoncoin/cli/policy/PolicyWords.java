package zoncoin.cli.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.ledger.Amount;
import zoncoin.reward.Campaign;
import zoncoin.reward.RateRule;
import zoncoin.reward.RewardPolicy;
import zoncoin.reward.Tiers;

/** Explains a policy in plain sentences. */
public final class PolicyWords {
  private PolicyWords() {}

  /** All of it, a sentence or two for each rule, in the order in which they are applied. */
  public static List<String> of(RewardPolicy policy) {
    List<String> words = new ArrayList<>();
    words.add(
        "Policy %s is for bills from %s on, until another policy begins."
            .formatted(policy.name(), policy.from()));
    words.addAll(rates(policy));
    words.addAll(pegs(policy));
    words.addAll(tiers(policy.offers().tiers()));
    policy.offers().campaigns().forEach(campaign -> words.add(campaign(campaign)));
    if (policy.capZon() < RewardPolicy.MAX_ZON) {
      words.add("An account earns at most %s for a period.".formatted(znc(policy.capZon())));
    }
    words.addAll(ofOneBill(policy));
    if (policy.budgetZon() < RewardPolicy.MAX_ZON) {
      words.add(
          "All accounts together earn at most %s by this policy; what is beyond that is cut."
              .formatted(znc(policy.budgetZon())));
    }
    words.add(
        "Coins can be spent %d days after the bill is final, until the end of the month %d months later."
            .formatted(policy.vestDays(), policy.lotMonths()));
    if (policy.accruesFromEstimates()) {
      words.add(
          "While a month is under way, coins are pending on estimates; the bill replaces them.");
    }
    words.addAll(eligibility(policy));
    return words;
  }

  private static List<String> rates(RewardPolicy policy) {
    List<String> words = new ArrayList<>();
    words.add(percent(policy.rateMillionths()) + " of eligible spend comes back.");
    for (RateRule rule : policy.offers().rates()) {
      words.add(
          "%s%s %s."
              .formatted(
                  words.size() == 1 ? "But " : "Else ",
                  percent(rule.rateMillionths()),
                  rule.where()));
    }
    return words;
  }

  private static List<String> pegs(RewardPolicy policy) {
    List<String> words = new ArrayList<>();
    policy
        .pegsZon()
        .forEach(
            (currency, peg) -> {
              BigDecimal hundred =
                  BigDecimal.valueOf(policy.rateMillionths(), 4)
                      .multiply(BigDecimal.valueOf(peg, 6));
              words.add(
                  "1 %s is worth %s: 100 %s of spend earn %s ZNC."
                      .formatted(currency, znc(peg), currency, Money.print(hundred)));
            });
    words.add("Spend in any other currency earns nothing.");
    return words;
  }

  private static List<String> tiers(Tiers tiers) {
    return tiers.levels().stream()
        .map(
            tier ->
                "From %s of spend in %d periods on an account is %s: it gets %s times what rates give."
                    .formatted(
                        spend(tier.from()),
                        tiers.months(),
                        tier.name(),
                        times(tier.multiplierMillionths())))
        .toList();
  }

  private static String campaign(Campaign campaign) {
    String gives =
        switch (campaign.effect()) {
          case Campaign.Effect.Multiply(long millionths) ->
              times(millionths) + " times what rates give";
          case Campaign.Effect.Bonus(Amount coins) -> znc(coins.zon());
        };
    String least =
        campaign.who().least().isEmpty()
            ? ""
            : ", where that is " + spend(campaign.who().least()) + " or more";
    return "Campaign %s, %s to %s: %s for spend %s%s%s. %s"
        .formatted(
            campaign.name(),
            campaign.from(),
            campaign.to(),
            gives,
            campaign.where(),
            least,
            campaign.who().isWelcome() ? ", in an account's first period" : "",
            campaign.who().isStackable()
                ? "It adds to other campaigns."
                : "It stands alone: what it takes is in no other campaign.");
  }

  /** What an account has of each assessment, and not once for all of a period. */
  private static List<String> ofOneBill(RewardPolicy policy) {
    List<String> those = new ArrayList<>();
    if (!policy.offers().tiers().levels().isEmpty()) {
      those.add("tiers");
    }
    if (policy.offers().campaigns().stream()
        .anyMatch(campaign -> campaign.effect() instanceof Campaign.Effect.Bonus)) {
      those.add("bonuses");
    }
    if (policy.capZon() < RewardPolicy.MAX_ZON) {
      those.add("cap");
    }
    return those.isEmpty()
        ? List.of()
        : List.of(
            "Each payer's bill in each currency has its own of these: %s."
                .formatted(String.join(", ", those)));
  }

  private static List<String> eligibility(RewardPolicy policy) {
    String counts =
        policy.eligibility().basis() == Basis.INVOICED
            ? "What counts is what the invoice says: a commitment's fee where it is charged."
            : "What counts is amortised: a commitment's fee where it is used.";
    return List.of(
        counts,
        "Nothing is earned by %s, nor on %s."
            .formatted(
                String.join(", ", policy.eligibility().notEarning()),
                String.join(", ", policy.eligibility().deniedProducts())));
  }

  static String spend(SortedMap<Currency, BigDecimal> amounts) {
    return amounts.entrySet().stream().map(PolicyWords::money).collect(Collectors.joining(" or "));
  }

  private static String money(Map.Entry<Currency, BigDecimal> amount) {
    return Money.print(amount.getValue()) + " " + amount.getKey();
  }

  static String percent(long millionths) {
    return Money.print(BigDecimal.valueOf(millionths, 4)) + " %";
  }

  static String times(long millionths) {
    return Money.print(BigDecimal.valueOf(millionths, 6));
  }

  static String znc(long zon) {
    return Amount.of(zon).znc() + " ZNC";
  }
}
