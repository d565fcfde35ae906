package zoncoin.reward;

import java.math.BigDecimal;
import java.util.SortedMap;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

/**
 * More coins for some lines of a bill, for some time. Bills say in which month they charge and not
 * on which day, so a campaign is of whole billing periods.
 *
 * @param name one word
 * @param from its first billing period
 * @param to its last
 * @param effect what it gives
 * @param who for whom, and beside which other campaigns
 * @param where for which lines
 */
public record Campaign(String name, Period from, Period to, Effect effect, Who who, Where where) {
  /** A hundred times. */
  public static final long MAX_MULTIPLIER_MILLIONTHS = 100_000_000;

  /** Refuses a campaign that ends before it begins. */
  public Campaign {
    Bounds.checkName("campaign", name);
    if (to.compareTo(from) < 0) {
      throw new Malformed(
          "campaign %s ends before it begins: %s is before %s".formatted(name, to, from));
    }
  }

  /** What a campaign gives. */
  public sealed interface Effect {
    /**
     * So many times what rates give for its lines.
     *
     * @param millionths 2,000,000 doubles it
     */
    record Multiply(long millionths) implements Effect {
      /** Refuses what would give less, and too much. */
      public Multiply {
        Bounds.check(
            "campaign multiplier", RewardPolicy.MILLION + 1, millionths, MAX_MULTIPLIER_MILLIONTHS);
      }
    }

    /**
     * So many coins, once for each account and period with spend on its lines.
     *
     * @param coins how many
     */
    record Bonus(Amount coins) implements Effect {
      /** Refuses nothing, and more than an account can hold. */
      public Bonus {
        Bounds.check("campaign bonus", 1, coins.zon(), Amount.MAX_ZON);
      }
    }
  }

  /**
   * For whom.
   *
   * @param isWelcome whether only for an account's first period
   * @param isStackable whether lines can be in other campaigns too; if not, a line is in the first
   *     that takes it and in no other
   * @param least the eligible spend on its lines below which it gives nothing, by currency
   */
  public record Who(boolean isWelcome, boolean isStackable, SortedMap<Currency, BigDecimal> least) {
    /** Copies. */
    public Who {
      least = Bounds.spend("least spend", least);
    }
  }

  /** Whether it runs in that period. */
  public boolean isIn(Period period) {
    return from.compareTo(period) <= 0 && period.compareTo(to) <= 0;
  }

  /** Whether so much spend on its lines is enough. */
  boolean isEnough(Currency currency, BigDecimal spend) {
    return spend.signum() > 0
        && spend.compareTo(who.least().getOrDefault(currency, BigDecimal.ZERO)) >= 0;
  }
}
