package zoncoin.reward;

import java.math.BigInteger;
import java.util.List;

/**
 * What a programme promises for a month, in the model: cents in, zon out, in whole numbers. Like
 * {@link Lives}, it knows no class of what it checks; months are numbers.
 *
 * @param from the first month, which also names it
 * @param rate what cents are worth
 * @param life when coins vest, and how long they live
 * @param months how many months of spend make a tier
 * @param tiers lowest first
 * @param campaigns in the order in which they take a bill
 */
record LifeTerms(
    int from, Rate rate, Life life, int months, List<Tier> tiers, List<Campaign> campaigns) {
  private static final long MILLION = 1_000_000;

  /** Worth is counted in parts of a zon: a cent, a millionth of it, a millionth of that. */
  private static final BigInteger PARTS = BigInteger.valueOf(100 * MILLION * MILLION);

  /** Millionths of what was spent, zon for a dollar, most zon for a bill and for all of them. */
  record Rate(long millionths, long peg, long cap, long budget) {}

  /** Days until coins vest, months until they expire. */
  record Life(int vestDays, int lotMonths) {}

  /** From so many cents on, so many millionths of what is earned. */
  record Tier(long cents, long millionths) {}

  /** In these months, times so many millionths; or, where that is zero, a bonus. */
  record Campaign(int first, int last, long millionths, long bonus, Who who) {}

  /** For new accounts alone; instead of other campaigns; from so many cents on. */
  record Who(boolean isWelcome, boolean isAlone, long cents) {}

  /** The tier, counted from one, of an account that spent so much; zero if it is in none. */
  int tier(long cents) {
    int tier = 0;
    while (tier < tiers.size() && tiers.get(tier).cents() <= cents) {
      tier++;
    }
    return tier;
  }

  /** What a bill of a month earns, in a tier; whether it is an account's first. */
  long reward(int month, long cents, int tier, boolean isFirst) {
    if (cents <= 0) {
      return 0;
    }
    BigInteger worth =
        BigInteger.valueOf(cents)
            .multiply(BigInteger.valueOf(rate.millionths()))
            .multiply(BigInteger.valueOf(rate.peg()));
    long times = tier == 0 ? MILLION : tiers.get(tier - 1).millionths();
    BigInteger bonus = BigInteger.ZERO;
    boolean isTaken = false;
    for (Campaign campaign : campaigns) {
      boolean isOn = campaign.first() <= month && month <= campaign.last();
      boolean isFor = isFirst || !campaign.who().isWelcome();
      boolean isFree = !isTaken || !campaign.who().isAlone();
      if (isOn && isFor && isFree && cents >= campaign.who().cents()) {
        times += campaign.millionths() == 0 ? 0 : campaign.millionths() - MILLION;
        bonus = bonus.add(BigInteger.valueOf(campaign.bonus()));
        isTaken = true;
        if (campaign.who().isAlone()) {
          break;
        }
      }
    }
    return worth
        .multiply(BigInteger.valueOf(times))
        .add(bonus.multiply(PARTS))
        .divide(PARTS)
        .min(BigInteger.valueOf(rate.cap()))
        .longValueExact();
  }
}
