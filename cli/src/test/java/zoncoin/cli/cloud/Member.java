package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A member as it sees the programme: through the API alone.
 *
 * @param caller signs for it
 */
record Member(Caller caller) {
  private static final String TERMS = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  void enrol() {
    caller.put("/v1/enrolment", "enrol", Map.of("terms", TERMS));
  }

  private JsonNode look(String path) {
    return Caller.json(caller.get(path));
  }

  long pending() {
    return look("/v1/account").path("pendingZon").asLong();
  }

  long spendable() {
    long zon = 0;
    for (JsonNode lot : look("/v1/account").path("lots")) {
      zon += lot.path("zon").asLong();
    }
    return zon;
  }

  /** What there is to redeem. */
  List<String> products() {
    List<String> names = new ArrayList<>();
    look("/v1/catalog").path("products").forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  /** What an order of one would come to. */
  JsonNode tryOut(String product) {
    return caller.post(
        "/v1/redemptions?dryRun=true", "try", Map.of("product", product, "quantity", 1));
  }

  /** Orders one; the redemption's id. */
  String order(String key, String product) {
    return caller
        .post("/v1/redemptions", key, Map.of("product", product, "quantity", 1))
        .path("id")
        .asText();
  }

  void cancel(String redemption) throws IOException {
    String path = "/v1/redemptions/" + redemption + "/cancel";
    HttpResponse<String> answer = caller.send("POST", path, "none", "");
    assertEquals(200, answer.statusCode(), answer::body);
  }

  String state(String redemption) {
    return look("/v1/redemptions/" + redemption).path("state").asText();
  }

  /** The code of what was delivered. */
  String revealed(String redemption) throws IOException {
    String path = "/v1/redemptions/" + redemption + "/reveal";
    HttpResponse<String> answer = caller.send("POST", path, "see", "");
    assertEquals(200, answer.statusCode(), answer::body);
    return Caller.json(answer.body()).path("code").asText();
  }

  void pay(Member other, long zon) {
    Map<String, Object> body = Map.of("to", "member:" + other.caller.account(), "amountZon", zon);
    caller.post("/v1/transfers", "thanks", body);
  }

  /** Fetches the receipts of its whole history, each into a file of that folder. */
  List<Path> receipts(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.createDirectories(folder);
    JsonNode page = look("/v1/entries?limit=100");
    assertTrue(!page.has("next"), "one page has them all");
    for (JsonNode entry : page.path("entries")) {
      byte[] receipt = caller.get(entry.path("receipt").asText()).getBytes(UTF_8);
      files.add(Files.write(folder.resolve(entry.path("transaction").asText()), receipt));
    }
    return files;
  }
}
