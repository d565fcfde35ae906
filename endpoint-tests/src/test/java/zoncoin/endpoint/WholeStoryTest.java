package zoncoin.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.redemption.Catalogue;
import zoncoin.reward.RewardPolicy;
import zoncoin.vault.CodeFile;

/** From the first key to a lost table that was rebuilt, through every function on the way. */
final class WholeStoryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAYER = "999988887777";
  private static final String EXPORT =
      "arn:aws:bcm-data-exports:us-east-1:" + PAYER + ":export/monthly";
  private static final String ALICE = "111122223333";
  private static final String CODE = "PC1ZQXW7RRTT9";
  private static final String TERMS = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String BOUGHT = "c." + ALICE + ".redemptions";
  private static final YearMonth PERIOD = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
  private static final String ACCOUNT = "/v1/account";
  private static final String MANIFEST =
      PAYER + "/monthly/metadata/BILLING_PERIOD=" + PERIOD + "/monthly-Manifest.json";

  @TempDir private Path temporary;
  private final Programme programme = new Programme();
  private Optional<Functions> started = Optional.empty();

  private Functions functions() {
    if (started.isEmpty()) {
      started = Optional.of(Functions.start(programme.variables(), temporary));
    }
    return started.get();
  }

  @AfterEach
  void close() {
    started.ifPresent(Functions::close);
    programme.close();
  }

  private JsonNode decide(String function, ObjectNode decision) {
    JsonNode decided = functions().invoke(function, decision);
    assertTrue(decided.path("decided").asBoolean(), decided::toString);
    return decided;
  }

  /** What a member reads. */
  private String read(Event.Place place) {
    JsonNode answer = functions().invoke("lookup", Event.get(ALICE, place));
    assertEquals(200, answer.path("statusCode").asInt(), answer::toString);
    return answer.path("body").asText();
  }

  /** What a member is answered. */
  private JsonNode change(String method, Event.Place place, String body) throws IOException {
    JsonNode answer = functions().invoke("redeem", Event.change(ALICE, method, place, body));
    assertEquals(2, answer.path("statusCode").asInt() / 100, answer::toString);
    return JSON.readTree(answer.path("body").asText());
  }

  @Test
  void aBillBecomesCoinsAndACodeAndAProofAndALostTableIsRebuilt() throws Exception {
    TrustedKeys keys = found();
    offer();
    change("PUT", Event.Place.of("/v1/enrolment"), "{\"terms\":\"" + TERMS + "\"}");
    issue();
    vest();
    redeem();
    seal(keys);
    prove(keys);
    announce();
    audit(keys);
    rebuild(keys);
    report();
  }

  /** As CloudFormation asks when the stack is made, and hears the answer. */
  private TrustedKeys found() throws Exception {
    CompletableFuture<JsonNode> told = new CompletableFuture<>();
    HttpServer bucket =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    bucket.createContext(
        "/",
        exchange -> {
          try (exchange) {
            told.complete(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    bucket.start();
    ObjectNode event = Event.empty().put("RequestType", "Create").put("RequestId", "one");
    event.put("ResponseURL", "http://127.0.0.1:" + bucket.getAddress().getPort() + "/answer");
    functions().invoke("found", event.put("StackId", "stack").put("LogicalResourceId", "ledger"));
    bucket.stop(0);
    JsonNode answer = told.getNow(Event.empty());
    assertEquals("SUCCESS", answer.path("Status").asText(), answer::toString);
    return TrustedKeys.of(
        Stream.of(answer.path("Data").path("Keys").asText().split(" "))
            .map(VerifierKey::parse)
            .toList());
  }

  /** Coins vest on the day that the bill is final: no story waits for a fortnight. */
  private void offer() {
    String policy = RewardPolicy.standard().text().replace("vest-days 14", "vest-days 0");
    decide("operate:propose", Event.decision("policy", "text", policy));
    decide("operate:propose", Event.decision("catalogue", "text", Catalogue.sample().text()));
    String codes = CodeFile.HEADER + "\n" + CODE + ",aws-credit,1,,AWS Activate,for most,\n";
    JsonNode put = decide("operate:propose", Event.decision("codes", "file", codes));
    assertEquals(1, put.path("added").asInt(), put::toString);
  }

  /** What is delivered twice is issued once. */
  private void issue() {
    programme.export(EXPORT, PAYER);
    deliver();
    JsonNode issued = functions().invoke("issue", delivered());
    assertEquals(20_000_000_000L, issued.path("issuedZon").asLong(), issued::toString);
    JsonNode again = functions().invoke("issue", delivered());
    assertEquals(1, again.path("unchanged").asInt(), again::toString);
  }

  private ObjectNode delivered() {
    return Event.created(programme.variable("EXPORTS_BUCKET"), MANIFEST);
  }

  /** A final bill of ten thousand dollars. */
  private void deliver() {
    String data = PAYER + "/monthly/data/BILLING_PERIOD=" + PERIOD + "/monthly.csv";
    programme.deliver(
        data,
        """
        bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,\
        bill_invoice_id,bill_billing_entity,line_item_line_item_type,line_item_product_code,\
        line_item_currency_code,line_item_unblended_cost,line_item_line_item_description
        %s,%s,%s-01T00:00:00.000Z,2026A1,AWS,Usage,AmazonEC2,USD,10000,usage
        """
            .formatted(PAYER, ALICE, PERIOD));
    programme.deliver(
        MANIFEST,
        """
        {"exportArn":"%s","executionId":"run-1",
         "dataFiles":["s3://%s/%s"]}
        """
            .formatted(EXPORT, programme.variable("EXPORTS_BUCKET"), data));
  }

  /** The day's work goes through its queue. */
  private void vest() throws IOException {
    functions().invoke("vest", Event.empty());
    hand("vest", "VEST_QUEUE");
    JsonNode account = JSON.readTree(read(Event.Place.of(ACCOUNT)));
    assertEquals(0, account.path("pendingZon").asLong(), account::toString);
    assertEquals(20_000_000_000L, account.path("lots").path(0).path("zon").asLong());
  }

  /** Hands over what is in a queue, as Lambda does. */
  private void hand(String function, String queue) {
    int handed = 0;
    for (List<Message> some = programme.taken(programme.variable(queue));
        !some.isEmpty();
        some = programme.taken(programme.variable(queue))) {
      JsonNode answer = functions().invoke(function, Event.messages(some));
      assertTrue(answer.path("batchItemFailures").isEmpty(), answer::toString);
      handed += some.size();
    }
    assertTrue(handed > 0, () -> "nothing was in " + queue);
  }

  /** A code, from the vault that KMS locks. */
  private void redeem() throws IOException {
    String order = "{\"product\":\"aws-credit\",\"quantity\":1}";
    JsonNode held = change("POST", Event.Place.of("/v1/redemptions"), order);
    assertEquals(BOUGHT, held.path("id").asText());
    functions().invoke("fulfil", Event.inserted("redemption#" + BOUGHT, "item"));
    hand("fulfil", "FULFIL_QUEUE");
    Event.Place reveal = new Event.Place("/v1/redemptions/{id}/reveal", "id", BOUGHT);
    assertEquals(CODE, change("POST", reveal, "").path("code").asText());
  }

  private void seal(TrustedKeys keys) {
    JsonNode sealed = functions().invoke("seal", Event.empty());
    assertEquals("idle", sealed.path("ended").asText(), sealed::toString);
    // Keys, policy, catalogue, enrolled, issued, vested, held, settled.
    assertEquals(8, sealed.path("sealed").asInt(), sealed::toString);
    assertEquals(2, keys.log().size(), "Ed25519 and ML-DSA-44");
  }

  private void prove(TrustedKeys keys) {
    String receipt = read(new Event.Place("/v1/receipts/{transaction}", "transaction", BOUGHT));
    assertInstanceOf(Verification.Holds.class, Receipt.parse(receipt.getBytes(UTF_8)).verify(keys));
  }

  private void announce() throws IOException {
    JsonNode published = functions().invoke("publish", Event.empty());
    assertEquals(8, published.path("entries").asInt(), published::toString);
    List<String> kinds = new ArrayList<>();
    for (String event : programme.heard(published.path("notices").asInt())) {
      assertFalse(event.contains(CODE), "nobody else hears of the code");
      kinds.add(JSON.readTree(event).path("detail-type").asText());
    }
    assertEquals(
        List.of("issued", "redeemed", "settled", "vested"), kinds.stream().sorted().toList());
  }

  private void audit(TrustedKeys keys) {
    Path log = programme.copied("LOG_BUCKET", temporary.resolve("log"));
    Path evidence = programme.copied("EVIDENCE_BUCKET", temporary.resolve("evidence"));
    List<String> audit = new ArrayList<>(List.of("audit", log.toString()));
    audit.addAll(List.of("--evidence", evidence.toString()));
    audit.addAll(List.of("--state", temporary.resolve("seen").toString()));
    String said = functions().zon(with(keys, audit));
    assertTrue(said.contains("SOUND") && said.contains("entries    8:"), said);
    assertTrue(said.contains("1 of 1 issues held"), said);
  }

  private static String[] with(TrustedKeys keys, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    Stream.concat(keys.log().stream(), keys.issuers().stream())
        .forEach(key -> all.addAll(List.of("--key", key.toString())));
    return all.toArray(String[]::new);
  }

  /** All that the table told is told by one that was made from the log. */
  private void rebuild(TrustedKeys keys) {
    String before = read(Event.Place.of(ACCOUNT));
    String table = programme.table("rebuilt");
    List<String> rebuild = new ArrayList<>(List.of("operate", "rebuild", "--table", table));
    rebuild.addAll(List.of("--log-bucket", programme.variable("LOG_BUCKET")));
    rebuild.addAll(List.of("--staging-bucket", programme.variable("STAGING_BUCKET")));
    rebuild.addAll(List.of("--evidence-bucket", programme.variable("EVIDENCE_BUCKET")));
    functions().zonAsRestorer(with(keys, rebuild));
    functions().close();
    var moved = programme.variables();
    moved.put("ZONCOIN_TABLE", table);
    started = Optional.of(Functions.start(moved, temporary));
    assertEquals(before, read(Event.Place.of(ACCOUNT)));
    JsonNode sealed = functions().invoke("seal", Event.empty());
    assertEquals(0, sealed.path("sealed").asInt(), sealed::toString);
    assertEquals(8, sealed.path("size").asInt(), sealed::toString);
  }

  /** The day's tills, of which there are none, and the month's report. */
  private void report() {
    functions().invoke("collect", Event.empty());
    JsonNode filed = functions().invoke("report", Event.empty());
    assertEquals(8, filed.path("size").asInt(), filed::toString);
    assertEquals(1, functions().invoke("seal", Event.empty()).path("sealed").asInt());
  }
}
