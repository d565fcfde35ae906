package zoncoin.cli.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Public prices.
 *
 * @param byName in the order of the file
 */
public record Prices(Map<String, Price> byName) {
  /** Keeps the order. */
  public Prices {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * One price.
   *
   * @param what is bought
   * @param usd for so many
   * @param per how many
   * @param source where it was read
   * @param dated of what day that page is, or why nobody can say
   */
  public record Price(String what, BigDecimal usd, long per, String source, String dated) {}

  /** Those that are shipped with this program. */
  public static Prices read() {
    Map<String, Price> byName = new LinkedHashMap<>();
    for (JsonNode one : Resource.read("prices.json").path("prices")) {
      byName.put(
          one.path("name").asText(),
          new Price(
              one.path("what").asText(),
              new BigDecimal(one.path("usd").asText()),
              one.path("per").asLong(),
              one.path("source").asText(),
              one.path("dated").asText()));
    }
    return new Prices(byName);
  }

  Price of(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalStateException("no price " + name));
  }
}
