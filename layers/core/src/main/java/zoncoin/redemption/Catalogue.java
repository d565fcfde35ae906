package zoncoin.redemption;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import zoncoin.billing.Lines;
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

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** A catalogue with nothing in it: what holds until one is applied. */
  public static final Catalogue NONE = of("none", List.of());

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

  /** One product of each kind, to begin with: see {@link SampleCatalogue}. */
  public static Catalogue sample() {
    return SampleCatalogue.CATALOGUE;
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
    return CatalogueText.print(this);
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
    return CatalogueText.parse(text);
  }
}
