package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

final class CatalogueTest {
  /** The example that catalogue.md opens with. */
  private static final String SAMPLE =
      """
      zoncoin/catalogue@v1
      name sample-1
      product aws-credit 1000000000 credit 1 1 100
      product gift-card 2500000000 plain 1 1 10
      product support-hour 900000000 plain 1 1 8
      """;

  @Test
  void printsTheExampleOfItsSpecification() {
    assertEquals(SAMPLE, Catalogue.sample().text());
    assertEquals(Catalogue.sample(), Catalogue.parse(SAMPLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "product aws-credit 0 credit 1 1 1",
        "product aws-credit -5 credit 1 1 1",
        "product aws-credit 01 credit 1 1 1",
        "product aws-credit 1e6 credit 1 1 1",
        "product aws-credit 10000000000000001 credit 1 1 1",
        "product aws-credit 10000000000000000 credit 1 1 2",
        "product aws-credit 99999999999999999999 credit 1 1 1",
        "product aws-credit 5 gold 1 1 1",
        "product aws-credit 5 credit 0 1 1",
        "product aws-credit 5 credit 1 0 1",
        "product aws-credit 5 credit 2 1 1",
        "product aws-credit 5 credit 1 1",
        "product aws-credit 5 credit 1 1 1 1",
        "product aws-credit  5 credit 1 1 1",
        "product AWS 5 credit 1 1 1",
        "product b 5 plain 1 1 1\nproduct a 5 plain 1 1 1",
        "product a 5 plain 1 1 1\nproduct a 6 plain 1 1 1",
        "product a 5 plain 1 1 1\r",
        "products a",
        ""
      })
  void refusesWhatDoesNotPrintBack(String line) {
    String text = "zoncoin/catalogue@v1\nname sample-1\n" + line + "\n";
    assertThrows(Malformed.class, () -> Catalogue.parse(text));
  }

  @Test
  void refusesAProductNamedTwice() {
    Product product = new Product("hour", Amount.ofZnc(1), false, Product.Limits.upTo(1));
    assertThrows(Malformed.class, () -> Catalogue.of("twice", List.of(product, product)));
  }

  @Test
  void allowsTheFewestPlusWholeSteps() {
    Product.Limits limits = new Product.Limits(10, 5, 22);
    for (long quantity : new long[] {10, 15, 20}) {
      assertTrue(limits.allows(quantity));
    }
    for (long quantity : new long[] {Long.MIN_VALUE, 0, 5, 11, 22, 25, Long.MAX_VALUE}) {
      assertFalse(limits.allows(quantity));
    }
  }
}
