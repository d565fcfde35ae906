package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.cli.cloud.Caller;
import zoncoin.exports.SampleBill;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.redemption.Redemptions;
import zoncoin.store.FolderTiles;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/**
 * {@code zon up} killed under load, again and again: what was answered is there, once and as it was
 * answered, what was not can be asked again, what was being delivered is delivered at most once and
 * comes to one end, and the log is sound and says the same. {@code -Dzoncoin.kills=200} kills it
 * more often, {@code -Dzoncoin.seed=7} at other moments.
 */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class KillTest {
  private static final int KILLS = Integer.getInteger("zoncoin.kills", 20);
  private static final int CLIENTS = 4;
  private static final int REDEEMING = 2;
  private static final int CREATED = 201;
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = 600;

  @TempDir private Path temporary;

  private final Random random = new Random(Long.getLong("zoncoin.seed", 1));

  /** Every payment that was answered, with its answer, by its key. */
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  /** Those of the last run, answered or not. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  @Test
  void whatWasAnsweredIsKept() throws IOException, InterruptedException {
    Path folder = temporary.resolve("cloud");
    Redeeming redeeming = new Redeeming(folder);
    for (int kill = 0; kill <= KILLS; kill++) {
      // By then what was being delivered when it was killed is nobody's any more.
      Instant now = Instant.now().plus(Redemptions.SENDING.plusMinutes(1).multipliedBy(kill));
      try (RunningCloud cloud = RunningCloud.start(folder, now)) {
        Caller shop = cloud.member("222233334444");
        Caller research = cloud.member("444455556666");
        if (kill == 0) {
          found(cloud);
        }
        askAgain(shop);
        redeeming.finish(research);
        if (kill < KILLS) {
          List<Thread> clients = new ArrayList<>();
          for (int client = 0; client < CLIENTS; client++) {
            String name = kill + "-" + client;
            clients.add(Thread.ofVirtual().start(() -> payUntilItEnds(shop, name)));
          }
          // Every other time: whoever delivers takes a while to begin.
          for (int client = 0; client < REDEEMING && kill % 2 == 0; client++) {
            clients.add(Thread.ofVirtual().start(() -> redeeming.redeemUntilItEnds(research)));
          }
          Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
          cloud.kill();
          for (Thread client : clients) {
            client.join();
          }
          if (kill + 2 < KILLS) {
            // What it had taken is nobody else's for a while: only the last time is that waited
            // out.
            redeeming.loseQueue();
          }
        } else {
          redeeming.assertCodesGivenOnce(research);
          cloud.turn("turn", "{\"duration\":\"1d\"}");
        }
      }
    }
    assertTrue(answered.size() > KILLS, () -> answered.size() + " payments were answered");
    assertSound(folder, redeeming);
  }

  private void found(RunningCloud cloud) throws IOException, InterruptedException {
    SampleBill.write(temporary.resolve("bill"));
    for (String account : List.of("222233334444", "333344445555", "444455556666")) {
      enrol(cloud.member(account));
    }
    cloud.turn("deliver", "{\"paths\":[\"" + temporary.resolve("bill") + "\"]}");
    Redeeming.offer(cloud);
  }

  private static void enrol(Caller member) {
    String terms = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    member.put("/v1/enrolment", "enrol", Map.of("terms", terms));
  }

  private void payUntilItEnds(Caller from, String name) {
    try {
      for (int i = 0; ; i++) {
        String key = "pay-" + name + "-" + i;
        asked.add(key);
        HttpResponse<String> response = pay(from, key);
        if (response.statusCode() == CREATED) {
          answered.put(key, response.body());
        }
      }
    } catch (IOException killed) {
      // Whether the last one was carried out is not known, as with any connection that breaks.
    }
  }

  private static HttpResponse<String> pay(Caller from, String key) throws IOException {
    String body = "{\"to\":\"member:333344445555\",\"amountZon\":1}";
    return from.send("POST", "/v1/transfers", key, body);
  }

  /** As a client does that got no answer; what had one is answered as it was. */
  private void askAgain(Caller from) throws IOException {
    for (String key : asked) {
      HttpResponse<String> response = pay(from, key);
      assertEquals(CREATED, response.statusCode(), response::body);
      String before = answered.putIfAbsent(key, response.body());
      assertTrue(before == null || before.equals(response.body()), key);
    }
    asked.clear();
  }

  /** What is in the log is what was answered, entry by entry, and what whoever delivers noted. */
  private void assertSound(Path folder, Redeeming redeeming) throws IOException {
    Map<String, List<String>> paid = new TreeMap<>();
    Map<String, List<Kind>> ended = new TreeMap<>();
    for (Entry entry : sealed(folder)) {
      switch (entry.kind()) {
        case TRANSFER ->
            paid.computeIfAbsent(entry.transaction().text(), id -> new ArrayList<>())
                .add(entry.time().toString());
        case HOLD -> ended.computeIfAbsent(entry.transaction().text(), id -> new ArrayList<>());
        case SETTLE, RELEASE ->
            ended
                .computeIfAbsent(entry.reference().orElseThrow().text(), id -> new ArrayList<>())
                .add(entry.kind());
        default -> {}
      }
    }
    Map<String, List<String>> promised = new TreeMap<>();
    answered.forEach(
        (key, body) ->
            promised.put(
                "c.222233334444." + key, List.of(Caller.json(body).path("time").asText())));
    assertEquals(promised, paid, "each payment is the entry that was answered, once");
    assertEquals(redeeming.ends(), ended, "each hold came once to the end that was answered");
    redeeming.assertDelivered(settled(ended));
  }

  private static Set<String> settled(Map<String, List<Kind>> ended) {
    return ended.keySet().stream()
        .filter(id -> ended.getOrDefault(id, List.of()).contains(Kind.SETTLE))
        .collect(Collectors.toSet());
  }

  /** The entries of the log, which is sound. */
  private static List<Entry> sealed(Path folder) throws IOException {
    List<VerifierKey> verifiers =
        Files.readAllLines(folder.resolve("keys.txt")).stream()
            .map(line -> VerifierKey.parse(line.replace("--key ", "")))
            .toList();
    TileReader log = new FolderTiles(folder.resolve("log"));
    Audit.Plan plan =
        new Audit.Plan(TrustedKeys.of(verifiers), List.of(), Audit.Signatures.VERIFIED);
    AuditReport.Sound sound =
        assertInstanceOf(
            AuditReport.Sound.class, new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(log));
    List<Entry> entries = new ArrayList<>();
    for (Tile bundle : Tile.bundlesBetween(0, sound.figures().head().size())) {
      EntryBundle.read(bundle, log).forEach(leaf -> entries.add(SignedEntry.parse(leaf).entry()));
    }
    return entries;
  }
}
