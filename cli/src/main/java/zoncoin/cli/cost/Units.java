package zoncoin.cli.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what each thing takes.
 *
 * @param byName in the order of the file
 */
public record Units(Map<String, Unit> byName) {
  /** Keeps the order. */
  public Units {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /**
   * One unit.
   *
   * @param value how much
   * @param by what says so: a test that pins it, or that it is assumed
   */
  public record Unit(BigDecimal value, String by) {}

  /** Those that are shipped with this program. */
  public static Units read() {
    Map<String, Unit> byName = new LinkedHashMap<>();
    for (JsonNode one : Resource.read("units.json").path("units")) {
      byName.put(
          one.path("name").asText(),
          new Unit(new BigDecimal(one.path("value").asText()), one.path("by").asText()));
    }
    return new Units(byName);
  }

  BigDecimal of(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalStateException("no unit " + name))
        .value();
  }
}
