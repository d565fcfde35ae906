package zoncoin.cli.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.cli.policy.JsonFile;
import zoncoin.cli.policy.Place;
import zoncoin.ledger.Amount;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;
import zoncoin.redemption.Terms;
import zoncoin.redemption.Worth;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/** Reads a catalogue from a file: JSON by the schema, or its canonical text. */
public final class CatalogueFile {
  /** A thousand products and room. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int ZNC_DECIMALS = 6;

  private CatalogueFile() {}

  /**
   * Reads a catalogue.
   *
   * @param name the file's, for messages
   * @param bytes what is in it
   * @throws Malformed if it is no catalogue; the message says where, which rule, and what to do
   */
  public static Catalogue read(String name, byte[] bytes) {
    String text = Canonical.parseUtf8(name, bytes);
    return text.startsWith("zoncoin/")
        ? Catalogue.parse(text)
        : JsonFile.read(name, text, CatalogueFile::catalogue);
  }

  private static Catalogue catalogue(Place file) {
    file.only(List.of("$schema", "name", "products"));
    String name = file.required("name", "\"summer-1\"").text();
    List<Product> products =
        file.required("products", "[ … ]").list().stream()
            .map(place -> place.at(() -> product(place)))
            .toList();
    return file.at(() -> Catalogue.of(name, products));
  }

  private static Product product(Place place) {
    place.only(
        List.of(
            "name",
            "kind",
            "title",
            "priceZnc",
            "worth",
            "fewest",
            "step",
            "most",
            "stock",
            "memberDaily",
            "daily",
            "from",
            "until",
            "adapter"));
    Place kind = place.required("kind", "\"credit\"");
    return new Product(
        place.required("name", "\"aws-credit\"").text(),
        kind.at(() -> Product.Kind.parse(kind.text())),
        Amount.of(place.required("priceZnc", "1000").scaled(ZNC_DECIMALS)),
        new Product.Limits(
            count(place, "fewest").orElse(1),
            count(place, "step").orElse(1),
            place.required("most", "10").scaled(0)),
        new Supply(count(place, "stock"), count(place, "memberDaily"), count(place, "daily")),
        new Terms(
            place.required("title", "\"10 USD of AWS promotional credit\"").text(),
            worth(place.required("worth", "{ \"USD\": 10 }")),
            new Terms.Validity(time(place, "from"), time(place, "until")),
            place.optional("adapter").map(CatalogueFile::adapter).orElse(Adapter.MANUAL)));
  }

  private static OptionalLong count(Place place, String name) {
    return place
        .optional(name)
        .map(count -> OptionalLong.of(count.scaled(0)))
        .orElse(OptionalLong.empty());
  }

  private static Worth worth(Place place) {
    SortedMap<Currency, BigDecimal> amounts =
        place.map(Currency::new, amount -> amount.number(Money.MAX_DECIMALS));
    if (amounts.size() != 1) {
      throw place.wrong("is in one currency", "write { \"USD\": 10 }");
    }
    Map.Entry<Currency, BigDecimal> only = amounts.entrySet().iterator().next();
    return place.at(() -> new Worth(only.getValue(), only.getKey()));
  }

  private static Optional<Instant> time(Place place, String name) {
    return place
        .optional(name)
        .map(
            time -> {
              try {
                return Instant.parse(time.text());
              } catch (DateTimeException noTime) {
                throw time.wrong("is a time in UTC", "write \"2026-07-01T00:00:00Z\"");
              }
            });
  }

  private static Adapter adapter(Place place) {
    place.only(List.of("name", "settings"));
    Function<Place, SortedMap<String, String>> settings =
        given -> given.map(key -> key, Place::text);
    return place.at(
        () ->
            new Adapter(
                place.required("name", "\"webhook\"").text(),
                place.optional("settings").map(settings).orElseGet(TreeMap::new)));
  }
}
