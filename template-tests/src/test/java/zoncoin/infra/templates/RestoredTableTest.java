package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** After a restore the functions go on with the new table, and the data stack does not notice. */
final class RestoredTableTest {
  private static final String ARN = Synthesis.RESTORED;
  private static final String STREAM = ARN + "/stream/2026-07-02T08:00:00.123";

  @Test
  void everyFunctionGoesOnWithTheRestoredTable() {
    Templates sound = Synthesis.templates();
    Templates restored = Synthesis.other().copy();
    // It is locked as well there.
    ((ObjectNode) restored.at("Log").body().get("Properties"))
        .remove(List.of("ObjectLockEnabled", "ObjectLockConfiguration"));

    assertEquals("ledger-again", restored.told("Table"));
    ObjectNode told = (ObjectNode) restored.data().at("/Outputs/Table");
    told.set("Value", sound.data().at("/Outputs/Table/Value"));
    assertEquals(
        Set.of("RestorerRole"),
        restored.whoMay("dynamodb:PutItem", ARN + "-again"),
        "the next one");
    putBack(sound, restored);
    assertEquals(sound.data(), restored.data(), "nothing else of the data stack is changed");
    assertEquals(Set.of("ledger-again"), tables(restored));
    assertEquals(Set.of(STREAM), streams(restored));
    assertEquals(
        sound.whoMay("dynamodb:PutItem", "${Ledger.Arn}"),
        restored.whoMay("dynamodb:PutItem", ARN));
    assertEquals(Set.of(), restored.whoMay("dynamodb:GetItem", "${Ledger.Arn}"));
    assertFalse(Outline.of(restored, restored.service()).print().contains("${Ledger"));
  }

  /** Whoever restores writes tables that are called after the ledger's: the same role elsewhere. */
  private static void putBack(Templates sound, Templates restored) {
    String name = sound.at("RestorerRole").logicalId();
    ((ObjectNode) restored.data().get("Resources"))
        .set(name, sound.data().at("/Resources/" + name));
  }

  private static Set<String> tables(Templates templates) {
    return templates.of("AWS::Lambda::Function").stream()
        .map(function -> function.property("/Environment/Variables/ZONCOIN_TABLE").asText())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Set<String> streams(Templates templates) {
    return templates.of("AWS::Lambda::EventSourceMapping").stream()
        .map(mapping -> mapping.text("/EventSourceArn"))
        .filter(arn -> List.of(arn.split(":", -1)).contains("dynamodb") || arn.contains("Ledger"))
        .collect(Collectors.toSet());
  }
}
