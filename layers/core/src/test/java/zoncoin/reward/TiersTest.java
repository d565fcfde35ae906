package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Currency;
import zoncoin.tlog.Malformed;

class TiersTest {
  private static final Currency EUR = new Currency("EUR");
  private static final Tiers TIERS =
      new Tiers(
          12,
          List.of(
              tier("bronze", Map.of(Currency.USD, "100")),
              tier("silver", Map.of(Currency.USD, "1000", EUR, "900")),
              tier("gold", Map.of(Currency.USD, "10000"))));

  private static Tiers.Tier tier(String name, Map<Currency, String> from) {
    TreeMap<Currency, BigDecimal> amounts = new TreeMap<>();
    from.forEach((currency, amount) -> amounts.put(currency, new BigDecimal(amount)));
    return new Tiers.Tier(name, 1_000_000, amounts);
  }

  @ParameterizedTest
  @CsvSource({
    "USD, -5, -, bronze, 105",
    "USD, 0, -, bronze, 100",
    "USD, 99.999999, -, bronze, 0.000001",
    "USD, 100, bronze, silver, 900",
    "USD, 9999, silver, gold, 1",
    "USD, 10000, gold, -, 0",
    "EUR, 899.5, -, silver, 0.5",
    "EUR, 100000, silver, -, 0",
    "JPY, 100000, -, -, 0"
  })
  void saysTheTierTheNextOneAndWhatIsMissing(
      String currency, BigDecimal spend, String current, String next, BigDecimal missing) {
    Tiers.Standing standing = TIERS.at(new Currency(currency), spend);
    assertEquals(current, standing.current().map(Tiers.Tier::name).orElse("-"));
    assertEquals(next, standing.next().map(Tiers.Tier::name).orElse("-"));
    assertEquals(0, missing.compareTo(standing.missing()));
    assertEquals(current, TIERS.reached(new Currency(currency), spend).name());
  }

  @Test
  void refusesATierThatIsNotAboveAnother() {
    Tiers.Tier gold = tier("gold", Map.of(Currency.USD, "1000"));
    Tiers.Tier euro = tier("euro", Map.of(EUR, "5"));
    Tiers.Tier same = tier("same", Map.of(Currency.USD, "1000"));
    assertThrows(Malformed.class, () -> new Tiers(12, List.of(gold, euro, same)));
    assertThrows(Malformed.class, () -> new Tiers(12, List.of(gold, gold)));
  }

  @Test
  void refusesATierThatThePolicyDoesNotHave() {
    assertThrows(Malformed.class, () -> TIERS.named("platinum"));
  }
}
