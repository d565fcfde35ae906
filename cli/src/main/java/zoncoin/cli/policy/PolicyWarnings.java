package zoncoin.cli.policy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.reward.Campaign;
import zoncoin.reward.RateRule;
import zoncoin.reward.RewardPolicy;
import zoncoin.reward.Tiers;

/** What is strange about a policy: allowed, and rarely meant. */
public final class PolicyWarnings {
  /** More than a fifth of a bill back is a rebate of another kind. */
  private static final long HIGH_RATE_MILLIONTHS = 200_000;

  /** 100 ZNC to the dollar, a hundred times more or less. */
  private static final long LOW_PEG_ZON = 1_000_000;

  private static final long HIGH_PEG_ZON = 10_000_000_000L;
  private static final int SHORT_LIFE_MONTHS = 3;

  private final RewardPolicy policy;
  private final Period now;
  private final List<String> warnings = new ArrayList<>();

  private PolicyWarnings(RewardPolicy policy, Period now) {
    this.policy = policy;
    this.now = now;
  }

  /**
   * All of it, a line each.
   *
   * @param policy to look at
   * @param now the month that it is
   */
  public static List<String> of(RewardPolicy policy, YearMonth now) {
    PolicyWarnings all = new PolicyWarnings(policy, new Period(now));
    all.begin();
    all.pegs();
    all.rates();
    all.tiers();
    all.campaigns();
    all.limits();
    return List.copyOf(all.warnings);
  }

  private void warn(String warning) {
    warnings.add(warning);
  }

  private void begin() {
    if (policy.from().compareTo(now) <= 0) {
      warn(
          ("it begins with %s, which is not after this month: it is refused if coins were issued"
                  + " for that period or a later one")
              .formatted(policy.from()));
    }
  }

  private void pegs() {
    if (policy.pegsZon().isEmpty()) {
      warn("no currency has a peg: nothing is earned");
    }
    for (Currency currency : List.of(new Currency("EUR"), new Currency("GBP"), Currency.USD)) {
      policy
          .pegZon(currency)
          .ifPresent(
              peg -> {
                if (peg < LOW_PEG_ZON || peg > HIGH_PEG_ZON) {
                  warn(
                      "1 %s is worth %s; others give about 100 ZNC: is the peg in ZNC?"
                          .formatted(currency, PolicyWords.znc(peg)));
                }
              });
    }
  }

  private void rates() {
    List<RateRule> rules = policy.offers().rates();
    long highest =
        rules.stream()
            .mapToLong(RateRule::rateMillionths)
            .reduce(policy.rateMillionths(), Math::max);
    if (highest > HIGH_RATE_MILLIONTHS) {
      warn("a rate of %s is more than a fifth of the bill".formatted(PolicyWords.percent(highest)));
    }
    if (highest == 0) {
      warn("every rate is 0 %: only fixed bonuses are earned");
    }
    for (int i = 0; i < rules.size(); i++) {
      int each = i;
      rules.subList(0, i).stream()
          .filter(earlier -> earlier.where().includes(rules.get(each).where()))
          .findFirst()
          .ifPresent(
              earlier ->
                  warn(
                      "the rate of %s %s is never reached: the one %s stands before it"
                          .formatted(
                              PolicyWords.percent(rules.get(each).rateMillionths()),
                              rules.get(each).where(),
                              earlier.where())));
    }
  }

  private void tiers() {
    Optional<Tiers.Tier> lower = Optional.empty();
    for (Tiers.Tier tier : policy.offers().tiers().levels()) {
      if (tier.from().keySet().stream().noneMatch(c -> policy.pegZon(c).isPresent())) {
        warn(
            "tier %s can never be reached: no currency of its spend has a peg"
                .formatted(tier.name()));
      }
      if (tier.multiplierMillionths() == RewardPolicy.MILLION) {
        warn("tier %s gives no more than no tier".formatted(tier.name()));
      }
      lower
          .filter(below -> below.multiplierMillionths() >= tier.multiplierMillionths())
          .ifPresent(
              below ->
                  warn(
                      "tier %s gives no more than %s below it"
                          .formatted(tier.name(), below.name())));
      lower = Optional.of(tier);
    }
  }

  private void campaigns() {
    List<Campaign> campaigns = policy.offers().campaigns();
    for (int i = 0; i < campaigns.size(); i++) {
      campaign(campaigns.get(i), campaigns.subList(0, i));
    }
  }

  private void campaign(Campaign campaign, List<Campaign> earlier) {
    String name = "campaign " + campaign.name();
    if (campaign.to().compareTo(policy.from()) < 0) {
      warn("%s is over before the policy begins".formatted(name));
    } else if (campaign.from().compareTo(policy.from()) < 0) {
      warn("%s begins before the policy: it runs from %s on".formatted(name, policy.from()));
    }
    if (campaign.to().compareTo(now) < 0) {
      warn("%s is in the past: it ended with %s".formatted(name, campaign.to()));
    }
    campaign.who().least().keySet().stream()
        .filter(currency -> policy.pegZon(currency).isEmpty())
        .forEach(currency -> warn("%s asks for %s, which has no peg".formatted(name, currency)));
    earlier.stream()
        .filter(other -> keepsAll(other, campaign))
        .findFirst()
        .ifPresent(
            other ->
                warn("%s never takes anything: %s keeps it all".formatted(name, other.name())));
    if (campaign.effect() instanceof Campaign.Effect.Bonus(var coins)) {
      if (campaign.who().least().isEmpty()) {
        warn(
            "%s gives %s for a cent of spend: give it a leastSpend"
                .formatted(name, coins.znc() + " ZNC"));
      }
      if (coins.zon() > policy.capZon()) {
        warn(
            "%s gives more than the cap of %s lets through"
                .formatted(name, PolicyWords.znc(policy.capZon())));
      }
      if (coins.zon() > policy.budgetZon()) {
        warn("%s gives one account more than the budget has".formatted(name));
      }
    }
  }

  /** Whether the other one comes first, runs as long, and takes what this could take. */
  private static boolean keepsAll(Campaign other, Campaign campaign) {
    boolean isBeside = other.who().isStackable() && campaign.who().isStackable();
    return !isBeside
        && !other.who().isWelcome()
        && other.who().least().isEmpty()
        && other.from().compareTo(campaign.from()) <= 0
        && other.to().compareTo(campaign.to()) >= 0
        && other.where().includes(campaign.where());
  }

  private void limits() {
    if (policy.capZon() == 0) {
      warn("the cap is 0 ZNC: nothing is earned");
    }
    if (policy.budgetZon() == 0) {
      warn("the budget is 0 ZNC: nothing is earned");
    }
    if (policy.capZon() < RewardPolicy.MAX_ZON && policy.capZon() > policy.budgetZon()) {
      warn("one account may earn more than the budget has: the cap is above it");
    }
    if (policy.vestDays() == 0) {
      warn(
          "coins can be spent at once: refunds that come later are taken from coins already spent");
    }
    if (policy.lotMonths() < SHORT_LIFE_MONTHS) {
      warn("coins expire after %d months".formatted(policy.lotMonths()));
    }
    if (policy.eligibility().deniedProducts().stream().noneMatch("AWSSupport"::startsWith)) {
      warn("AWS Support earns: it is not among deniedProducts");
    }
  }
}
