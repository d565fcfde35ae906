package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What {@code zon cost} says of what is deployed is what the templates deploy. */
final class UnitsTest {
  private static final JsonNode UNITS =
      Templates.json(Synthesis.ROOT.resolve("cli/src/main/resources/zoncoin/cli/cost/units.json"));

  private final Templates templates = Synthesis.templates();

  private static void assertCounted(String name, BigDecimal counted) {
    List<BigDecimal> values =
        UNITS
            .get("units")
            .valueStream()
            .filter(unit -> unit.get("name").asText().equals(name))
            .map(unit -> new BigDecimal(unit.get("value").asText()))
            .toList();
    assertEquals(List.of(counted), values, name + " in units.json, then docs/cost.md");
  }

  private static void assertCounted(String name, long counted) {
    assertCounted(name, BigDecimal.valueOf(counted));
  }

  @Test
  void aMonthIsBilledForTheKeysSecretsAndAlarmsThatThereAre() {
    assertCounted("idle.keys", templates.of("AWS::KMS::Key").size());
    assertCounted("idle.secrets", templates.of("AWS::SecretsManager::Secret").size());
    assertCounted("idle.alarms", tens(templates.of("AWS::CloudWatch::Alarm").size()));
    assertEquals(1, templates.of("AWS::CloudWatch::Dashboard").size());
  }

  /** Rounded up, so that one alarm more is no other bill. */
  private static long tens(int count) {
    return 10L * Math.ceilDiv(count, 10);
  }

  @Test
  void aBatchIsSignedByEachKeyThatSigns() {
    assertCounted(
        "batch.signatures",
        templates.of("AWS::KMS::Key").stream()
            .filter(key -> key.property("/KeyUsage").asText().equals("SIGN_VERIFY"))
            .count());
  }

  @Test
  void whatSomebodyWaitsForAndTheSealerHaveTheMemoryThatIsBilled() {
    Set<Integer> memory =
        List.of("Lookup", "Redeem", "Seal").stream()
            .map(name -> templates.at("Functions/" + name + "/Function"))
            .map(function -> function.property("/MemorySize").asInt())
            .collect(Collectors.toSet());
    assertEquals(1, memory.size(), memory.toString());
    assertCounted(
        "function.gigabytes",
        new BigDecimal(memory.iterator().next())
            .divide(new BigDecimal(1_024), 4, RoundingMode.HALF_EVEN));
  }

  /** A month of twelve like it. */
  @Test
  void theSealerWakesAsOftenAsIsBilled() {
    Resource minute = templates.at("Triggers/Minute");
    assertEquals("rate(1 minute)", minute.text("/ScheduleExpression"));
    assertCounted("month.runs", Duration.ofDays(365).toMinutes() / 12);
  }
}
