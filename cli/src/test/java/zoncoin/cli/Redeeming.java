package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import zoncoin.cli.cloud.Caller;
import zoncoin.ledger.Kind;
import zoncoin.vault.CodeFile;

/**
 * Redemptions that are being delivered while {@code zon up} is killed, and what whoever delivers
 * noted down: a shop that gets webhooks, Amazon's gift cards, and a vault with fewer codes than are
 * asked for.
 */
final class Redeeming {
  /** One of each, by the adapter that delivers it. */
  private static final List<String> PRODUCTS = List.of("hour", "card", "code");

  private static final String CATALOGUE =
      """
      zoncoin/catalogue@v1
      name killed-1
      product card gift-card 1
      title A gift card
      quantity 1 1 1
      worth 1 USD
      adapter gift-card
      product code credit 1
      title A code
      quantity 1 1 1
      worth 1 USD
      adapter vault
      product dream credit 1
      title What nobody delivers
      quantity 1 1 1
      worth 1 USD
      adapter nobody
      product hour support 1
      title An hour of help
      quantity 1 1 1
      worth 1 USD
      adapter webhook
      """;

  private static final int CODES = 12;
  private static final int OK = 200;
  private static final int CREATED = 201;

  /** What nobody delivers, and whoever asks for it cancels. */
  private static final String DREAM = "dream";

  /** Of every so many, one is cancelled. */
  private static final int CANCELLED = 4;

  /** Longer than whoever was killed has what it took from the queue. */
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(2);

  private final Path folder;

  /** What was asked for in the last run, answered or not: products by key. */
  private final Map<String, String> asked = new ConcurrentHashMap<>();

  /** When each was asked for that had an answer, by its key. */
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  /** Those of which a member was told that they are cancelled, by id. */
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

  /** All that were ended, by id. */
  private final Map<String, JsonNode> ended = new TreeMap<>();

  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * @param folder of the cloud
   */
  Redeeming(Path folder) {
    this.folder = folder;
  }

  /** Brings the products into force, and a few codes into the vault. */
  static void offer(RunningCloud cloud) throws IOException, InterruptedException {
    StringBuilder file = new StringBuilder(CodeFile.HEADER + "\n");
    for (int code = 0; code < CODES; code++) {
      file.append("PC1KILLED%04d,code,1,,AWS Activate,for most,%n".formatted(code));
    }
    decide(cloud, Map.of("decision", "catalogue", "text", CATALOGUE));
    JsonNode put = decide(cloud, Map.of("decision", "codes", "file", file.toString()));
    assertEquals(CODES, put.path("added").asInt(), put::toString);
  }

  private static JsonNode decide(RunningCloud cloud, Map<String, ?> decision)
      throws IOException, InterruptedException {
    return cloud.turn("operate", new ObjectMapper().writeValueAsString(decision));
  }

  /** Redeems one product after the other, each when the last has ended. */
  void redeemUntilItEnds(Caller member) {
    try {
      while (true) {
        int number = numbers.getAndIncrement();
        String key = "redeem-" + number;
        String product = PRODUCTS.get(number % PRODUCTS.size());
        asked.put(key, number % CANCELLED == 0 ? DREAM : product);
        var _ = askUntilItEnds(member, key);
      }
    } catch (IOException killed) {
      // Where the last one stands is found out by asking again.
    }
  }

  /** The same request is the same redemption, as it stands then; each wakes the worker. */
  private JsonNode askUntilItEnds(Caller member, String key) throws IOException {
    long giveUp = System.nanoTime() + ENDS_WITHIN.toNanos();
    JsonNode redemption = ask(member, key);
    if (DREAM.equals(asked.get(key))) {
      cancel(member, key);
      redemption = ask(member, key);
    }
    while (!hasEnded(redemption)) {
      assertTrue(System.nanoTime() < giveUp, redemption::toString);
      redemption = ask(member, key);
    }
    return redemption;
  }

  private void cancel(Caller member, String key) throws IOException {
    HttpResponse<String> response = member.send("POST", path(member, key) + "/cancel", "none", "");
    assertEquals(OK, response.statusCode(), response::body);
    cancelled.add(id(member, key));
  }

  private JsonNode ask(Caller member, String key) throws IOException {
    String order = "{\"product\":\"%s\",\"quantity\":1}".formatted(asked.get(key));
    HttpResponse<String> response = member.send("POST", "/v1/redemptions", key, order);
    assertEquals(CREATED, response.statusCode(), response::body);
    JsonNode redemption = Caller.json(response.body());
    String requested = redemption.path("requested").asText();
    String before = answered.putIfAbsent(key, requested);
    assertEquals(before == null ? requested : before, requested, "what had an answer is not lost");
    return redemption;
  }

