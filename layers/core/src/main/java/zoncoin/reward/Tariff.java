package zoncoin.reward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Money;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

/**
 * A reward policy made ready for the bills of one period and currency. The calculation is that of
 * {@code reward-policy.md}, "The order of operations". For one thread.
 */
public final class Tariff {
  private static final int BASE = -1;

  private final RewardPolicy policy;
  private final Currency currency;
  private final BigDecimal peg;
  private final List<Campaign> campaigns;
  private final Map<Group, Treatment> treatments = new HashMap<>();

  private Tariff(RewardPolicy policy, Period period, Currency currency, long pegZon) {
    this.policy = policy;
    this.currency = currency;
    this.peg = BigDecimal.valueOf(pegZon);
    this.campaigns =
        policy.offers().campaigns().stream().filter(campaign -> campaign.isIn(period)).toList();
  }

  /**
   * The tariff of a period and currency.
   *
   * @return empty where the policy has no peg for the currency
   */
  public static Optional<Tariff> of(RewardPolicy policy, Period period, Currency currency) {
    OptionalLong peg = policy.pegZon(currency);
    return peg.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tariff(policy, period, currency, peg.getAsLong()));
  }

  /**
   * What is done with the lines of a group.
   *
   * @param rule which rate holds: an index, or {@link #BASE}
   * @param campaigns which campaigns mean them: bits
   */
  private record Treatment(int rule, long campaigns) {}

  /** Lines that are treated alike. */
  private final class Share {
    private final Treatment treatment;
    private BigDecimal eligible;
    private BigDecimal worth = BigDecimal.ZERO;
    private boolean isTaken;
    private boolean isClosed;

    private Share(Treatment treatment, BigDecimal eligible) {
      this.treatment = treatment;
      this.eligible = eligible;
    }

    private Share plus(BigDecimal more) {
      eligible = eligible.add(more);
      return this;
    }

    /** What its rate gives for it: exact zon, negative where it takes. */
    private void rate() {
      worth = eligible.multiply(millionths(rateOf(treatment.rule()))).multiply(peg);
    }
  }

  private Treatment treatment(Group group) {
    return treatments.computeIfAbsent(group, this::treat);
  }

  private Treatment treat(Group group) {
    List<RateRule> rates = policy.offers().rates();
    int rule = BASE;
    for (int i = rates.size() - 1; i >= 0; i--) {
      rule = rates.get(i).where().matches(group) ? i : rule;
    }
    long bits = 0;
    for (int i = 0; i < campaigns.size(); i++) {
      bits |= campaigns.get(i).where().matches(group) ? 1L << i : 0;
    }
    return new Treatment(rule, bits);
  }

  private long rateOf(int rule) {
    return rule == BASE
        ? policy.rateMillionths()
        : policy.offers().rates().get(rule).rateMillionths();
  }

  /**
   * What an account's spend earns.
   *
   * @param groups its eligible spend; one group if nothing is told apart
   * @param circumstances of the account
   * @throws Malformed if the reward is more than one posting holds and the policy has no cap
   */
  public Breakdown earn(List<GroupTotal> groups, Circumstances circumstances) {
    Map<Treatment, Share> byTreatment = new HashMap<>();
    BigDecimal eligible = BigDecimal.ZERO;
    for (GroupTotal total : groups) {
      eligible = eligible.add(total.eligible());
      Treatment treatment = treatment(total.group());
      Share share = byTreatment.get(treatment);
      if (share == null) {
        byTreatment.put(treatment, new Share(treatment, total.eligible()));
      } else {
        share.plus(total.eligible());
      }
    }
    if (eligible.signum() <= 0) {
      return Breakdown.NOTHING;
    }
    List<Share> shares = List.copyOf(byTreatment.values());
    Breakdown.Sum sum = new Breakdown.Sum();
    addRates(shares, sum);
    addTier(shares, circumstances, sum);
    addCampaigns(shares, circumstances, sum);
    sum.atLeast("credits and refunds take no more than there is", 0);
    if (policy.capZon() < RewardPolicy.MAX_ZON) {
      sum.atMost("no more than " + znc(policy.capZon()), policy.capZon());
    } else if (sum.isMoreThan(RewardPolicy.MAX_ZON)) {
      throw new Malformed(
          "reward of %s by policy %s is more than %d zon"
              .formatted(money(eligible), policy.name(), policy.capZon()));
    }
    return sum.breakdown();
  }

  private void addRates(List<Share> shares, Breakdown.Sum sum) {
    shares.forEach(Share::rate);
    for (int rule = BASE; rule < policy.offers().rates().size(); rule++) {
      int each = rule;
      List<Share> rated = shares.stream().filter(share -> share.treatment.rule() == each).toList();
      if (!rated.isEmpty()) {
        String where = rule == BASE ? "" : " " + policy.offers().rates().get(rule).where();
        sum.add(percent(rateOf(rule)) + " of " + money(eligible(rated)) + where, worth(rated));
      }
    }
  }

  private void addTier(List<Share> shares, Circumstances circumstances, Breakdown.Sum sum) {
    policy
        .offers()
        .tiers()
        .named(circumstances.tierName())
        .ifPresent(
            tier ->
                sum.add(
                    "tier %s: %s times".formatted(tier.name(), times(tier.multiplierMillionths())),
                    more(worth(shares), tier.multiplierMillionths())));
  }

  /** In their order; each takes the lines that it means and that none before it kept for itself. */
  private void addCampaigns(List<Share> shares, Circumstances circumstances, Breakdown.Sum sum) {
    for (int i = 0; i < campaigns.size(); i++) {
      Campaign campaign = campaigns.get(i);
      long bit = 1L << i;
      List<Share> taken = new ArrayList<>();
      for (Share share : shares) {
        boolean isFree = !share.isClosed && (campaign.who().isStackable() || !share.isTaken);
        if (isFree && (share.treatment.campaigns() & bit) != 0) {
          taken.add(share);
        }
      }
      boolean isMeant = !campaign.who().isWelcome() || circumstances.isFirstPeriod();
      if (isMeant && campaign.isEnough(currency, eligible(taken))) {
        taken.forEach(share -> share.isTaken = true);
        taken.forEach(share -> share.isClosed |= !campaign.who().isStackable());
        sum.add(words(campaign), give(campaign, taken));
      }
    }
  }

  private static BigDecimal give(Campaign campaign, List<Share> taken) {
    return switch (campaign.effect()) {
      case Campaign.Effect.Multiply multiply -> more(worth(taken), multiply.millionths());
      case Campaign.Effect.Bonus bonus -> BigDecimal.valueOf(bonus.coins().zon());
    };
  }

  private static String words(Campaign campaign) {
    return switch (campaign.effect()) {
      case Campaign.Effect.Multiply multiply ->
          "campaign %s: %s times %s"
              .formatted(campaign.name(), times(multiply.millionths()), campaign.where());
      case Campaign.Effect.Bonus bonus ->
          "campaign %s: %s".formatted(campaign.name(), znc(bonus.coins().zon()));
    };
  }

  /** What a multiplier adds to what it multiplies; nothing to less than nothing. */
  private static BigDecimal more(BigDecimal worth, long multiplierMillionths) {
    return worth
        .max(BigDecimal.ZERO)
        .multiply(millionths(multiplierMillionths - RewardPolicy.MILLION));
  }

  private static BigDecimal worth(List<Share> shares) {
    return shares.stream().map(share -> share.worth).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal eligible(List<Share> shares) {
    return shares.stream().map(share -> share.eligible).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal millionths(long count) {
    return BigDecimal.valueOf(count, 6);
  }

  private String money(BigDecimal amount) {
    return Money.print(amount) + " " + currency;
  }

  private static String znc(long zon) {
    return Amount.of(zon).znc() + " ZNC";
  }

  /** Such as {@code 2.5 %}. */
  static String percent(long millionths) {
    return Money.print(BigDecimal.valueOf(millionths, 4)) + " %";
  }

  /** Such as {@code 1.5}. */
  static String times(long millionths) {
    return Money.print(BigDecimal.valueOf(millionths, 6));
  }
}
