package zoncoin.cli.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;
import zoncoin.redemption.Terms;

/** Explains a catalogue in plain sentences. */
public final class CatalogueWords {
  private CatalogueWords() {}

  /** All of it: a sentence on the whole, then one paragraph for each product. */
  public static List<String> of(Catalogue catalogue) {
    List<String> words = new ArrayList<>();
    words.add(
        "Catalogue %s has %d products: %s."
            .formatted(
                catalogue.name(),
                catalogue.products().size(),
                String.join(", ", catalogue.products().keySet())));
    catalogue.products().values().forEach(product -> words.add(product(product)));
    return words;
  }

  private static String product(Product product) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s, %s (%s): %s ZNC for one, worth %s."
            .formatted(
                product.name(),
                product.terms().title(),
                product.kind().word(),
                product.price().znc(),
                product.terms().worth()));
    sentences.add("A redemption is of %s.".formatted(product.limits()));
    if (product.isCredit()) {
      sentences.add("Received coins cannot buy it.");
    }
    sentences.addAll(supply(product.supply()));
    if (!product.terms().validity().equals(Terms.Validity.ALWAYS)) {
      sentences.add("It can be redeemed %s.".formatted(product.terms().validity()));
    }
    sentences.add(adapter(product.terms().adapter()));
    return String.join(" ", sentences);
  }

  private static List<String> supply(Supply supply) {
    List<String> words = new ArrayList<>();
    supply.stock().ifPresent(most -> words.add("There are %d in all.".formatted(most)));
    supply
        .memberDaily()
        .ifPresent(most -> words.add("A member can have %d a day (UTC).".formatted(most)));
    supply
        .daily()
        .ifPresent(
            most -> words.add("All members together can have %d a day (UTC).".formatted(most)));
    return words;
  }

  private static String adapter(Adapter adapter) {
    if (adapter.equals(Adapter.MANUAL)) {
      return "An operator delivers it by hand.";
    }
    String settings =
        adapter.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", "));
    return "It is delivered by %s%s."
        .formatted(adapter.name(), settings.isEmpty() ? "" : " (" + settings + ")");
  }
}
