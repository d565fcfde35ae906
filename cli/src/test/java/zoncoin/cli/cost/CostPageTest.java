package zoncoin.cli.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cost.md} shows what the program computes, and where each figure is from. */
final class CostPageTest {
  private static final Path PAGE = Path.of("..", "docs", "cost.md");
  private static final String BEGIN = "<!-- computed -->\n";
  private static final String END = "<!-- end -->";

  private static final Prices PRICES = Prices.read();
  private static final Units UNITS = Units.read();

  private static String sources() {
    String prices =
        PRICES.byName().values().stream()
            .map(
                price ->
                    "| %s | %s | %,d | [%s](%s) |%n"
                        .formatted(
                            price.what(), price.usd(), price.per(), price.dated(), price.source()))
            .collect(Collectors.joining());
    String units =
        UNITS.byName().entrySet().stream()
            .map(
                unit ->
                    "| %s | %s | %s |%n"
                        .formatted(unit.getKey(), unit.getValue().value(), unit.getValue().by()))
            .collect(Collectors.joining());
    return "\n| price | USD | for | dated |\n| --- | ---: | ---: | --- |\n"
        + prices
        + "\n| unit | how many | by |\n| --- | ---: | --- |\n"
        + units;
  }

  /** On a difference, the page as it should be lies in the folder of what is built. */
  @Test
  void thePageShowsWhatIsComputed() throws IOException {
    String page = Files.readString(PAGE);
    String computed = CostText.page(new Costs(PRICES, UNITS)) + sources();
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(
        target.resolve("cost.md"), page.substring(0, from) + computed + page.substring(to));
    assertEquals(computed, page.substring(from, to), "see target/cost.md");
  }

  /** A second way to one of its sums, by hand: 2 entries, 19 units, and sealing 2 for each. */
  @Test
  void aMillionRedemptionsWriteTwentyThreeMillionUnitsAndTwoForEachBatch() {
    Costs.Line writes =
        new Costs(PRICES, UNITS)
            .ofRedemptions(1_000_000).lines().stream()
                .filter(line -> line.what().contains("write request unit"))
                .findFirst()
                .orElseThrow();
    assertEquals(0, new BigDecimal(23_087_600).compareTo(writes.quantity()), writes.toString());
    assertEquals(0, new BigDecimal("14.42975").compareTo(writes.usd()), writes.toString());
  }

  /** A unit is measured, counted by hand or assumed; whoever measures it says its name. */
  @Test
  void everyUnitThatIsMeasuredIsHeldByTheTestItNames() throws IOException {
    Pattern test = Pattern.compile("([\\w-]+)/(\\w+Test)\\.(\\w+)");
    for (Map.Entry<String, Units.Unit> unit : UNITS.byName().entrySet()) {
      String by = unit.getValue().by();
      Matcher named = test.matcher(by);
      if (named.lookingAt()) {
        String source = source(named.group(1), named.group(2));
        int method = source.indexOf("void " + named.group(3) + "()");
        assertTrue(method > 0, by);
        int next = source.indexOf("@Test", method);
        String body = source.substring(method, next < 0 ? source.length() : next);
        assertTrue(body.contains('"' + unit.getKey() + '"'), unit.getKey() + " by " + by);
      } else {
        assertTrue(by.startsWith("assumed") || by.startsWith("counted"), unit.getKey());
      }
    }
  }

  private static String source(String module, String test) throws IOException {
    Path root = Path.of("..");
    Path at = module.equals("store") ? root.resolve("layers/store") : root.resolve(module);
    try (Stream<Path> files = Files.walk(at.resolve("src/test/java"))) {
      return Files.readString(
          files.filter(file -> file.endsWith(test + ".java")).findFirst().orElseThrow());
    }
  }

  @Test
  void everyPriceAndUnitIsUsedAndSaysWhereItIsFrom() {
    Costs costs = new Costs(PRICES, UNITS);
    String all =
        java.util.stream.Stream.of(
                costs.idle(),
                costs.ofMembers(1),
                costs.ofRedemptions(1),
                costs.oneChainOf(1),
                costs.qldbOf(1))
            .flatMap(bill -> bill.lines().stream())
            .map(Costs.Line::what)
            .collect(Collectors.joining("\n"));
    for (Map.Entry<String, Prices.Price> price : PRICES.byName().entrySet()) {
      assertTrue(all.contains(price.getValue().what()), price.getKey());
      assertTrue(price.getValue().source().startsWith("https://"), price.getKey());
    }
    UNITS.byName().forEach((name, unit) -> assertTrue(!unit.by().isBlank(), name));
  }
}
