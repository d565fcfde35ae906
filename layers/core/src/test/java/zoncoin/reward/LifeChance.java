package zoncoin.reward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;

/** Draws what a programme promises, and says it in the words of the product. */
final class LifeChance {
  private final Random random;

  LifeChance(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Promises from a month on; each kind of them now and then. */
  LifeTerms terms(int from) {
    LifeTerms.Rate rate =
        new LifeTerms.Rate(
            random.nextInt(100_001),
            any(List.of(100_000_000L, 1_000_003L, 7L)),
            random.nextInt(4) == 0 ? 1_000_000L : RewardPolicy.MAX_ZON,
            random.nextInt(3) == 0 ? random.nextLong(2_000_000_000L) : RewardPolicy.MAX_ZON);
    LifeTerms.Life life =
        new LifeTerms.Life(any(List.of(0, 1, 14, 31, 90)), any(List.of(1, 2, 12, 24, 36)));
    List<LifeTerms.Tier> tiers = random.nextBoolean() ? List.of() : tiers();
    int months = tiers.isEmpty() ? 0 : any(List.of(1, 2, 6, 12));
    List<LifeTerms.Campaign> campaigns = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      campaigns.add(campaign(from));
    }
    return new LifeTerms(from, rate, life, months, tiers, campaigns);
  }

  private List<LifeTerms.Tier> tiers() {
    List<LifeTerms.Tier> tiers = new ArrayList<>();
    long cents = random.nextInt(100_000);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      tiers.add(new LifeTerms.Tier(cents, 1_000_000 + random.nextInt(1_000_000)));
      cents += 1 + random.nextInt(200_000);
    }
    return tiers;
  }

  private LifeTerms.Campaign campaign(int from) {
    int first = from + random.nextInt(6);
    boolean isBonus = random.nextBoolean();
    LifeTerms.Who who =
        new LifeTerms.Who(
            random.nextInt(3) == 0, random.nextBoolean(), any(List.of(0L, 1L, 20_000L)));
    return new LifeTerms.Campaign(
        first,
        first + random.nextInt(12),
        isBonus ? 0 : 1_000_001 + random.nextInt(2_000_000),
        isBonus ? 1 + random.nextInt(100_000_000) : 0,
        who);
  }

  /** The same as a policy. */
  static RewardPolicy policy(LifeTerms terms) {
    List<Tiers.Tier> levels =
        terms.tiers().stream()
            .map(
                tier ->
                    new Tiers.Tier(
                        "tier-" + terms.tiers().indexOf(tier),
                        tier.millionths(),
                        dollars(tier.cents())))
            .toList();
    List<Campaign> campaigns =
        IntStream.range(0, terms.campaigns().size())
            .mapToObj(i -> campaign("campaign-" + i, terms.campaigns().get(i)))
            .toList();
    return new RewardPolicy(
        "policy-" + terms.from(),
        Period.parse(Lives.text(terms.from())),
        terms.rate().millionths(),
        new TreeMap<>(Map.of(Currency.USD, terms.rate().peg())),
        new Offers(List.of(), new Tiers(terms.months(), levels), campaigns),
        terms.rate().cap(),
        terms.rate().budget(),
        terms.life().vestDays(),
        terms.life().lotMonths(),
        RewardPolicy.standard().eligibility());
  }

  private static Campaign campaign(String name, LifeTerms.Campaign terms) {
    return new Campaign(
        name,
        Period.parse(Lives.text(terms.first())),
        Period.parse(Lives.text(terms.last())),
        terms.millionths() == 0
            ? new Campaign.Effect.Bonus(Amount.of(terms.bonus()))
            : new Campaign.Effect.Multiply(terms.millionths()),
        new Campaign.Who(
            terms.who().isWelcome(), !terms.who().isAlone(), dollars(terms.who().cents())),
        Where.ANYWHERE);
  }

  private static TreeMap<Currency, BigDecimal> dollars(long cents) {
    return new TreeMap<>(Map.of(Currency.USD, BigDecimal.valueOf(cents, 2)));
  }
}
