package zoncoin.reward;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Currency;
import zoncoin.billing.Lines;
import zoncoin.billing.Money;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/** The lines of {@code zoncoin/reward-policy@v1} that say what a policy gives beside one rate. */
final class OffersText {
  private static final String WELCOME = "welcome";
  private static final String LEAST = "least=";

  private OffersText() {}

  static void printRates(List<RateRule> rates, Lines.Writer text) {
    for (RateRule rule : rates) {
      List<Object> words = new ArrayList<>();
      words.add(rule.rateMillionths());
      words.addAll(rule.where().words());
      text.line("rate-for", words.toArray());
    }
  }

  static List<RateRule> parseRates(Lines lines) {
    List<RateRule> rates = new ArrayList<>();
    for (String value : lines.any("rate-for")) {
      List<String> words = List.of(value.split(" ", -1));
      rates.add(
          new RateRule(
              Canonical.parseCount("rate-for", words.getFirst()),
              Where.parse(words.subList(1, words.size()))));
    }
    return rates;
  }

  static void printTiers(Tiers tiers, Lines.Writer text) {
    if (!tiers.levels().isEmpty()) {
      text.line("tier-months", tiers.months());
    }
    for (Tiers.Tier tier : tiers.levels()) {
      List<Object> words = new ArrayList<>(List.of(tier.name(), tier.multiplierMillionths()));
      tier.from().forEach((currency, spend) -> words.add(currency + "=" + Money.print(spend)));
      text.line("tier", words.toArray());
    }
  }

  static Tiers parseTiers(Lines lines) {
    int months = lines.atMostOne("tier-months").map(text -> small("tier-months", text)).orElse(0);
    List<Tiers.Tier> levels = new ArrayList<>();
    for (String value : lines.any("tier")) {
      Words words = new Words("tier", value);
      levels.add(
          new Tiers.Tier(
              words.next(), Canonical.parseCount("tier", words.next()), spend(words.rest())));
    }
    return new Tiers(months, levels);
  }

  static void printCampaigns(List<Campaign> campaigns, Lines.Writer text) {
    for (Campaign campaign : campaigns) {
      List<Object> words =
          new ArrayList<>(List.of(campaign.name(), campaign.from(), campaign.to()));
      switch (campaign.effect()) {
        case Campaign.Effect.Multiply multiply ->
            words.addAll(List.of("multiply", multiply.millionths()));
        case Campaign.Effect.Bonus bonus -> words.addAll(List.of("bonus", bonus.coins()));
      }
      words.add(campaign.who().isStackable() ? "stack" : "alone");
      if (campaign.who().isWelcome()) {
        words.add(WELCOME);
      }
      campaign
          .who()
          .least()
          .forEach((currency, spend) -> words.add(LEAST + currency + "=" + Money.print(spend)));
      words.addAll(campaign.where().words());
      text.line("campaign", words.toArray());
    }
  }

  static List<Campaign> parseCampaigns(Lines lines) {
    return lines.any("campaign").stream()
        .map(value -> parseCampaign(new Words("campaign", value)))
        .toList();
  }

  private static Campaign parseCampaign(Words words) {
    String name = words.next();
    Period from = Period.parse(words.next());
    Period to = Period.parse(words.next());
    Campaign.Effect effect = parseEffect(words.next(), words.next());
    boolean isStackable = isFirst("stack", "alone", words.next());
    boolean isWelcome = words.take(WELCOME);
    List<String> least = words.takeAll(LEAST);
    return new Campaign(
        name,
        from,
        to,
        effect,
        new Campaign.Who(isWelcome, isStackable, spend(least)),
        Where.parse(words.rest()));
  }

  private static Campaign.Effect parseEffect(String word, String amount) {
    long count = Canonical.parseCount(word, amount);
    return isFirst("multiply", "bonus", word)
        ? new Campaign.Effect.Multiply(count)
        : new Campaign.Effect.Bonus(Amount.of(count));
  }

  private static boolean isFirst(String first, String second, String word) {
    if (!word.equals(first) && !word.equals(second)) {
      throw new Malformed(
          "here stands %s or %s: %s".formatted(first, second, Malformed.shown(word)));
    }
    return word.equals(first);
  }

  private static SortedMap<Currency, BigDecimal> spend(List<String> words) {
    SortedMap<Currency, BigDecimal> spend = new TreeMap<>();
    for (String word : words) {
      List<String> parts = List.of(word.split("=", 2));
      if (parts.size() != 2) {
        throw new Malformed("spend is a currency, = and an amount: " + Malformed.shown(word));
      }
      spend.put(new Currency(parts.getFirst()), Money.parse("spend", parts.getLast()));
    }
    return spend;
  }

  static int small(String key, String text) {
    long count = Canonical.parseCount(key, text);
    Bounds.check(key, 0, count, Integer.MAX_VALUE);
    return (int) count;
  }

  /** The words of a value, one after the other. */
  private static final class Words {
    private final String what;
    private final List<String> words;
    private int next;

    private Words(String what, String value) {
      this.what = what;
      this.words = List.of(value.split(" ", -1));
    }

    private String next() {
      if (next == words.size()) {
        throw new Malformed(what + " has more words than " + words);
      }
      return words.get(next++);
    }

    private boolean take(String word) {
      boolean isThere = next < words.size() && words.get(next).equals(word);
      next += isThere ? 1 : 0;
      return isThere;
    }

    private List<String> takeAll(String beginning) {
      List<String> taken = new ArrayList<>();
      while (next < words.size() && words.get(next).startsWith(beginning)) {
        taken.add(words.get(next++).substring(beginning.length()));
      }
      return taken;
    }

    private List<String> rest() {
      return words.subList(next, words.size());
    }
  }
}
