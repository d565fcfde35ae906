package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.vault.CodeFile;

/** A promotional code from the file it comes in to whoever redeemed it, and nowhere else. */
final class CodesOfCloudTest {
  private static final String CODE = "PC1ZQXW7RRTT9";
  private static final String ACCOUNT = "222233334444";
  private static final String BOUGHT = "/v1/redemptions/c." + ACCOUNT + ".buy";

  @TempDir private Path temporary;

  private static JsonNode operate(SmallCloud cloud, ObjectNode decision) {
    return new Switches(cloud.cloud()).turn("operate", decision);
  }

  private static void give(SmallCloud cloud) {
    ObjectNode adjust = Invocation.event().put("decision", "adjust");
    adjust.put("account", "member:" + ACCOUNT).put("amountZon", 2_000_000_000L);
    adjust.put("memo", "goodwill").put("principal", "ana");
    String proposal = operate(cloud, adjust).path("proposal").asText();
    ObjectNode approve = Invocation.event().put("decision", "approve").put("principal", "ben");
    JsonNode approved = operate(cloud, approve.put("proposal", proposal));
    assertTrue(approved.path("decided").asBoolean(), approved::toString);
  }

  private static void putIn(SmallCloud cloud) {
    String file = CodeFile.HEADER + "\n" + CODE + ",aws-credit,1,,AWS Activate,for most,\n";
    ObjectNode asked = Invocation.event().put("decision", "codes");
    assertEquals(1, operate(cloud, asked.put("file", file)).path("added").asInt());
    JsonNode wrong = operate(cloud, asked.put("file", file + CODE + ",aws-credit\n"));
    assertEquals("line 3: a row has 7 cells, not 2", wrong.path("because").path(0).asText());
  }

  @Test
  void aCodeIsSeenByItsOwnerAndStandsInNoFile() throws IOException {
    Path folder = temporary.resolve("cloud");
    try (SmallCloud cloud = new SmallCloud(folder, Duration.ofSeconds(10));
        HttpClient client = HttpClient.newHttpClient()) {
      Caller caller = new Caller(client, cloud.address(), cloud.cloud().credentials(ACCOUNT));
      caller.send("PUT", "/v1/enrolment", "enrol", SmallCloud.TERMS);
      give(cloud);
      putIn(cloud);
      String order = "{\"product\":\"aws-credit\",\"quantity\":1}";
      assertEquals(201, caller.send("POST", "/v1/redemptions", "buy", order).statusCode());
      assertEquals(409, caller.send("POST", BOUGHT + "/reveal", "see", "").statusCode());
      cloud.cloud().fulfil();
      HttpResponse<String> revealed = caller.send("POST", BOUGHT + "/reveal", "see", "");
      assertTrue(revealed.body().contains("\"code\":\"" + CODE + "\""), revealed::body);
      assertEquals("no-store", revealed.headers().firstValue("Cache-Control").orElse(""));
      assertEquals(200, caller.send("POST", BOUGHT + "/acknowledge", "have", "").statusCode());
      assertEquals(410, caller.send("POST", BOUGHT + "/reveal", "see", "").statusCode());
      cloud.cloud().seal();
      cloud.cloud().publish();
    }
    requireNowhere(folder, CODE);
    assertTrue(Files.readString(folder.resolve("events.jsonl")).contains("\"kind\":\"settled\""));
  }

  /** Whoever stands for Amazon here keeps it, as Amazon does. */
  @Test
  void theClaimCodeOfAGiftCardIsSeenByItsOwnerAndKeptByAmazonAlone() throws IOException {
    Path folder = temporary.resolve("cloud");
    String card;
    try (SmallCloud cloud = new SmallCloud(folder, Duration.ofSeconds(10));
        HttpClient client = HttpClient.newHttpClient()) {
      Caller caller = new Caller(client, cloud.address(), cloud.cloud().credentials(ACCOUNT));
      caller.send("PUT", "/v1/enrolment", "enrol", SmallCloud.TERMS);
      give(cloud);
      give(cloud);
      String order = "{\"product\":\"gift-card\",\"quantity\":1}";
      assertEquals(201, caller.send("POST", "/v1/redemptions", "buy", order).statusCode());
      cloud.cloud().fulfil();
      card = caller.send("POST", BOUGHT + "/reveal", "see", "").body();
      assertTrue(card.contains("\"code\":\"LJ49-AKDUV1-UYCP\""), card);
      assertEquals(
          card.replace("\"times\":1", "\"times\":2"),
          caller.send("POST", BOUGHT + "/reveal", "see", "").body());
    }
    Files.delete(folder.resolve("delivered"));
    requireNowhere(folder, "AKDUV1");
  }

  private static void requireNowhere(Path folder, String code) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertTrue(files.stream().anyMatch(path -> path.endsWith("functions.0.log")));
    for (Path each : files) {
      assertFalse(Files.readString(each, ISO_8859_1).contains(code), each::toString);
    }
  }
}
