package zoncoin.redemption;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import zoncoin.billing.Currency;
import zoncoin.ledger.Amount;

/**
 * One product of each kind. Prices are by the standard peg, 100 ZNC to the dollar; an hour of help
 * costs an operator less than it is worth, and so does a seat.
 */
final class SampleCatalogue {
  static final Catalogue CATALOGUE =
      Catalogue.of(
          "sample-1", List.of(credit(), giftCard(), support(), subscription(), merchant()));

  private SampleCatalogue() {}

  /** Ten dollars of it, from the codes that the operator imported. */
  private static Product credit() {
    return Product.of(
            "aws-credit", Product.Kind.CREDIT, Amount.ofZnc(1_000), Product.Limits.upTo(100))
        .on(terms("10 USD of AWS promotional credit", 10, "vault", Map.of()));
  }

  private static Product giftCard() {
    return Product.of(
            "gift-card", Product.Kind.GIFT_CARD, Amount.ofZnc(2_500), Product.Limits.upTo(10))
        .in(new Supply(OptionalLong.empty(), OptionalLong.of(10), OptionalLong.of(1_000)))
        .on(terms("Amazon gift card of 25 USD", 25, "gift-card", Map.of()));
  }

  private static Product support() {
    return Product.of(
            "support-hour", Product.Kind.SUPPORT, Amount.ofZnc(900), Product.Limits.upTo(8))
        .on(terms("An hour of the operator's support plan", 12, "manual", Map.of()));
  }

  private static Product subscription() {
    return Product.of(
            "dashboard-seat",
            Product.Kind.SUBSCRIPTION,
            Amount.ofZnc(1_500),
            new Product.Limits(1, 1, 50))
        .on(terms("A seat on the cost dashboard for a month", 18, "manual", Map.of()));
  }

  /** Of which there are not many. */
  private static Product merchant() {
    return Product.of(
            "cost-review", Product.Kind.MERCHANT, Amount.ofZnc(20_000), Product.Limits.upTo(1))
        .in(new Supply(OptionalLong.of(20), OptionalLong.of(1), OptionalLong.empty()))
        .on(terms("A day's review of your architecture's cost", 250, "manual", Map.of()));
  }

  private static Terms terms(
      String title, int dollars, String adapter, Map<String, String> settings) {
    return new Terms(
        title,
        new Worth(BigDecimal.valueOf(dollars), Currency.USD),
        Terms.Validity.ALWAYS,
        new Adapter(adapter, new TreeMap<>(settings)));
  }
}
