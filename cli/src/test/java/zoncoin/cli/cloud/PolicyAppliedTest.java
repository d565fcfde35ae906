package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.reward.RewardPolicy;

/** A policy is applied to a running cloud, and the functions go by it. */
final class PolicyAppliedTest {
  private static final String PAYER = "999988887777";
  private static final String HEADER =
      "bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,"
          + "bill_invoice_id,bill_billing_entity,line_item_line_item_type,"
          + "line_item_product_code,line_item_currency_code,line_item_unblended_cost,"
          + "line_item_line_item_description,product_region_code,tags\n";

  @TempDir private Path temporary;

  private static RewardPolicy policy(String name, String from) {
    return RewardPolicy.parse(
        RewardPolicy.standard()
            .text()
            .replace("standard-1", name)
            .replace("from 2006-01", "from " + from)
            .replace(
                "rate 20000\n",
                "rate 20000\n"
                    + "rate-for 50000 service=AmazonEC2 region=eu-central-1"
                    + " tag=accountTag/team=data%20science\n"));
  }

  /** A bill of some lines: 100 dollars each, of a product, in a region, by a team. */
  private JsonNode deliver(LocalCloud cloud, String period, String... lines) throws IOException {
    Path folder = temporary.resolve("bill-" + period);
    Path data = folder.resolve("data/BILLING_PERIOD=" + period + "/bill.csv");
    Path manifest = folder.resolve("metadata/BILLING_PERIOD=" + period + "/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    StringBuilder csv = new StringBuilder(HEADER);
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      csv.append(PAYER)
          .append(",111122223333,")
          .append(period)
          .append("-01T00:00:00.000Z,")
          .append("2026A1,AWS,Usage,")
          .append(words[0])
          .append(",USD,100,usage,")
          .append(words[1])
          .append(",\"{\"\"accountTag/team\"\":\"\"")
          .append(words[2])
          .append("\"\"}\"\n");
    }
    Files.writeString(data, csv);
    Files.writeString(
        manifest,
        """
        {"exportArn":"arn:aws:bcm-data-exports:us-east-1:%s:export/monthly","executionId":"run-%s",
         "dataFiles":["s3://b/data/BILLING_PERIOD=%s/bill.csv"]}
        """
            .formatted(PAYER, period, period));
    FileTime time = FileTime.from(Instant.parse("2026-09-03T06:00:00Z"));
    Files.setLastModifiedTime(data, time);
    Files.setLastModifiedTime(manifest, time);
    return cloud.deliver(List.of(folder.toString())).getFirst();
  }

  private static JsonNode apply(LocalCloud cloud, RewardPolicy policy) {
    return new Switches(cloud)
        .turn("operate", Invocation.event().put("decision", "policy").put("text", policy.text()));
  }

  private static long worth(JsonNode issued) {
    return issued.path("notEnrolled").path(0).path("wouldEarnZon").asLong();
  }

  @Test
  void aPolicyIsInForceFromItsFirstPeriodOnAndNeverBefore() throws IOException {
    LocalCloud.Settings settings =
        new LocalCloud.Settings(
            Optional.of(Instant.parse("2026-09-04T09:30:00Z")), Catalogue.sample(), true);
    try (LocalCloud cloud = LocalCloud.open(temporary.resolve("cloud"), settings, alarm -> {})) {
      String research = "AmazonEC2 eu-central-1 data science";
      assertEquals(200_000_000, worth(deliver(cloud, "2026-07", research)));
      JsonNode late = apply(cloud, policy("late-1", "2026-07"));
      assertEquals(
          "bills from 2026-07 on are issued by another policy and keep it; it can begin with"
              + " 2026-08",
          late.path("because").asText());
      JsonNode applied = apply(cloud, policy("august-1", "2026-08"));
      assertTrue(applied.path("decided").asBoolean(), applied::toString);
      assertEquals("policy.august-1", applied.path("transaction").asText());
      JsonNode issued =
          deliver(
              cloud,
              "2026-08",
              research,
              "AmazonEC2 us-east-1 data science",
              "AmazonEC2 eu-central-1 ops",
              "AmazonS3 eu-central-1 data science");
      assertEquals(500_000_000 + 3 * 200_000_000, worth(issued), issued::toString);
    }
  }
}
