package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.note.TrustedKeys;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.redemption.Catalogue;
import zoncoin.vault.CodeFile;

/**
 * A new member enrols, earns from a bill, tries out and redeems each product there is, cancels one,
 * is shown its codes, pays another member, and verifies every receipt with nothing but the keys.
 */
final class MemberStoryTest {
  private static final String PAYER = "999988887777";
  private static final String ALICE = "111122223333";
  private static final String BOB = "444455556666";
  private static final String CODE = "PC1ZQXW7RRTT9";
  private static final String TERMS = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String HEADER =
      "bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,"
          + "bill_invoice_id,bill_billing_entity,line_item_line_item_type,"
          + "line_item_product_code,line_item_currency_code,line_item_unblended_cost,"
          + "line_item_line_item_description\n";

  @TempDir private Path temporary;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<LocalCloud> opened = Optional.empty();
  private Optional<Gateway> gateway = Optional.empty();

  @BeforeEach
  void open() {
    LocalCloud.Settings settings =
        new LocalCloud.Settings(
            Optional.of(Instant.parse("2026-07-04T09:30:00Z")), Catalogue.sample(), true);
    LocalCloud cloud = LocalCloud.open(temporary.resolve("cloud"), settings, alarm -> {});
    opened = Optional.of(cloud);
    gateway =
        Optional.of(
            Gateway.open(
                Port.take(0), cloud, new Switches(cloud), new Gateway.Watcher(() -> {}, f -> {})));
  }

  @AfterEach
  void close() {
    client.close();
    gateway.ifPresent(Gateway::close);
    opened.ifPresent(LocalCloud::close);
  }

  private LocalCloud cloud() {
    return opened.orElseThrow();
  }

  private Caller as(String account) {
    return new Caller(client, gateway.orElseThrow().address(), cloud().credentials(account));
  }

  /** A final bill of June: so many dollars of EC2 for Alice. */
  private void deliver(String dollars) throws IOException {
    Path folder = temporary.resolve("bill");
    Path data = folder.resolve("data/BILLING_PERIOD=2026-06/bill.csv");
    Path manifest = folder.resolve("metadata/BILLING_PERIOD=2026-06/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    Files.writeString(
        data,
        "%s%s,%s,2026-06-01T00:00:00.000Z,2026A1,AWS,Usage,AmazonEC2,USD,%s,usage%n"
            .formatted(HEADER, PAYER, ALICE, dollars));
    Files.writeString(
        manifest,
        """
        {"exportArn":"arn:aws:bcm-data-exports:us-east-1:%s:export/monthly","executionId":"run-1",
         "dataFiles":["s3://b/data/BILLING_PERIOD=2026-06/bill.csv"]}
        """
            .formatted(PAYER));
    FileTime time = FileTime.from(Instant.parse("2026-07-03T06:00:00Z"));
    Files.setLastModifiedTime(data, time);
    Files.setLastModifiedTime(manifest, time);
    cloud().deliver(List.of(folder.toString()));
  }

  private long spendable(String account) {
    long zon = 0;
    for (JsonNode lot : Caller.json(as(account).get("/v1/account")).path("lots")) {
      zon += lot.path("zon").asLong();
    }
    return zon;
  }

  private String state(String id) {
    return redemption(id).path("state").asText();
  }

  private JsonNode redemption(String id) {
    return Caller.json(as(ALICE).get("/v1/redemptions/" + id));
  }

  private JsonNode order(String key, String product) {
    return as(ALICE).post("/v1/redemptions", key, Map.of("product", product, "quantity", 1));
  }

  private JsonNode operate(String decision, Map<String, String> fields) {
    var asked = Invocation.event().put("decision", decision);
    new TreeMap<>(fields).forEach(asked::put);
    return cloud().operate(asked);
  }

