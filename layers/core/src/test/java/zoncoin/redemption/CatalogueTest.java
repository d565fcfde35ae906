package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Malformed;

final class CatalogueTest {
  /** The example that catalogue.md opens with. */
  private static final String EXAMPLE =
      """
      zoncoin/catalogue@v1
      name summer-1
      product aws-credit credit 1000000000
      title 10 USD of AWS promotional credit
      quantity 1 1 100
      worth 10 USD
      stock 500
      member-daily 20
      daily 200
      from 2026-06-01T00:00:00Z
      until 2026-09-01T00:00:00Z
      adapter vault
      setting pool summer
      product support-hour support 900000000
      title An hour of help
      quantity 1 1 8
      worth 12 USD
      adapter manual
      """;

  private static final String CREDIT =
      "product aws-credit credit 1000000000\n"
          + "title Credit\n"
          + "quantity 1 1 100\n"
          + "worth 10 USD\n"
          + "adapter manual\n";

  private static Catalogue parse(String products) {
    return Catalogue.parse("zoncoin/catalogue@v1\nname sample-1\n" + products);
  }

  @Test
  void printsTheExampleOfItsSpecification() throws IOException {
    assertEquals(EXAMPLE, Catalogue.parse(EXAMPLE).text());
    Path page =
        Path.of(
            System.getProperty("zoncoin.root", "../.."),
            "layers/core/src/main/java/zoncoin/redemption/catalogue.md");
    assertTrue(Files.readString(page).contains("```\n" + EXAMPLE + "```\n"));
  }

  @Test
  void printsTheSampleToWhatParsesAsIt() {
    assertEquals(Catalogue.sample(), Catalogue.parse(Catalogue.sample().text()));
    assertEquals(
        EnumSet.allOf(Product.Kind.class),
        Catalogue.sample().products().values().stream()
            .map(Product::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Product.Kind.class))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credit 1000000000>credit 0",
        "credit 1000000000>credit -5",
        "credit 1000000000>credit 01",
        "credit 1000000000>credit 1e6",
        "credit 1000000000>credit 10000000000000001",
        "credit 1000000000>credit 10000000000000000",
        "credit 1000000000>credit 99999999999999999999",
        "credit 1000000000>gold 5",
        "credit 1000000000>credit",
        "credit 1000000000>credit 5 5",
        "aws-credit credit>aws-credit  credit",
        "aws-credit>AWS",
        "title Credit>title ",
        "title Credit>title  Credit",
        "title Credit\n>",
        "quantity 1 1 100>quantity 0 1 5",
        "quantity 1 1 100>quantity 1 0 5",
        "quantity 1 1 100>quantity 2 1 1",
        "quantity 1 1 100>quantity 1 1",
        "adapter manual>adapter Manual",
        "adapter manual\n>",
        "worth 10 USD>worth 10.00 USD",
        "worth 10 USD>worth 0 USD",
        "worth 10 USD>worth -1 USD",
        "worth 10 USD>worth 10 usd",
        "worth 10 USD\n>",
        "adapter>stock -1\nadapter",
        "adapter>stock 01\nadapter",
        "adapter>member-daily 0\nadapter",
        "adapter>daily 0\nadapter",
        "adapter>daily 1\nstock 1\nadapter",
        "adapter>from 2026-06-01\nadapter",
        "adapter>from 2026-06-01T00:00:00.000Z\nadapter",
        "adapter>from 2026-06-01T00:00:00+00:00\nadapter",
        "adapter>from 2026-06-02T00:00:00Z\nuntil 2026-06-02T00:00:00Z\nadapter",
        "adapter manual>adapter manual\nsetting pool",
        "adapter manual>adapter manual\nsetting Pool a",
        "adapter manual>adapter manual\nsetting b x\nsetting a x",
        "adapter manual\n>adapter manual\r\n",
        "adapter manual\n>adapter manual\nadapter manual\n"
      })
  void refusesWhatDoesNotPrintBack(String change) {
    String[] parts = change.split(">", 2);
    String changed = CREDIT.replaceFirst(parts[0], parts[1]);
    assertNotEquals(CREDIT, changed);
    assertEquals(1, parse(CREDIT).products().size());
    assertThrows(Malformed.class, () -> parse(changed));
  }

  @Test
  void refusesProductsThatAreNotInOrder() {
    String hour = CREDIT.replace("aws-credit credit", "hour support");
    assertEquals(2, parse(CREDIT + hour).products().size());
    assertThrows(Malformed.class, () -> parse(hour + CREDIT));
    assertThrows(Malformed.class, () -> parse(CREDIT + CREDIT));
  }

  @Test
  void isValidFromItsFirstMomentUntilItIsOver() {
    Product credit = Catalogue.parse(EXAMPLE).find("aws-credit").orElseThrow();
    Terms.Validity validity = credit.terms().validity();
    assertFalse(validity.includes(Instant.parse("2026-05-31T23:59:59.999Z")));
    assertTrue(validity.includes(Instant.parse("2026-06-01T00:00:00Z")));
    assertTrue(validity.includes(Instant.parse("2026-08-31T23:59:59.999Z")));
    assertFalse(validity.includes(Instant.parse("2026-09-01T00:00:00Z")));
    assertTrue(Terms.Validity.ALWAYS.includes(Instant.EPOCH));
  }

  @Test
  void refusesAProductNamedTwice() {
    Product product =
        Product.of("hour", Product.Kind.SUPPORT, Amount.ofZnc(1), Product.Limits.upTo(1));
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
