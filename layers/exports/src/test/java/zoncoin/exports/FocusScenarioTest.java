package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.billing.Basis;
import zoncoin.billing.Money;

/** The examples of commitments in the FOCUS specification, whose columns are completed. */
class FocusScenarioTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/zoncoin/exports/focus-spec-scenarios");

  @TempDir private Path folder;

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> scenarios =
          files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      assertEquals(11, scenarios.size());
      return scenarios;
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void countsWhatRecursAsBilledAndWhatIsUsedAsItTakesEffect(Path scenario) throws IOException {
    List<Map<String, String>> lines = completed(Files.readString(scenario));
    Path file = Bills.write(folder.resolve("focus.csv"), FocusLines.csv(lines));
    assertEquals(sum(lines, "BilledCost"), eligible(Basis.INVOICED, file));
    assertEquals(sum(lines, "EffectiveCost"), eligible(Basis.AMORTISED, file));
  }

  private static String eligible(Basis basis, Path file) {
    return Money.print(Bills.assess(basis, file).eligible());
  }

  /** Of all but what is bought once. */
  private static String sum(List<Map<String, String>> lines, String column) {
    return Money.print(
        lines.stream()
            .filter(line -> !line.containsValue("Purchase") || !line.containsValue("One-Time"))
            .map(line -> new BigDecimal(line.getOrDefault(column, "")))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** No value of the examples has a comma or a quote in it. */
  private static List<Map<String, String>> completed(String csv) {
    List<String> rows = csv.replace("\ufeff", "").lines().filter(row -> !row.isBlank()).toList();
    String[] names = rows.getFirst().split(",", -1);
    List<Map<String, String>> lines = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      Map<String, String> line = new LinkedHashMap<>(FocusLines.line());
      String[] values = row.split(",", -1);
      for (int i = 0; i < names.length; i++) {
        line.put(names[i], values[i]);
      }
      lines.add(line);
    }
    return lines;
  }
}
