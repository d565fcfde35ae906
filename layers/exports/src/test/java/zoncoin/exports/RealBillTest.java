package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;

/**
 * Public bills that are not part of this project: a folder of them is given as {@code
 * -Dzoncoin.samples=}. Real legacy CUR of two months (AWS Well-Architected labs) and both layouts
 * of a bucket (mock data of Keboola's component).
 */
class RealBillTest {
  private static final String LABS = "A2-cur-legacy-parquet-2018";
  private static final String LAYOUTS = "A3-cur-mock-s3-layouts";

  @BeforeAll
  static void samplesAreHere() {
    assumeTrue(
        System.getProperty("zoncoin.samples") != null,
        "skipped: give the folder of public bills as -Dzoncoin.samples=");
  }

  /** A relative folder is one from the project's root, where the command was given. */
  private static Path sample(String first, String... more) {
    return Path.of(System.getProperty("zoncoin.root", ""))
        .resolve(System.getProperty("zoncoin.samples", ""))
        .resolve(Path.of(first, more));
  }

  @Test
  void readsOctober2018ToTheLastDecimal() {
    Assessed assessments = Bills.assess(sample(LABS, "Oct2018.parquet"));
    check(assessments, "836060457634/2018-10/USD", "3993.0273261102", "156090591");
    check(assessments, "011254002932/2018-10/USD", "71.4558054277", "156090591");
    assertEquals(2, assessments.size());
  }

  @Test
  void readsOctoberAndNovemberTogetherThoughTheirColumnsDiffer() {
    Assessed assessments =
        Bills.assess(sample(LABS, "Oct2018.parquet"), sample(LABS, "Nov2018.parquet"));
    check(assessments, "836060457634/2018-10/USD", "3993.0273261102", "156090591");
    check(assessments, "836060457634/2018-11/USD", "3444.8412207931", "159263274");
    check(assessments, "011254002932/2018-11/USD", "60.4857473337", "159263274");
    assertEquals(4, assessments.size());
  }

  private static void check(Assessed assessments, String subject, String cost, String invoice) {
    Assessment assessment = assessments.of("836060457634/" + subject);
    assertEquals(cost, assessment.unblended().toPlainString());
    assertEquals(cost, assessment.eligible().toPlainString());
    assertEquals(List.of(invoice), assessment.invoices());
  }

  @Test
  void readsTheTotalsOfEachLineTypeOfOctober() {
    Bill bill = Bills.read(sample(LABS, "Oct2018.parquet")).getFirst();
    List<String> lines =
        bill.totals().values().iterator().next().lines().stream()
            .map(line -> line.type() + " " + line.rows() + " " + line.unblended().toPlainString())
            .toList();
    assertEquals(
        List.of("DiscountedUsage 8345 0", "RIFee 9 149.775379", "Usage 110953 3914.7077525379"),
        lines);
  }

  @Test
  void readsBothLayoutsOfABucket() {
    Path legacy = sample(LAYOUTS, "cur_1_0", "s3_structure");
    Path second = sample(LAYOUTS, "cur_2_0", "s3_structure");
    Assessment january = Bills.assess(legacy).of("123456789012/123456789012/2024-01/USD");
    Assessment september = Bills.assess(second).of("123456789012/123456789012/2024-09/USD");
    assertEquals("0.045152", january.unblended().toPlainString());
    assertEquals("cur", january.delivery().format());
    assertEquals("0.108304", september.unblended().toPlainString());
    assertEquals("cur-2.0", september.delivery().format());
  }

  @Test
  void readsOneDeliveryOnceWhereItsManifestLiesTwice() {
    assertEquals(1, Bills.read(sample(LAYOUTS, "cur_2_0")).size());
    assertEquals(1, Bills.read(sample(LAYOUTS, "cur_1_0")).size());
  }
}
