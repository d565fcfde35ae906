package zoncoin.cli.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import zoncoin.billing.Currency;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;

/** What is rarely meant about a catalogue. Nothing of it is forbidden. */
public final class CatalogueWarnings {
  /** The adapters that the function fulfil has. */
  private static final Set<String> KNOWN =
      Set.of("manual", "webhook", "gift-card", "conductor", "vault");

  /** Those that deliver AWS credit. */
  private static final Set<String> CREDIT = Set.of("vault", "conductor");

  /** Settings that say where whoever delivers is. */
  private static final Set<String> ADDRESSES = Set.of("address", "endpoint");

  /** What begins like a key or a secret, such as whsec_ of a webhook or an access key id. */
  private static final Pattern SECRET =
      Pattern.compile("whsec_.*|(AKIA|ASIA)[A-Z0-9]{12,}.*|-----BEGIN.*|sk_.*");

  /**
   * By the standard peg, a dollar costs 100 ZNC; a tenth or ten times that is a slip of the pen.
   */
  private static final BigDecimal LOW = BigDecimal.TEN;

  private static final BigDecimal HIGH = BigDecimal.valueOf(1_000);

  private final Instant now;
  private final List<String> warnings = new ArrayList<>();

  private CatalogueWarnings(Instant now) {
    this.now = now;
  }

  /**
   * All of it, a line each.
   *
   * @param catalogue to look at
   * @param now the time that it is
   */
  public static List<String> of(Catalogue catalogue, Instant now) {
    CatalogueWarnings all = new CatalogueWarnings(now);
    if (catalogue.products().isEmpty()) {
      all.warnings.add("nothing can be redeemed: it has no products");
    }
    catalogue.products().values().forEach(all::product);
    return List.copyOf(all.warnings);
  }

  private void warn(Product product, String what) {
    warnings.add(product.name() + ": " + what);
  }

  private void product(Product product) {
    price(product);
    supply(product);
    product
        .terms()
        .validity()
        .until()
        .filter(until -> !now.isBefore(until))
        .ifPresent(until -> warn(product, "is offered until %s, which is past".formatted(until)));
    String adapter = product.terms().adapter().name();
    if (!KNOWN.contains(adapter)) {
      warn(product, "no adapter is called %s; it would wait a week and fail".formatted(adapter));
    }
    if (!product.isCredit() && CREDIT.contains(adapter)) {
      warn(
          product,
          "is not called AWS credit, and %s delivers it: coins that were given buy no credit, and"
                  .formatted(adapter)
              + " would buy this");
    }
    if (product.isCredit() && !CREDIT.contains(adapter)) {
      warn(
          product,
          "is AWS credit, and %s delivers none: vault and conductor do".formatted(adapter));
    }
    product.terms().adapter().settings().forEach((name, value) -> setting(product, name, value));
  }

  private void setting(Product product, String name, String value) {
    if (SECRET.matcher(value).matches()) {
      warn(product, "setting %s looks like a secret, and all members can read it".formatted(name));
    }
    if (ADDRESSES.contains(name) && !value.startsWith("https://")) {
      warn(product, "setting %s is no https address: nobody would be asked".formatted(name));
    }
  }

  private void price(Product product) {
    if (!product.terms().worth().currency().equals(Currency.USD)) {
      return;
    }
    BigDecimal perDollar =
        BigDecimal.valueOf(product.price().zon(), 6)
            .divide(product.terms().worth().amount(), 2, RoundingMode.HALF_EVEN);
    if (perDollar.compareTo(LOW) < 0 || perDollar.compareTo(HIGH) > 0) {
      warn(
          product,
          "costs %s ZNC for each dollar that it is worth; others cost about 100"
              .formatted(perDollar.stripTrailingZeros().toPlainString()));
    }
  }

  private void supply(Product product) {
    Supply supply = product.supply();
    long fewest = product.limits().fewest();
    supply
        .stock()
        .ifPresent(
            stock -> {
              if (stock < fewest) {
                warn(
                    product,
                    "a redemption is of %d or more, and there are %d".formatted(fewest, stock));
              }
            });
    supply
        .memberDaily()
        .ifPresent(
            most -> {
              if (most < fewest) {
                warn(
                    product,
                    "a redemption is of %d or more, and a day's limit %d".formatted(fewest, most));
              }
            });
    if (supply.daily().isPresent()
        && supply.memberDaily().orElse(Long.MAX_VALUE) > supply.daily().getAsLong()) {
      warn(product, "one member can have all of a day's %d".formatted(supply.daily().getAsLong()));
    }
  }
}
