package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Finality;
import zoncoin.billing.LineTotal;
import zoncoin.billing.Lines;
import zoncoin.billing.Totals;
import zoncoin.tlog.Malformed;

/** The golden set, whose totals can be checked by hand. */
class GoldenBillTest {
  private static final Path GOLDEN = Path.of("src/test/resources/zoncoin/exports/golden-cur-2.0");

  @Test
  void givesTheExpectedTotalsOfEachAccount() throws IOException {
    Map<String, Map<?, ?>> accounts = expected("by_account");
    Assessed assessments = Bills.assess(GOLDEN);
    assertEquals(accounts.size(), assessments.size());
    accounts.forEach(
        (key, totals) -> {
          // The set names payer/account/currency; its one period is 2026-06.
          Assessment assessment = assessments.of(key.replaceFirst("/USD", "/2026-06/USD"));
          assertSame(totals, "rows", BigDecimal.valueOf(assessment.rows()));
          assertSame(totals, "unblended", assessment.unblended());
          assertSame(totals, "eligible_net", assessment.eligible());
          assertEquals(Finality.INVOICED, assessment.finality(), key);
        });
  }

  @Test
  void givesTheExpectedTotalsOfEachLineType() throws IOException {
    Map<String, Map<?, ?>> types = expected("by_line_item_type");
    Totals totals = Bills.read(GOLDEN).getFirst().totals().values().iterator().next();
    assertEquals(types.size(), totals.lines().size());
    for (LineTotal line : totals.lines()) {
      Map<?, ?> expected = types.getOrDefault(line.type().name(), Map.of());
      assertSame(expected, "rows", BigDecimal.valueOf(line.rows()));
      assertSame(expected, "unblended", line.unblended());
    }
  }

  @Test
  void namesEveryFileItWasReadFrom() {
    Assessment assessment = Bills.assess(GOLDEN).all().values().iterator().next();
    assertEquals(3, assessment.delivery().files().size());
    assertEquals("cur-2.0", assessment.delivery().format());
    assertEquals("overwrite", assessment.delivery().execution());
    assertTrue(
        assessment
            .text()
            .contains(
                "file kDDyCjECPJZ3QTuDHPepFCki/K7WGHYARlJ2n9JR6LY= 1097"
                    + " s3://example-billing/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/"
                    + "zoncoin-golden-a-00001.csv.gz\n"));
    assertEquals(assessment, Assessment.parse(assessment.text()));
    assertEquals(assessment.hash(), Lines.sha256(assessment.text()));
  }

  /** The set has no columns of what a reservation left unused. */
  @Test
  void amortisedItNamesTheColumnThatIsMissing() {
    Malformed refused = assertThrows(Malformed.class, () -> Bills.assess(Basis.AMORTISED, GOLDEN));
    assertEquals(
        "s3://example-billing/zoncoin-golden-a/data/BILLING_PERIOD=2026-06/"
            + "zoncoin-golden-a-00001.csv.gz, row 5: no column"
            + " reservation_unused_amortized_upfront_fee_for_billing_period, which says what this"
            + " line comes to amortised",
        refused.getMessage());
  }

  @Test
  void readsTheSameFromItsManifestAlone() {
    Path manifest =
        GOLDEN.resolve(
            "zoncoin-golden-a/metadata/BILLING_PERIOD=2026-06/zoncoin-golden-a-Manifest.json");
    assertEquals(Bills.read(GOLDEN), Bills.read(manifest));
  }

  private static Map<String, Map<?, ?>> expected(String part) throws IOException {
    Map<String, Map<?, ?>> expected = new TreeMap<>();
    Object json = JSON.std.mapFrom(Files.readString(GOLDEN.resolve("expected.json"))).get(part);
    if (json instanceof Map<?, ?> entries) {
      entries.forEach(
          (key, value) -> {
            if (value instanceof Map<?, ?> totals) {
              expected.put(String.valueOf(key), totals);
            }
          });
    }
    return expected;
  }

  private static void assertSame(Map<?, ?> totals, String name, BigDecimal actual) {
    BigDecimal expected = new BigDecimal(String.valueOf(totals.get(name)));
    assertEquals(0, expected.compareTo(actual), name + " of " + totals + ": " + actual);
  }
}
