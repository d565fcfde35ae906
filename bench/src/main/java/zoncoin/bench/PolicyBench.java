package zoncoin.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Period;
import zoncoin.reward.RewardPolicy;
import zoncoin.reward.Tariff;

/** Spend by account, service and region turned into coins, beside the sums that it takes. */
final class PolicyBench {
  private static final int GROUPS_PER_ACCOUNT = 10;
  private static final int SERVICES = 200;
  private static final int REGIONS = 20;
  private static final Period PERIOD = Period.parse("2026-06");

  /**
   * Rates for three services and a region, a tier, and two campaigns, one of them for a service.
   */
  private static final RewardPolicy POLICY =
      RewardPolicy.parse(
          RewardPolicy.standard()
              .text()
              .replace(
                  "peg USD 100000000\n",
                  """
                  rate-for 50000 service=Service1,Service2 region=region-1,region-2
                  rate-for 30000 service=Service3
                  rate-for 10000 region=region-3
                  peg USD 100000000
                  tier-months 12
                  tier silver 1250000 USD=1000
                  campaign double 2026-06 2026-08 multiply 2000000 stack service=Service4
                  campaign more 2026-06 2026-06 bonus 1000000 stack least=USD=10
                  """));

  private PolicyBench() {}

  static Pair measure(int groups) {
    List<List<GroupTotal>> accounts = accounts(groups);
    return Pair.measure(
        "a policy of 7 rules evaluated, against one exact sum",
        "groups",
        groups,
        Turns.COUNT,
        () -> earn(accounts),
        () -> sum(accounts));
  }

  private static List<List<GroupTotal>> accounts(int groups) {
    Random random = new Random(1);
    List<List<GroupTotal>> accounts = new ArrayList<>();
    for (int left = groups; left > 0; left -= GROUPS_PER_ACCOUNT) {
      List<GroupTotal> totals = new ArrayList<>();
      for (int i = 0; i < Math.min(left, GROUPS_PER_ACCOUNT); i++) {
        // Made for each, as a reader does: nothing is found by identity.
        Group group =
            new Group(
                "Service" + random.nextInt(SERVICES),
                "region-" + random.nextInt(REGIONS),
                new TreeMap<>());
        totals.add(new GroupTotal(group, BigDecimal.valueOf(random.nextLong(10_000_000_000L), 8)));
      }
      accounts.add(totals);
    }
    return accounts;
  }

  private static Object earn(List<List<GroupTotal>> accounts) {
    Tariff tariff = Tariff.of(POLICY, PERIOD, Currency.USD).orElseThrow();
    Circumstances silver =
        new Circumstances(
            java.util.Optional.of(new Circumstances.TierReached("silver", BigDecimal.ONE)), false);
    long zon = 0;
    for (List<GroupTotal> groups : accounts) {
      zon = Math.addExact(zon, tariff.earn(groups, silver).reward().zon());
    }
    return zon;
  }

  private static Object sum(List<List<GroupTotal>> accounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (List<GroupTotal> groups : accounts) {
      for (GroupTotal group : groups) {
        sum = sum.add(group.eligible());
      }
    }
    return sum;
  }
}