  @Test
  void fromEnrollingToTheLastReceipt() throws IOException {
    for (String account : List.of(ALICE, BOB)) {
      as(account).put("/v1/enrolment", "enrol", Map.of("terms", TERMS));
    }
    deliver("20000");
    cloud().turn(Duration.ofDays(20));
    assertEquals(40_000_000_000L, spendable(ALICE));

    JsonNode foreseen =
        as(ALICE)
            .post(
                "/v1/redemptions?dryRun=true",
                "try",
                Map.of("product", "cost-review", "quantity", 1));
    assertTrue(foreseen.path("dryRun").asBoolean(), foreseen::toString);
    assertEquals(20_000_000_000L, foreseen.path("amountZon").asLong());
    assertEquals(40_000_000_000L, spendable(ALICE));

    putCodeIn();
    Map<String, String> redemptions = redeemEach();
    assertEquals(5, redemptions.size());
    String second = order("second-thoughts", "support-hour").path("id").asText();
    as(ALICE).send("POST", "/v1/redemptions/" + second + "/cancel", "none", "");
    assertEquals("released", state(second));

    cloud().fulfil();
    assertEquals(CODE, revealed(of(redemptions, "aws-credit")));
    assertTrue(!revealed(of(redemptions, "gift-card")).isEmpty(), "Amazon says the claim code");
    assertEquals("sending", state(of(redemptions, "support-hour")));
    byHand(redemptions);
    redemptions.values().forEach(id -> assertEquals("settled", state(id)));

    as(ALICE)
        .post("/v1/transfers", "thanks", Map.of("to", "member:" + BOB, "amountZon", 1_000_000));
    assertEquals(1_000_000, spendable(BOB));
    long price = 20_000 + 1_500 + 2_500 + 900 + 1_000;
    assertEquals(40_000_000_000L - price * 1_000_000 - 1_000_000, spendable(ALICE));
    assertEquals(16, verified(ALICE), "enrolled, issued, vested, 6 held, 6 ended, paid");
    assertEquals(2, verified(BOB));
  }

  private void putCodeIn() {
    String file = CodeFile.HEADER + "\n" + CODE + ",aws-credit,1,,AWS Activate,for most,\n";
    assertEquals(1, operate("codes", Map.of("file", file)).path("added").asInt());
  }

  private String revealed(String id) throws IOException {
    assertEquals("settled", state(id));
    String path = "/v1/redemptions/" + id + "/reveal";
    return Caller.json(as(ALICE).send("POST", path, "see", "").body()).path("code").asText();
  }

  private static String of(Map<String, String> redemptions, String product) {
    return redemptions.getOrDefault(product, product + " was not redeemed");
  }

  private Map<String, String> redeemEach() {
    Map<String, String> redemptions = new TreeMap<>();
    for (JsonNode product : Caller.json(as(ALICE).get("/v1/catalog")).path("products")) {
      String name = product.path("name").asText();
      redemptions.put(name, order(name, name).path("id").asText());
    }
    return redemptions;
  }

  /** What nobody but a person can deliver here; twice says the same. */
  private void byHand(Map<String, String> redemptions) {
    JsonNode listed =
        cloud()
            .operate(Invocation.event().put("decision", "fulfilments").put("stuck", false))
            .path("fulfilments");
    assertEquals(redemptions.size() - 2, listed.size(), listed::toString);
    for (int time = 0; time < 2; time++) {
      for (JsonNode waiting : listed) {
        JsonNode ended =
            operate(
                "fulfil",
                Map.of(
                    "redemption", waiting.path("id").asText(),
                    "end", "settle",
                    "reason", "handed over",
                    "principal", "ana"));
        assertEquals("settled", ended.path("state").asText(), ended::toString);
      }
    }
  }

  /** How many receipts an account has; each holds for whoever trusts the keys alone. */
  private int verified(String account) {
    cloud().seal();
    LocalKeys known = cloud().keys();
    TrustedKeys keys =
        new TrustedKeys(known.logKeys().getFirst().name(), known.logKeys(), known.issuerKeys());
    int receipts = 0;
    JsonNode page = Caller.json(as(account).get("/v1/entries?limit=100"));
    for (JsonNode entry : page.path("entries")) {
      byte[] receipt = as(account).get(entry.path("receipt").asText()).getBytes(UTF_8);
      assertInstanceOf(Verification.Holds.class, Receipt.parse(receipt).verify(keys));
      receipts++;
    }
    return receipts;
  }
}
