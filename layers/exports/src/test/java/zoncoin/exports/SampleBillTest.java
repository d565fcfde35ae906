package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Finality;
import zoncoin.billing.Money;

class SampleBillTest {
  private static final Set<String> EARNING =
      Set.of(
          "Usage",
          "DiscountedUsage",
          "RIFee",
          "SavingsPlanCoveredUsage",
          "SavingsPlanNegation",
          "SavingsPlanRecurringFee",
          "Credit",
          "Refund");

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    SampleBill.write(folder);
  }

  @Test
  void isTheSameEveryTime(@TempDir Path other) throws IOException {
    SampleBill.write(other);
    for (Path file : files(folder)) {
      Path twin = other.resolve(folder.relativize(file));
      assertEquals(-1, Files.mismatch(file, twin), file.toString());
      assertEquals(Files.getLastModifiedTime(file), Files.getLastModifiedTime(twin));
    }
    assertEquals(Bills.read(folder), Bills.read(other));
  }

  @Test
  void hasOnePeriodThatIsFinalAndANewerOneThatIsNot() {
    List<Bill> bills = Bills.read(folder);
    assertEquals(2, bills.size());
    for (Assessment closed : bills.getFirst().assessments()) {
      assertEquals(SampleBill.FINAL_PERIOD, closed.subject().period().toString());
      assertEquals(Finality.INVOICED, closed.finality());
    }
    for (Assessment open : bills.getLast().assessments()) {
      assertEquals(SampleBill.OPEN_PERIOD, open.subject().period().toString());
      assertEquals(Finality.NOT_INVOICED, open.finality());
    }
  }

  @Test
  void comesToWhatTwentyLinesOfPlainJavaSay() throws IOException {
    Map<String, BigDecimal> eligible = new TreeMap<>();
    for (Path file : files(folder)) {
      if (file.toString().endsWith(".gz")) {
        for (Row row : plainly(file)) {
          boolean earns =
              row.get("bill_billing_entity").equals("AWS")
                  && EARNING.contains(row.get("line_item_line_item_type"))
                  && !row.get("line_item_product_code").matches("AWSSupport.*|AmazonRegistrar");
          String period = row.get("bill_billing_period_start_date").substring(0, 7);
          BigDecimal cost = new BigDecimal(row.get("line_item_unblended_cost"));
          eligible.merge(
              row.get("line_item_usage_account_id") + "/" + period,
              earns ? cost : BigDecimal.ZERO,
              BigDecimal::add);
        }
      }
    }
    Assessed assessments = Bills.assess(folder);
    assertEquals(10, assessments.size());
    eligible.forEach(
        (key, sum) ->
            assertEquals(
                Money.print(sum),
                Money.print(assessments.of(SampleBill.PAYER + "/" + key + "/USD").eligible())));
    assertTrue(eligible.values().stream().allMatch(sum -> sum.signum() > 0));
  }

  /** Of a plan what is used costs who uses it, and the rest who bought it; so of a reservation. */
  @Test
  void saysOfItsCommitmentsWhatTheyCostWhereTheyWereUsed() {
    Eligibility amortised = Eligibility.standard().on(Basis.AMORTISED);
    Map<String, String> eligible = new TreeMap<>();
    for (Bill bill :
        new DuckBillReader(ReaderSettings.standard()).read(List.of(folder.toString()), amortised)) {
      bill.assessments()
          .forEach(
              one ->
                  one.lines().stream()
                      .filter(line -> line.type().name().matches("SavingsPlan.*|RIFee|Disc.*"))
                      .forEach(
                          line ->
                              eligible.put(
                                  one.subject().period() + " " + line.type(),
                                  Money.print(line.eligible()))));
    }
    assertEquals(
        Map.of(
            "2026-05 DiscountedUsage", "89.28",
            "2026-05 RIFee", "5.76",
            "2026-05 SavingsPlanCoveredUsage", "93",
            "2026-05 SavingsPlanNegation", "0",
            "2026-05 SavingsPlanRecurringFee", "9.223554",
            "2026-05 SavingsPlanUpfrontFee", "0",
            "2026-06 DiscountedUsage", "23.04",
            "2026-06 RIFee", "72",
            "2026-06 SavingsPlanCoveredUsage", "24"),
        eligible.entrySet().stream()
            .filter(one -> !one.getKey().matches("2026-06 SavingsPlan[^C].*"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private record Row(List<String> header, List<String> values) {
    String get(String column) {
      return values.get(header.indexOf(column));
    }
  }

  /** The sample has no commas or quotes inside a value. */
  private static List<Row> plainly(Path file) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
      List<List<String>> rows =
          new String(gzip.readAllBytes(), UTF_8)
              .lines()
              .map(line -> List.of(line.split(",", -1)))
              .toList();
      return rows.stream().skip(1).map(values -> new Row(rows.getFirst(), values)).toList();
    }
  }
}