  private static String path(Caller member, String key) {
    return "/v1/redemptions/" + id(member, key);
  }

  private static String id(Caller member, String key) {
    return "c." + member.account() + "." + key;
  }

  private static boolean hasEnded(JsonNode redemption) {
    return isSettled(redemption) || redemption.path("state").asText().equals("released");
  }

  private static boolean isSettled(JsonNode redemption) {
    return redemption.path("state").asText().equals("settled");
  }

  /** Loses what waits in the queue, as a queue may: the table still says what is under way. */
  void loseQueue() throws IOException {
    try (var files = Files.walk(folder.resolve("fulfilment"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Asks again for what was asked until all has ended, and checks it against the notebook. */
  void finish(Caller member) throws IOException {
    for (String key : asked.keySet()) {
      ended.put(id(member, key), askUntilItEnds(member, key));
    }
    asked.clear();
    for (String id : cancelled) {
      String cause = ended.getOrDefault(id, MissingNode.getInstance()).path("cause").asText();
      assertEquals("cancelled", cause, id);
    }
    assertDeliveredOnce();
  }

  /** What is settled was delivered, once; what is released was not; and nothing else was. */
  private void assertDeliveredOnce() throws IOException {
    Map<String, Map<String, String>> notes = notes(folder.resolve("delivered"));
    Map<String, String> hours = new TreeMap<>();
    settled("hour").keySet().forEach(id -> hours.put(id, "1"));
    assertEquals(hours, notes.getOrDefault("delivered", Map.of()), "webhooks, once each");
    List<String> cards =
        notes.getOrDefault("card", Map.of()).values().stream()
            .map(card -> card.substring(0, card.indexOf('/')))
            .sorted()
            .toList();
    assertEquals(settled("card").values().stream().sorted().toList(), cards, "one card each");
  }

  /** What is shown to the member: a code each, and none was given to who has no redemption. */
  void assertCodesGivenOnce(Caller member) throws IOException {
    Set<String> codes = new HashSet<>();
    for (String id : settled("code").keySet()) {
      String shown = member.send("POST", "/v1/redemptions/" + id + "/reveal", "none", "").body();
      String code = Caller.json(shown).path("code").asText();
      assertTrue(code.startsWith("PC1KILLED") && codes.add(code), shown);
    }
    boolean isVaultEmpty =
        ended.values().stream()
            .anyMatch(
                redemption ->
                    redemption.path("product").asText().equals("code")
                        && redemption.path("cause").asText().equals("failed"));
    assertTrue(!isVaultEmpty || codes.size() == CODES, () -> codes.size() + " codes were given");
  }

  /** References by id. */
  private Map<String, String> settled(String product) {
    Map<String, String> references = new TreeMap<>();
    ended.forEach(
        (id, redemption) -> {
          if (isSettled(redemption) && redemption.path("product").asText().equals(product)) {
            references.put(id, redemption.path("reference").asText());
          }
        });
    return references;
  }

  /** How each ended, as it was answered: by an entry of that kind, and no other. */
  Map<String, List<Kind>> ends() {
    Map<String, List<Kind>> ends = new TreeMap<>();
    ended.forEach(
        (id, redemption) ->
            ends.put(id, List.of(isSettled(redemption) ? Kind.SETTLE : Kind.RELEASE)));
    return ends;
  }

  /**
   * Whoever delivers noted those and no others.
   *
   * @param settled by the log
   */
  void assertDelivered(Set<String> settled) throws IOException {
    Map<String, Map<String, String>> notes = notes(folder.resolve("delivered"));
    assertEquals(
        of(settled, "hour"), notes.getOrDefault("delivered", Map.of()).keySet(), "webhooks");
    assertEquals(
        of(settled, "card").size(), notes.getOrDefault("card", Map.of()).size(), "gift cards");
  }

  private Set<String> of(Set<String> ids, String product) {
    return ids.stream()
        .filter(
            id ->
                product.equals(
                    ended.getOrDefault(id, MissingNode.getInstance()).path("product").asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The notebook as it lies on disk: the last text by page and name. */
  private static Map<String, Map<String, String>> notes(Path file) throws IOException {
    Map<String, Map<String, String>> notes = new TreeMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      List<String> words = List.of(line.split("\t", -1));
      notes
          .computeIfAbsent(words.getFirst(), page -> new TreeMap<>())
          .put(words.get(1), words.getLast());
    }
    return notes;
  }
}
