package zoncoin.cli.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.billing.Word;
import zoncoin.reward.Campaign;
import zoncoin.reward.Offers;
import zoncoin.reward.RateRule;
import zoncoin.reward.Tiers;
import zoncoin.reward.Where;

/** The part of a policy file that says what it gives beside its one rate. */
final class OffersFile {
  private static final int TIMES_DECIMALS = 6;

  private OffersFile() {}

  static Offers read(Place file) {
    return new Offers(
        file.optional("rates").map(rates -> each(rates, OffersFile::rate)).orElse(List.of()),
        file.optional("tiers").map(OffersFile::tiers).orElse(Tiers.NONE),
        file.optional("campaigns")
            .map(campaigns -> each(campaigns, OffersFile::campaign))
            .orElse(List.of()));
  }

  private static <T> List<T> each(Place list, Function<Place, T> read) {
    return list.list().stream().map(place -> place.at(() -> read.apply(place))).toList();
  }

  private static RateRule rate(Place place) {
    place.only(List.of("ratePercent", "services", "regions", "tags"));
    Where where = where(place);
    if (where.isAnywhere()) {
      throw place.wrong(
          "a rate of its own is for some services, regions or tags",
          "name them, or change ratePercent of the policy");
    }
    return new RateRule(PolicyFile.percent(place.required("ratePercent", "5")), where);
  }

  private static Where where(Place place) {
    return new Where(
        values(place, "services"),
        values(place, "regions"),
        place.optional("tags").map(OffersFile::tags).orElse(PolicyFile.none()));
  }

  private static SortedMap<String, SortedSet<String>> tags(Place place) {
    return place.map(key -> Word.check("tag", key), values -> new TreeSet<>(texts(values)));
  }

  private static SortedSet<String> values(Place place, String name) {
    return place
        .optional(name)
        .<SortedSet<String>>map(values -> new TreeSet<>(texts(values)))
        .orElseGet(TreeSet::new);
  }

  private static List<String> texts(Place values) {
    List<String> texts = values.texts();
    if (texts.isEmpty()) {
      throw values.wrong("names at least one", "leave the field out for all");
    }
    return texts;
  }

  private static Tiers tiers(Place place) {
    place.only(List.of("months", "levels"));
    return place.at(
        () ->
            new Tiers(
                place.required("months", "12").whole(1, Tiers.MAX_MONTHS),
                each(place.required("levels", "[ … ]"), OffersFile::tier)));
  }

  private static Tiers.Tier tier(Place place) {
    place.only(List.of("name", "times", "fromSpend"));
    return new Tiers.Tier(
        place.required("name", "\"gold\"").text(),
        times(place.required("times", "1.5")),
        spend(place.required("fromSpend", "{ \"USD\": 10000 }")));
  }

  private static long times(Place place) {
    long millionths = place.scaled(TIMES_DECIMALS);
    if (millionths < 1_000_000 || millionths > Campaign.MAX_MULTIPLIER_MILLIONTHS) {
      throw place.wrong("is a factor from 1 to 100", "write 1.5 for half as much again");
    }
    return millionths;
  }

  private static SortedMap<Currency, BigDecimal> spend(Place place) {
    return place.map(Currency::new, amount -> amount.number(Money.MAX_DECIMALS));
  }

  private static Campaign campaign(Place place) {
    place.only(
        List.of(
            "name",
            "from",
            "to",
            "times",
            "bonusZnc",
            "welcome",
            "stackable",
            "leastSpend",
            "services",
            "regions",
            "tags"));
    return new Campaign(
        place.required("name", "\"double-summer\"").text(),
        PolicyFile.period(place.required("from", "\"2026-07\"")),
        PolicyFile.period(place.required("to", "\"2026-09\"")),
        effect(place),
        new Campaign.Who(
            place.optional("welcome").map(Place::flag).orElse(false),
            place.optional("stackable").map(Place::flag).orElse(false),
            place.optional("leastSpend").map(OffersFile::spend).orElse(PolicyFile.none())),
        where(place));
  }

  private static Campaign.Effect effect(Place place) {
    if (place.optional("times").isPresent() == place.optional("bonusZnc").isPresent()) {
      throw place.wrong("has times or bonusZnc, and not both", "write \"times\": 2");
    }
    return place
        .optional("times")
        .<Campaign.Effect>map(times -> times.at(() -> new Campaign.Effect.Multiply(times(times))))
        .orElseGet(
            () -> new Campaign.Effect.Bonus(PolicyFile.coins(place.required("bonusZnc", "50"))));
  }
}
