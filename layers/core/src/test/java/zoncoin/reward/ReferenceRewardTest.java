package zoncoin.reward;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.ledger.Amount;

/**
 * A thousand random policies and bills against a calculation in whole numbers that goes group by
 * group and shares no arithmetic with the product. Replay one seed: {@code ./mvnw test -pl
 * layers/core -Dtest=ReferenceRewardTest -Dzoncoin.seed=N}.
 */
class ReferenceRewardTest {
  private static final BigInteger UNITS_PER_ZON = BigInteger.TEN.pow(24);

  @Test
  void agreesOnAThousandPoliciesAndBills() {
    String only = System.getProperty("zoncoin.seed");
    long first = only == null ? 1 : Long.parseLong(only);
    long last = only == null ? 1_000 : first;
    Set<Boolean> earning = new HashSet<>();
    for (long seed = first; seed <= last; seed++) {
      earning.add(agree(seed));
    }
    assertEquals(only == null ? 2 : 1, earning.size(), "some earn and some do not");
  }

  private static boolean agree(long seed) {
    Chance chance = new Chance(seed);
    RewardPolicy policy = chance.policy();
    List<GroupTotal> bill = chance.bill();
    String tier = chance.pick(List.of("-", "silver", "gold"));
    Circumstances circumstances =
        new Circumstances(
            Optional.of(new Circumstances.TierReached(tier, BigDecimal.ZERO)), chance.isSo());
    Amount reward =
        Tariff.of(policy, Chance.JUNE, Currency.USD)
            .orElseThrow()
            .earn(bill, circumstances)
            .reward();
    assertEquals(
        new Reference(policy, bill).reward(tier, circumstances.isFirstPeriod()).toString(),
        reward.toString(),
        "./mvnw test -pl layers/core -Dtest=ReferenceRewardTest -Dzoncoin.seed=" + seed);
    assertEquals(
        reward,
        Tariff.of(policy, Chance.JUNE, Currency.USD)
            .orElseThrow()
            .earn(named(bill, policy), circumstances)
            .reward(),
        "what the policy does not name makes a difference: seed " + seed);
    assertEquals(policy, RewardPolicy.parse(policy.text()), "seed " + seed);
    return reward.isPositive();
  }

  /** The same bill as it is read for that policy. */
  private static List<GroupTotal> named(List<GroupTotal> bill, RewardPolicy policy) {
    Map<Group, BigDecimal> sums = new HashMap<>();
    for (GroupTotal total : bill) {
      Group group = total.group();
      Group alike =
          policy
              .offers()
              .named()
              .group(group.service(), group.region(), key -> group.tags().getOrDefault(key, ""));
      sums.merge(alike, total.eligible(), BigDecimal::add);
    }
    return sums.entrySet().stream()
        .map(sum -> new GroupTotal(sum.getKey(), sum.getValue()))
        .toList();
  }

  /** In units of 10^-24 zon, so that all of it is in whole numbers. */
  private static final class Reference {
    private final RewardPolicy policy;
    private final List<GroupTotal> bill;
    private final boolean[] taken;
    private final boolean[] closed;

    Reference(RewardPolicy policy, List<GroupTotal> bill) {
      this.policy = policy;
      this.bill = bill;
      this.taken = new boolean[bill.size()];
      this.closed = new boolean[bill.size()];
    }

    BigInteger reward(String tier, boolean isFirst) {
      List<Integer> all = IntStream.range(0, bill.size()).boxed().toList();
      if (spend(all).signum() <= 0) {
        return BigInteger.ZERO;
      }
      long times = tier.equals("gold") ? 1_500_000 : tier.equals("silver") ? 1_250_000 : 1_000_000;
      BigInteger total = worth(all).add(extra(worth(all), times));
      for (Campaign campaign : policy.offers().campaigns()) {
        List<Integer> mine = all.stream().filter(i -> takes(campaign, i)).toList();
        boolean isOn = campaign.isIn(Chance.JUNE) && (isFirst || !campaign.who().isWelcome());
        if (isOn && spend(mine).compareTo(least(campaign)) >= 0) {
          total = total.add(given(campaign, mine));
          mine.forEach(i -> taken[i] = true);
          mine.forEach(i -> closed[i] |= !campaign.who().isStackable());
        }
      }
      BigInteger whole = total.max(BigInteger.ZERO).divide(UNITS_PER_ZON);
      return whole.min(BigInteger.valueOf(policy.capZon()));
    }

    private boolean takes(Campaign campaign, int i) {
      return means(campaign.where(), bill.get(i).group())
          && !closed[i]
          && (campaign.who().isStackable() || !taken[i]);
    }

    private BigInteger given(Campaign campaign, List<Integer> mine) {
      return switch (campaign.effect()) {
        case Campaign.Effect.Multiply(long millionths) -> extra(worth(mine), millionths);
        case Campaign.Effect.Bonus(Amount coins) ->
            BigInteger.valueOf(coins.zon()).multiply(UNITS_PER_ZON);
      };
    }

    private BigInteger spend(List<Integer> groups) {
      return groups.stream()
          .map(i -> trillionths(bill.get(i).eligible()))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger worth(List<Integer> groups) {
      return groups.stream().map(this::worth).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger worth(int i) {
      long rate = policy.rateMillionths();
      for (RateRule rule : policy.offers().rates().reversed()) {
        rate = means(rule.where(), bill.get(i).group()) ? rule.rateMillionths() : rate;
      }
      return trillionths(bill.get(i).eligible())
          .multiply(BigInteger.valueOf(rate))
          .multiply(BigInteger.valueOf(Chance.PEG))
          .multiply(BigInteger.valueOf(1_000_000));
    }

    private static BigInteger least(Campaign campaign) {
      return campaign.who().least().values().stream()
          .map(Reference::trillionths)
          .reduce(BigInteger.ONE, BigInteger::max);
    }

    private static BigInteger trillionths(BigDecimal amount) {
      return amount.movePointRight(12).toBigIntegerExact();
    }

    private static BigInteger extra(BigInteger worth, long times) {
      return worth
          .max(BigInteger.ZERO)
          .divide(BigInteger.valueOf(1_000_000))
          .multiply(BigInteger.valueOf(times - 1_000_000));
    }
  }

  private static boolean means(Where where, Group group) {
    return (where.services().isEmpty() || where.services().contains(group.service()))
        && (where.regions().isEmpty() || where.regions().contains(group.region()))
        && (where.tags().isEmpty()
            || requireNonNull(where.tags().get("t")).contains(group.tags().getOrDefault("t", "")));
  }
}
