package zoncoin.reward;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.tlog.Malformed;

/**
 * Levels that an account reaches by what it spent. Spend counts in its own currency, once the coins
 * it earned have vested; the level of a period is fixed when the period before it closed.
 *
 * @param months how many closed periods count, the latest ones; zero if there are no levels
 * @param levels the lowest first
 */
public record Tiers(int months, List<Tier> levels) {
  /** No levels. */
  public static final Tiers NONE = new Tiers(0, List.of());

  /** The longest that spend counts. */
  public static final int MAX_MONTHS = 36;

  /** More levels than a person would tell apart. */
  public static final int MAX_LEVELS = 20;

  /** Copies, and refuses levels that are not one above the other. */
  public Tiers {
    levels = List.copyOf(levels);
    Bounds.check(
        "tier-months", levels.isEmpty() ? 0 : 1, months, levels.isEmpty() ? 0 : MAX_MONTHS);
    Bounds.check("number of tiers", 0, levels.size(), MAX_LEVELS);
    for (int i = 0; i < levels.size(); i++) {
      for (Tier lower : levels.subList(0, i)) {
        levels.get(i).checkAbove(lower);
      }
    }
  }

  /**
   * A level.
   *
   * @param name one word
   * @param multiplierMillionths what all that rates give is multiplied by; 1,500,000 is half as
   *     much again
   * @param from the spend from which on an account is in it, by currency; it cannot be reached in a
   *     currency that is not here
   */
  public record Tier(String name, long multiplierMillionths, SortedMap<Currency, BigDecimal> from) {
    /** Copies, and refuses what is out of bounds. */
    public Tier {
      Bounds.checkName("tier", name);
      Bounds.check(
          "tier multiplier",
          RewardPolicy.MILLION,
          multiplierMillionths,
          Campaign.MAX_MULTIPLIER_MILLIONTHS);
      from = Bounds.spend("spend of a tier", from);
    }

    /** What is missing to be in it, zero or more; empty where it cannot be reached. */
    Optional<BigDecimal> missing(Currency currency, BigDecimal spend) {
      return Optional.ofNullable(from.get(currency))
          .map(threshold -> threshold.subtract(spend).max(BigDecimal.ZERO));
    }

    private void checkAbove(Tier lower) {
      if (name.equals(lower.name)) {
        throw new Malformed("tiers have names of their own: " + name);
      }
      from.forEach(
          (currency, spend) -> {
            if (spend.compareTo(lower.from.getOrDefault(currency, spend.subtract(BigDecimal.ONE)))
                <= 0) {
              throw new Malformed(
                  "tiers stand lowest first: %s is not above %s in %s"
                      .formatted(name, lower.name, currency));
            }
          });
    }
  }

  /**
   * Where an account stands.
   *
   * @param current its tier, if it reached one
   * @param next the one above, if there is one
   * @param missing what is missing for that; zero if there is none
   */
  public record Standing(Optional<Tier> current, Optional<Tier> next, BigDecimal missing) {}

  /**
   * Where an account stands that spent so much.
   *
   * @param currency in which
   * @param vestedSpend its eligible spend of the last {@link #months} closed periods
   */
  public Standing at(Currency currency, BigDecimal vestedSpend) {
    Optional<Tier> current =
        levels.stream()
            .filter(
                tier -> tier.missing(currency, vestedSpend).filter(Tiers::isNothing).isPresent())
            .reduce((lower, higher) -> higher);
    Optional<Tier> next =
        levels.stream()
            .filter(
                tier -> tier.missing(currency, vestedSpend).filter(m -> !isNothing(m)).isPresent())
            .findFirst();
    BigDecimal missing =
        next.flatMap(tier -> tier.missing(currency, vestedSpend)).orElse(BigDecimal.ZERO);
    return new Standing(current, next, missing);
  }

  private static boolean isNothing(BigDecimal missing) {
    return missing.signum() == 0;
  }

  /**
   * What an assessment records of that.
   *
   * @param currency in which
   * @param vestedSpend as for {@link #at}
   */
  public Circumstances.TierReached reached(Currency currency, BigDecimal vestedSpend) {
    return new Circumstances.TierReached(
        at(currency, vestedSpend).current().map(Tier::name).orElse(Circumstances.NO_TIER),
        vestedSpend);
  }

  /**
   * The level of that name.
   *
   * @throws Malformed if there is none, and the name is not the one for that
   */
  public Optional<Tier> named(String name) {
    if (name.equals(Circumstances.NO_TIER)) {
      return Optional.empty();
    }
    Optional<Tier> tier = levels.stream().filter(level -> level.name().equals(name)).findFirst();
    if (tier.isEmpty()) {
      throw new Malformed("policy has no tier " + Malformed.shown(name));
    }
    return tier;
  }
}
