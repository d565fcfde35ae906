package zoncoin.reward;

import java.util.List;
import java.util.stream.Stream;
import zoncoin.billing.Named;
import zoncoin.tlog.Malformed;

/**
 * What a policy gives beside its one rate.
 *
 * @param rates other rates for some lines; the first that means a line holds
 * @param tiers levels that accounts reach
 * @param campaigns in the order in which they take lines
 */
public record Offers(List<RateRule> rates, Tiers tiers, List<Campaign> campaigns) {
  /** Nothing. */
  public static final Offers NONE = new Offers(List.of(), Tiers.NONE, List.of());

  /** Most other rates: more than there are services with a price of their own to most people. */
  public static final int MAX_RATES = 200;

  /** Most campaigns; as many as a long has bits. */
  public static final int MAX_CAMPAIGNS = 64;

  /** Copies, and refuses too many and a name said twice. */
  public Offers {
    rates = List.copyOf(rates);
    campaigns = List.copyOf(campaigns);
    Bounds.check("number of rate-for", 0, rates.size(), MAX_RATES);
    Bounds.check("number of campaigns", 0, campaigns.size(), MAX_CAMPAIGNS);
    if (campaigns.stream().map(Campaign::name).distinct().count() != campaigns.size()) {
      throw new Malformed("campaigns have names of their own");
    }
    named(rates, campaigns);
  }

  /** What a bill must be told apart by. */
  public Named named() {
    return named(rates, campaigns);
  }

  private static Named named(List<RateRule> rates, List<Campaign> campaigns) {
    return Stream.concat(
            rates.stream().map(RateRule::where), campaigns.stream().map(Campaign::where))
        .map(Where::named)
        .reduce(Named.NONE, Named::and);
  }
}
