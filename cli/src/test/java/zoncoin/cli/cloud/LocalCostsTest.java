package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.tlog.Malformed;

final class LocalCostsTest {
  private static final String COSTS =
      """
      {"999988887777": {"months": {
        "2026-05": {"estimated": true, "charges": []},
        "2026-06": {"estimated": false, "invoices": ["2026A0001"], "charges": [
          {"account": "111122223333", "unblended": "100", "netUnblended": "97.5"},
          {"account": "111122223333", "unblended": "30", "billingEntity": "AWS Marketplace"}]}}}}
      """;

  @TempDir private Path temporary;

  private LocalCloud open() {
    Instant july = Instant.parse("2026-07-18T09:00:00Z");
    return LocalCloud.open(
        temporary.resolve("cloud"),
        new LocalCloud.Settings(Optional.of(july), Catalogue.sample(), true),
        alarm -> {});
  }

  @Test
  void whatAFileSaysIsReadOverHttpAsTheFunctionsOfTheCloudReadAws() {
    try (LocalCloud cloud = open()) {
      assertTrue(cloud.invoke("estimate", Invocation.event()).path("costs").isEmpty());
      JsonNode told = cloud.tellCosts(COSTS);
      assertEquals("2026-07", told.path("estimates").path(0).path("period").asText());
      assertFalse(told.path("costs").path(0).path("final").asBoolean());
      assertEquals("2026-06", told.path("costs").path(1).path("period").asText());
      assertTrue(told.path("costs").path(1).path("final").asBoolean());
      assertEquals(0, told.path("costs").path(1).path("refused").asInt());
    }
  }

  @Test
  void aFileThatIsNotInItsFormIsRefusedAndChangesNothing() {
    try (LocalCloud cloud = open()) {
      cloud.tellCosts(COSTS);
      for (String wrong :
          new String[] {
            "[]",
            "{\"1\": {}}",
            COSTS.replace("\"100\"", "\"ten\""),
            COSTS.replace("2026-05", "2026-13"),
            COSTS.replace("\"charges\": []", "\"charge\": []")
          }) {
        assertThrows(Malformed.class, () -> cloud.tellCosts(wrong), wrong);
      }
      assertEquals(2, cloud.invoke("estimate", Invocation.event()).path("costs").size());
    }
  }
}
