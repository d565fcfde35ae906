package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Money;

class ExactSumTest {
  private static final int SEEDS = 8;
  private static final int ROWS = 3_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2.000E-7, 0.0000002",
    "1E3, 1000",
    "-1.5e+2, -150",
    "+7, 7",
    "-0, 0",
    "-0.0, 0",
    "0E-18, 0",
    "0.000000000000000001, 0.000000000000000001",
    "999999999999999999.999999999999999999, 999999999999999999.999999999999999999",
    "0010, 10"
  })
  void readsTextExactlyWhicheverWayItIsWritten(String written, String exact) {
    Assessment assessment =
        Bills.assess(folder.resolve("bill.csv"), Bills.csv(Bills.with(Bills.COST, written)));
    assertEquals(exact, Money.print(assessment.unblended()));
    assertEquals(exact, Money.print(assessment.eligible()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.30000000000000004, 0.3",
    "2.0E-7, 0.0000002",
    "5.0E-13, 0",
    "1.5E-12, 0.000000000002",
    "2.5E-12, 0.000000000002",
    "-1.5E-12, -0.000000000002",
    "-2.5E-12, -0.000000000002",
    "5.0000004E-13, 0.000000000001",
    "4.9999996E-13, 0",
    "1234.5678901234565, 1234.567890123456",
    "1234.5678901234575, 1234.567890123458",
    "123456789012.12344, 123456789012.12344",
    "-0.0, 0",
    "9.99E17, 999000000000000000"
  })
  void roundsADoubleHalfEvenFromItsShortestText(double stored, String exact) {
    Assessment assessment = read(stored);
    assertEquals(exact, Money.print(assessment.unblended()));
  }

  private Assessment read(double... costs) {
    Path file = ParquetBills.write(folder.resolve("bill.parquet"), costs);
    return Bills.assess(file).only();
  }

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sumsLikeBigDecimal(long seed) {
    Random random = new Random(seed);
    double[] costs = DoubleStream.generate(() -> cost(random)).limit(ROWS).toArray();
    BigDecimal expected =
        DoubleStream.of(costs)
            .mapToObj(cost -> new BigDecimal(Double.toString(cost)))
            .map(cost -> cost.setScale(12, RoundingMode.HALF_EVEN))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(Money.print(expected), Money.print(read(costs).unblended()), "seed " + seed);
  }

  /** Costs as bills have them, with many that are half of the last place exactly or nearly. */
  private static double cost(Random random) {
    double sign = random.nextBoolean() ? 1 : -1;
    return sign
        * switch (random.nextInt(5)) {
          case 0 -> random.nextInt(1_000_000) / 1e10;
          case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(14) - 12);
          case 2 -> (2 * random.nextInt(1_000_000) + 1) / 2e12;
          case 3 -> Math.nextUp((2 * random.nextInt(1_000_000) + 1) / 2e12);
          default -> random.nextInt(9000) + (2 * random.nextInt(1_000_000) + 1) / 2e12;
        };
  }

  @Test
  void sumsManyTinyCostsWithoutLoss() {
    String line = Bills.csv(Bills.with(Bills.COST, "0.000000000000000001")).split("\n", -1)[1];
    String csv = Bills.csv() + (line + "\n").repeat(100_000);
    assertEquals(
        "0.0000000000001", Money.print(Bills.assess(folder.resolve("b.csv"), csv).unblended()));
  }

  @Test
  void neverSumsAcrossCurrencies() {
    Map<String, String> yuan = Bills.with("line_item_currency_code", "CNY");
    Path file =
        Bills.write(folder.resolve("bill.csv"), Bills.csv(Bills.line(), yuan, Bills.line()));
    Assessed assessments = Bills.assess(file);
    assertEquals(
        "20", Money.print(assessments.of("999988887777/111122223333/2026-06/USD").eligible()));
    assertEquals(
        "10", Money.print(assessments.of("999988887777/111122223333/2026-06/CNY").eligible()));
    assertEquals(
        java.util.List.of("the bill is in [CNY, USD]: assessed apart, never summed"),
        Bills.read(file).getFirst().warnings());
  }
}
