package zoncoin.reward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.billing.Currency;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;

/** Any policy and any bill: at random, but the same for the same seed. */
final class Chance {
  static final Period JUNE = Period.parse("2026-06");
  static final long PEG = 700_001;
  private static final List<String> SERVICES = List.of("EC2", "S3", "Lambda", "");
  private static final List<String> REGIONS = List.of("eu", "us", "");
  private static final List<String> TEAMS = List.of("a", "b", "");

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  boolean isSo() {
    return random.nextBoolean();
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Where where() {
    SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      tags.put("t", new TreeSet<>(Set.of(pick(TEAMS.subList(0, 2)))));
    }
    TreeSet<String> services = new TreeSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      services.add(pick(SERVICES.subList(0, 3)));
    }
    TreeSet<String> regions = new TreeSet<>();
    if (random.nextInt(3) == 0) {
      regions.add(pick(REGIONS.subList(0, 2)));
    }
    return new Where(services, regions, tags);
  }

  RewardPolicy policy() {
    List<RateRule> rates = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Where where = where();
      if (!where.isAnywhere()) {
        rates.add(new RateRule(random.nextInt(100_000), where));
      }
    }
    SortedMap<Currency, BigDecimal> low = new TreeMap<>(Map.of(Currency.USD, BigDecimal.ONE));
    SortedMap<Currency, BigDecimal> high = new TreeMap<>(Map.of(Currency.USD, BigDecimal.TEN));
    Tiers tiers =
        new Tiers(
            12,
            List.of(
                new Tiers.Tier("silver", 1_250_000, low), new Tiers.Tier("gold", 1_500_000, high)));
    List<Campaign> campaigns = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      campaigns.add(campaign("c" + i));
    }
    return new RewardPolicy(
        "random",
        JUNE,
        random.nextInt(100_000),
        new TreeMap<>(Map.of(Currency.USD, PEG)),
        new Offers(rates, tiers, campaigns),
        random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : RewardPolicy.MAX_ZON,
        RewardPolicy.MAX_ZON,
        14,
        24,
        Eligibility.standard());
  }

  private Campaign campaign(String name) {
    SortedMap<Currency, BigDecimal> least = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      least.put(Currency.USD, amount().abs());
    }
    return new Campaign(
        name,
        pick(List.of(JUNE, Period.parse("2026-05"), JUNE.next())),
        pick(List.of(JUNE.next(), Period.parse("2026-08"))),
        random.nextBoolean()
            ? new Campaign.Effect.Multiply(1_000_001 + random.nextInt(3_000_000))
            : new Campaign.Effect.Bonus(Amount.of(1 + random.nextInt(1_000_000_000))),
        new Campaign.Who(random.nextInt(3) == 0, random.nextBoolean(), least),
        where());
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(
        random.nextLong(-300_000_000L, 1_000_000_000L), pick(List.of(2, 6, 12)));
  }

  List<GroupTotal> bill() {
    Map<Group, GroupTotal> groups = new HashMap<>();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      SortedMap<String, String> tags = new TreeMap<>(Map.of("t", pick(TEAMS)));
      Group group = new Group(pick(SERVICES), pick(REGIONS), tags);
      groups.put(group, new GroupTotal(group, amount()));
    }
    return List.copyOf(groups.values());
  }
}
