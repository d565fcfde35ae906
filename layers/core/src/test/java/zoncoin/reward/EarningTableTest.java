package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Period;

/** What a programme manager reads in {@code rewards/earning.md} is what is calculated. */
class EarningTableTest {
  private static final String INDENT = "    ";

  /** Keys in the order in which a policy has them; the table says the lines that differ. */
  static RewardPolicy policy(List<String> lines) {
    StringBuilder text = new StringBuilder();
    List<String> rest =
        RewardPolicy.standard().text().replace("from 2006-01", "from 2026-06").lines().toList();
    for (String line : rest) {
      if (line.startsWith("peg ")) {
        lines.stream().filter(one -> one.startsWith("rate-for ")).forEach(one -> add(text, one));
      }
      if (line.startsWith("vest-days ")) {
        lines.stream().filter(one -> !one.startsWith("rate-for ")).forEach(one -> add(text, one));
      }
      add(text, line);
    }
    return RewardPolicy.parse(text.toString());
  }

  private static void add(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  @TestFactory
  List<DynamicTest> earnsAsTheTableSays() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String section : read().split("\n## ")) {
      RewardPolicy policy =
          policy(
              section.lines().filter(line -> line.startsWith(INDENT)).map(String::strip).toList());
      section
          .lines()
          .filter(line -> line.matches("\\| .*[0-9] \\|"))
          .forEach(
              row ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          section.lines().findFirst().orElseThrow() + ": " + row,
                          () -> check(policy, row))));
    }
    assertTrue(tests.size() > 40, "every row is a test");
    return tests;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("src/test/resources/rewards/earning.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static void check(RewardPolicy policy, String row) {
    List<String> cells = Arrays.stream(row.split("\\|")).skip(1).map(String::strip).toList();
    List<GroupTotal> groups =
        Arrays.stream(cells.get(0).split(";")).map(RewardSpecTest::group).toList();
    Circumstances circumstances =
        new Circumstances(
            Optional.of(new Circumstances.TierReached(cells.get(1), BigDecimal.ZERO)),
            cells.get(2).equals("yes"));
    Breakdown breakdown =
        Tariff.of(policy, Period.parse("2026-06"), Currency.USD)
            .orElseThrow()
            .earn(groups, circumstances);
    assertEquals(cells.get(3), breakdown.reward().toString(), breakdown.toString());
  }
}
