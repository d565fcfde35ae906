package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.tlog.EntryBundle;

/** What an operator decides about deliveries of a cloud on this machine. */
final class OperatorTest {
  private static final String PAYER = "999988887777";
  private static final String EXPORTS = "arn:aws:bcm-data-exports:us-east-1:" + PAYER + ":export/";
  private static final String HEADER =
      "bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,"
          + "bill_invoice_id,bill_billing_entity,line_item_line_item_type,"
          + "line_item_product_code,line_item_currency_code,line_item_unblended_cost,"
          + "line_item_line_item_description\n";

  @TempDir private Path temporary;
  private Optional<LocalCloud> opened = Optional.empty();

  private LocalCloud cloud() {
    if (opened.isEmpty()) {
      LocalCloud.Settings settings =
          new LocalCloud.Settings(
              Optional.of(Instant.parse("2026-07-18T09:30:00Z")), Catalogue.sample(), true);
      opened = Optional.of(LocalCloud.open(temporary.resolve("cloud"), settings, alarm -> {}));
    }
    return opened.get();
  }

  @AfterEach
  void close() {
    opened.ifPresent(LocalCloud::close);
  }

  /** A bill of one line that was delivered on that day of July by that export. */
  private JsonNode deliver(int day, String export, String dollars) throws IOException {
    Path folder = temporary.resolve("bill-" + day);
    Path data = folder.resolve("data/BILLING_PERIOD=2026-06/bill.csv");
    Path manifest = folder.resolve("metadata/BILLING_PERIOD=2026-06/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    Files.writeString(
        data,
        HEADER
            + PAYER
            + ",111122223333,2026-06-01T00:00:00.000Z,2026A1,AWS,Usage,AmazonEC2,USD,"
            + dollars
            + ",usage\n");
    Files.writeString(
        manifest,
        """
        {"exportArn":"%s","executionId":"run-%d","dataFiles":["s3://b/data/BILLING_PERIOD=2026-06/bill.csv"]}
        """
            .formatted(EXPORTS + export, day));
    FileTime time = FileTime.from(Instant.parse("2026-07-%02dT06:00:00Z".formatted(day)));
    Files.setLastModifiedTime(data, time);
    Files.setLastModifiedTime(manifest, time);
    return cloud().deliver(List.of(folder.toString())).getFirst();
  }

  private JsonNode decide(String decision, String field, String value) {
    ObjectNode asked =
        Invocation.event()
            .put("decision", decision)
            .put("payer", PAYER)
            .put("principal", "ana")
            .put(field, value);
    if (decision.equals("accept")) {
      asked.put("period", "2026-06");
    }
    return new Switches(cloud()).turn("operate", asked);
  }

  private static long worth(JsonNode issued) {
    return issued.path("notEnrolled").path(0).path("wouldEarnZon").asLong();
  }

  @Test
  void aDeliveryThatIsHeldIsIssuedWhenItIsAccepted() throws IOException {
    assertEquals(200_000_000, worth(deliver(3, "monthly", "100")));
    JsonNode held = deliver(4, "monthly", "50");
    assertTrue(held.path("halted").path(0).asText().contains("zon operate accept"), held::toString);
    assertEquals(
        "run-4@2026-07-04T06:00:00Z waits",
        decide("accept", "delivery", "run-3@2026-07-03T06:00:00Z").path("because").asText());
    JsonNode accepted = decide("accept", "delivery", "run-4@2026-07-04T06:00:00Z");
    assertEquals(100_000_000, worth(accepted.path("issued")), accepted::toString);
    assertEquals(
        "{\"decided\":true}",
        decide("accept", "delivery", "run-4@2026-07-04T06:00:00Z").toString());
    assertEquals(0, deliver(5, "monthly", "50").path("halted").size());
  }

  @Test
  void anotherExportIssuesOnceTheSourceIsSwitched() throws IOException {
    deliver(3, "monthly", "100");
    JsonNode refused = deliver(4, "other", "100");
    assertTrue(
        refused.path("halted").path(0).asText().contains("zon operate source"), refused::toString);
    JsonNode switched = decide("source", "export", EXPORTS + "other");
    assertEquals(EXPORTS + "monthly", switched.path("before").asText());
    assertEquals(200_000_000, worth(deliver(4, "other", "100")));
  }

  @Test
  void anExportThatWasChangedIssuesOnceItsDefinitionIsAccepted() throws IOException {
    deliver(3, "monthly", "100");
    cloud()
        .tellCosts(
            """
            {"999988887777": {"exports": {"arn:aws:bcm-data-exports:us-east-1:999988887777:export/monthly":
              {"updated": "2026-07-03T12:00:00Z",
               "DataQuery": {
                 "QueryStatement": "SELECT 1000 AS line_item_unblended_cost FROM COST_AND_USAGE_REPORT",
                 "TableConfigurations": {"COST_AND_USAGE_REPORT": {"TIME_GRANULARITY": "MONTHLY"}}},
               "DestinationConfigurations": {"S3Destination": {
                 "S3Bucket": "exports", "S3Prefix": "999988887777", "S3Region": "us-east-1",
                 "S3OutputConfigurations": {"Compression": "PARQUET", "Format": "PARQUET",
                   "OutputType": "CUSTOM", "Overwrite": "CREATE_NEW_REPORT"}}},
               "RefreshCadence": {"Frequency": "SYNCHRONOUS"}}}}}
            """);
    String held = deliver(4, "monthly", "1000").path("halted").path(0).asText();
    assertTrue(held.contains("its SQL is SELECT 1000 AS line_item_unblended_cost"), held);
    assertTrue(held.contains("BILLING_VIEW_ARN is nothing"), held);
    assertTrue(
        held.endsWith("zon operate accept 999988887777 2026-06 run-4@2026-07-04T06:00:00Z"), held);
    JsonNode accepted = decide("accept", "delivery", "run-4@2026-07-04T06:00:00Z");
    assertEquals(2_000_000_000, worth(accepted.path("issued")), accepted::toString);
    assertEquals(0, deliver(5, "monthly", "1000").path("halted").size());
  }

  @Test
  void anEntryThatIsThereIsReadmittedAndItIsSaidWhere() throws IOException {
    assertEquals(3, cloud().seal().path("sealed").asInt());
    byte[] bundle =
        Files.readAllBytes(temporary.resolve("cloud").resolve("log/tile/entries/000.p/3"));
    String entry = new String(EntryBundle.decode(bundle).getFirst(), StandardCharsets.UTF_8);
    JsonNode there = readmit(entry);
    assertEquals("key.1", there.path("transaction").asText(), there::toString);
    assertFalse(there.path("isNew").asBoolean(true));
    assertEquals(0, there.path("logIndex").asLong(-1));
    String other = entry.replace("transaction key.1\n", "transaction key.2\n");
    assertEquals(
        "its signature is not that of the key it names", readmit(other).path("because").asText());
  }

  private JsonNode readmit(String entry) {
    return new Switches(cloud())
        .turn("operate", Invocation.event().put("decision", "readmit").put("entry", entry));
  }
}
