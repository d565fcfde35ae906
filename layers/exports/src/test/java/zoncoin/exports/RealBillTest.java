package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.tlog.Malformed;

/**
 * Public bills that are not part of this project: a folder of them is given as {@code
 * -Dzoncoin.samples=}. Real legacy CUR of two months (AWS Well-Architected labs), both layouts of a
 * bucket (mock data of Keboola's component), and a FOCUS 1.0 of three providers.
 */
class RealBillTest {
  private static final String LABS = "A2-cur-legacy-parquet-2018";
  private static final String FOCUS = "A1-focus-1.0";
  private static final String SAAS = "A4-focus-spec-scenarios/saas_examples";
  private static final String LAYOUTS = "A3-cur-mock-s3-layouts";

  @TempDir private Path folder;

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

  @Test
  void amortisesTheReservationsOfOctober2018() {
    Bill bill =
        new DuckBillReader(ReaderSettings.standard())
            .read(
                List.of(sample(LABS, "Oct2018.parquet").toString()),
                Eligibility.standard().on(Basis.AMORTISED))
            .getFirst();
    List<String> lines =
        bill.totals().values().iterator().next().lines().stream()
            .map(line -> line.type() + " " + line.eligible().toPlainString())
            .toList();
    // Summed apart: reservation_effective_cost, and both unused parts of the fees.
    assertEquals(
        List.of("DiscountedUsage 232.25379599", "RIFee 48.99556079", "Usage 3914.7077525379"),
        lines);
  }

  @Test
  void amortisesNovember2018PerAccount() {
    // Summed apart, by column: 3297.4572207931 + 222.90444001 + 21.61643836 + 21.6, and
    // 60.4857473337 + 8.496.
    Bill bill =
        new DuckBillReader(ReaderSettings.standard())
            .read(
                List.of(sample(LABS, "Nov2018.parquet").toString()),
                Eligibility.standard().on(Basis.AMORTISED))
            .getFirst();
    assertEquals(
        List.of("68.9817473337", "3563.5780991631"),
        bill.assessments().stream().map(each -> each.eligible().toPlainString()).toList());
  }

  /** The sample's ids were made up: 13 digits for the payer, 11 for others. */
  @Test
  void refusesTheIdsOfTheFocusSampleAndReadsItsCostsExactly() throws IOException {
    Path original = sample(FOCUS, "focus_sample.csv");
    Malformed refused = assertThrows(Malformed.class, () -> Bills.read(original));
    assertEquals(
        "focus_sample.csv, row 1, column BillingAccountId: \"1234567890123\": an account is 12"
            + " digits: \"1234567890123\"",
        refused.getMessage());
    String mended =
        Files.readString(original)
            .replace("\"1234567890123\"", "\"123456789012\"")
            .replaceAll(",\"([0-9]{11})\",(\"[^\"]*\",(?:NULL|\".*\"))\n", ",\"0$1\",$2\n");
    Path file = Bills.write(folder.resolve("focus_sample.csv"), mended);
    Bill bill = Bills.read(file).getFirst();
    assertEquals("focus-1.0", bill.delivery().format());
    List<String> lines =
        bill.totals().values().iterator().next().lines().stream()
            .map(l -> "%s %d %s %s".formatted(l.type(), l.rows(), l.unblended(), l.eligible()))
            .toList();
    // All of AWS's Usage but the 0.342 that Red Hat sold.
    assertEquals(
        List.of("Credit 1 -2.6137 -2.6137", "Usage 941 20.6203386184 20.2783386184"), lines);
    assertEquals(
        List.of(
            "provider \"Microsoft\" is not AWS: 51 lines of 1.97651418586 USD earn nothing",
            "provider \"Oracle\" is not AWS: 7 lines of 0.53707392473 USD earn nothing"),
        bill.warnings());
    Bill amortised =
        new DuckBillReader(ReaderSettings.standard())
            .read(List.of(file.toString()), Eligibility.standard().on(Basis.AMORTISED))
            .getFirst();
    // The set rounds every effective cost to a whole unit.
    assertEquals(
        List.of("Credit -2.6137 -3", "Usage 20.6203386184 16"),
        amortised.totals().values().iterator().next().lines().stream()
            .map(l -> "%s %s %s".formatted(l.type(), l.unblended(), l.eligible()))
            .toList());
  }

  /** None of them is a bill of AWS; some write money and dates as people do. */
  @Test
  void refusesTheSpecificationsExamplesOfOtherProviders() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(sample(SAAS))) {
      files = walk.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    assertEquals(15, files.size());
    for (Path file : files) {
      Malformed refused = assertThrows(Malformed.class, () -> Bills.read(file));
      String rule =
          "(not a bill: no column SubAccountId|no line of AWS in it"
              + "|row 1, column BilledCost: \"\\$[0-9,.]+ \": a cost is a finite number of .*)";
      String complaint = String.valueOf(refused.getMessage());
      assertTrue(complaint.matches(file.getFileName() + "(:|,) " + rule), complaint);
    }
  }
}
