package zoncoin.redemption;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import zoncoin.billing.Lines;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/** The text {@code zoncoin/catalogue@v1}, as {@code catalogue.md} beside this file says. */
final class CatalogueText {
  private static final String HEADER = "zoncoin/catalogue@v1";
  private static final String STOCK = "stock";
  private static final String MEMBER_DAILY = "member-daily";
  private static final String DAILY = "daily";

  private CatalogueText() {}

  static String print(Catalogue catalogue) {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    text.line("name", catalogue.name());
    catalogue.products().values().forEach(product -> print(product, text));
    return text.toString();
  }

  private static void print(Product product, Lines.Writer text) {
    Product.Limits limits = product.limits();
    text.line("product", product.name(), product.kind().word(), product.price());
    text.line("title", product.terms().title());
    text.line("quantity", limits.fewest(), limits.step(), limits.most());
    text.line("worth", product.terms().worth());
    product.supply().stock().ifPresent(most -> text.line(STOCK, most));
    product.supply().memberDaily().ifPresent(most -> text.line(MEMBER_DAILY, most));
    product.supply().daily().ifPresent(most -> text.line(DAILY, most));
    product.terms().validity().from().ifPresent(time -> text.line("from", time));
    product.terms().validity().until().ifPresent(time -> text.line("until", time));
    Adapter adapter = product.terms().adapter();
    text.line("adapter", adapter.name());
    adapter.settings().forEach((name, value) -> text.line("setting", name, value));
  }

  static Catalogue parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    String name = lines.one("name");
    List<Product> products = new ArrayList<>();
    for (Optional<String> product = lines.atMostOne("product");
        product.isPresent();
        product = lines.atMostOne("product")) {
      products.add(parseProduct(product.get(), lines));
    }
    lines.end();
    Catalogue catalogue = Catalogue.of(name, products);
    if (!print(catalogue).equals(text)) {
      throw new Malformed(HEADER + " " + name + ": order or spelling are not its own");
    }
    return catalogue;
  }

  private static Product parseProduct(String value, Lines lines) {
    List<String> words = lines.words(value, 3);
    String title = lines.one("title");
    List<String> quantity = lines.words(lines.one("quantity"), 3);
    Worth worth = Worth.parse(lines.one("worth"));
    Supply supply =
        new Supply(count(lines, STOCK), count(lines, MEMBER_DAILY), count(lines, DAILY));
    Terms.Validity validity = new Terms.Validity(time(lines, "from"), time(lines, "until"));
    String adapter = lines.one("adapter");
    TreeMap<String, String> settings = new TreeMap<>();
    for (String setting : lines.any("setting")) {
      List<String> pair = lines.words(setting, 2);
      settings.put(pair.getFirst(), pair.getLast());
    }
    return new Product(
        words.get(0),
        Product.Kind.parse(words.get(1)),
        Amount.of(Canonical.parseCount("price", words.get(2))),
        new Product.Limits(
            Canonical.parseCount("fewest", quantity.get(0)),
            Canonical.parseCount("step", quantity.get(1)),
            Canonical.parseCount("most", quantity.get(2))),
        supply,
        new Terms(title, worth, validity, new Adapter(adapter, settings)));
  }

  private static OptionalLong count(Lines lines, String key) {
    return lines
        .atMostOne(key)
        .map(value -> OptionalLong.of(Canonical.parseCount(key, value)))
        .orElse(OptionalLong.empty());
  }

  private static Optional<Instant> time(Lines lines, String key) {
    return lines
        .atMostOne(key)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeException noTime) {
                throw new Malformed(key + " is a time in UTC: " + Malformed.shown(text));
              }
            });
  }
}
