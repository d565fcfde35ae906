package zoncoin.redemption;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import zoncoin.billing.Lines;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What coins can be redeemed for. Its text is {@code zoncoin/catalogue@v1}, see {@code
 * catalogue.md} beside this file. A redemption keeps the price it was asked at, so a new catalogue
 * changes no redemption there is.
 *
 * @param name what people call it, with its version, such as {@code sample-1}
 * @param products by name
 */
public record Catalogue(String name, SortedMap<String, Product> products) {
  /** Most products, which bounds every answer that lists them. */
  public static final int MAX_PRODUCTS = 1_000;

  private static final String HEADER = "zoncoin/catalogue@v1";
  private static final String CREDIT = "credit";
  private static final String PLAIN = "plain";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Catalogue SAMPLE =
      of(
          "sample-1",
          List.of(
              new Product("aws-credit", Amount.ofZnc(1_000), true, Product.Limits.upTo(100)),
              new Product("gift-card", Amount.ofZnc(2_500), false, Product.Limits.upTo(10)),
              new Product("support-hour", Amount.ofZnc(900), false, Product.Limits.upTo(8))));

  /** Copies the products. */
  public Catalogue {
    products = new TreeMap<>(products);
    if (!NAME.matcher(name).matches()) {
      throw new Malformed("catalogue name is one word: " + Malformed.shown(name));
    }
    if (products.size() > MAX_PRODUCTS) {
      throw new Malformed("catalogue has at most " + MAX_PRODUCTS + " products");
    }
  }

  /** The catalogue of these products; {@link Malformed} if two have one name. */
  public static Catalogue of(String name, List<Product> products) {
    SortedMap<String, Product> byName = new TreeMap<>();
    for (Product product : products) {
      if (byName.put(product.name(), product) != null) {
        throw new Malformed("catalogue names each product once: " + product.name());
      }
    }
    return new Catalogue(name, byName);
  }

  /** The catalogue of whoever has none: ten dollars of AWS credit, a gift card, an hour of help. */
  public static Catalogue sample() {
    return SAMPLE;
  }

  /** The products by name; a copy. */
  @Override
  public SortedMap<String, Product> products() {
    return new TreeMap<>(products);
  }

  /** The product of that name. */
  public Optional<Product> find(String product) {
    return Optional.ofNullable(products.get(product));
  }

  /** The one text of this catalogue; ends with a newline. */
  public String text() {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    text.line("name", name);
    for (Product product : products.values()) {
      Product.Limits limits = product.limits();
      text.line(
          "product",
          product.name(),
          product.price(),
          product.isCredit() ? CREDIT : PLAIN,
          limits.fewest(),
          limits.step(),
          limits.most());
    }
    return text.toString();
  }

  /** SHA-256 of {@link #text}, by which two catalogues are told apart. */
  public Hash hash() {
    return Lines.sha256(text());
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for any other text
   */
  public static Catalogue parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    String name = lines.one("name");
    List<Product> products =
        lines.any("product").stream().map(value -> parseProduct(lines.words(value, 6))).toList();
    lines.end();
    Catalogue catalogue = of(name, products);
    if (!catalogue.text().equals(text)) {
      throw new Malformed(HEADER + " " + name + ": order or spelling are not its own");
    }
    return catalogue;
  }

  private static Product parseProduct(List<String> words) {
    return new Product(
        words.get(0),
        Amount.of(Canonical.parseCount("price", words.get(1))),
        words.get(2).equals(CREDIT),
        new Product.Limits(
            Canonical.parseCount("fewest", words.get(3)),
            Canonical.parseCount("step", words.get(4)),
            Canonical.parseCount("most", words.get(5))));
  }
}
