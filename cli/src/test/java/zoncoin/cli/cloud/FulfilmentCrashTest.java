package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Script;
import zoncoin.memory.Weather;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Hash;
import zoncoin.vault.CodeFile;

/**
 * A redemption from the order to the acknowledged code, by the functions behind the gateway and to
 * those who stand for the other sides: once as it goes, and once for each call of a port that it
 * took, before which the process ends, and after which it ends. Whoever asked asks again; nobody
 * else is told anything: the table's stream tells of it never, or twice, and once more when all is
 * over. Every hold ends, settled if and only if it was delivered, and nothing is delivered twice.
 */
final class FulfilmentCrashTest {
  private static final Account.Member MEMBER = new Account.Member("222233334444");
  private static final String TERMS = "{\"terms\":\"" + Hash.EMPTY.base64() + "\"}";
  private static final Instant START = Instant.parse("2026-07-02T09:00:00Z");
  private static final Evidence NONE = new Evidence(Hash.EMPTY, Hash.EMPTY);
  private static final Amount COINS = Amount.of(100_000);
  private static final long PRICE = 7;

  /** More than there are calls to end at, and far more runs than any redemption takes. */
  private static final int CODES = 500;

  private static final int MOST_RUNS = 20;

  /** An order alone reads, reads, writes; before and after. */
  private static final int FEWEST_ENDS = 20;

  private static final String PRODUCT =
      """
      product %s support 7
      title %s
      quantity 1 1 1
      worth %s USD
      stock 5000
      member-daily 5000
      daily 5000
      adapter %s
      """;

  /** How a redemption goes, by the adapter of its product. */
  private enum Life {
    WEBHOOK("webhook", true),
    GIFT_CARD("gift-card", true),
    VAULT("vault", true),
    CREDIT("conductor", true),
    BY_HAND("manual", true),
    CANCELLED("webhook", false),
    /** Of an empty vault. */
    DECLINED("vault", false);

    private final String adapter;
    private final boolean isDelivered;

    Life(String adapter, boolean isDelivered) {
      this.adapter = adapter;
      this.isDelivered = isDelivered;
    }

    String product() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isByMachine() {
      return isDelivered && this != BY_HAND;
    }

    boolean hasCode() {
      return this == GIFT_CARD || this == VAULT;
    }
  }

  @TempDir private Path temporary;
  private final MemoryJournal journal = new MemoryJournal();
  private final Crashing weather = new Crashing();
  private Instant now = START;
  private Optional<StormyCloud> opened = Optional.empty();

  @BeforeEach
  void found() {
    Crashing.endQuietly();
    StormyCloud.Surroundings surroundings =
        new StormyCloud.Surroundings(
            journal, weather, Writes.UNHEARD, weather.between(), () -> now, new Random(1));
    StormyCloud cloud = new StormyCloud(temporary.resolve("cloud"), catalogue(), surroundings);
    opened = Optional.of(cloud);
    untilAnswered(200, () -> cloud.ask(MEMBER.id(), "PUT /v1/enrolment", "enrol", TERMS));
    for (String some : CodeFile.divide(codes())) {
      JsonNode put = StormyCloud.event().put("decision", "codes").put("file", some);
      assertTrue(cloud.operate(put).orElseThrow().json().path("decided").asBoolean());
    }
    cloud.post(new Request.Issue(TransactionId.parse("issue.1"), MEMBER, COINS, NONE, 1));
    cloud.post(
        new Request.Vest(
            TransactionId.parse("vest.1"), MEMBER, COINS, YearMonth.parse("2028-07"), 1));
  }

  @AfterEach
  void leave() {
    opened.ifPresent(StormyCloud::close);
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  private static Catalogue catalogue() {
    String products =
        Stream.of(Life.values())
            .sorted(Comparator.comparing(Life::product))
            .map(
                life ->
                    PRODUCT.formatted(
                        life.product(), life.product(), LeftBehind.WORTH, life.adapter))
            .collect(Collectors.joining());
    return Catalogue.parse("zoncoin/catalogue@v1\nname crashes-1\n" + products);
  }

  private static String codes() {
    String codes =
        IntStream.range(0, CODES)
            .mapToObj(i -> "PC1CRASHED%04d,vault,1,,AWS Activate,for most,\n".formatted(i))
            .collect(Collectors.joining());
    return CodeFile.HEADER + "\n" + codes;
  }

  @ParameterizedTest
  @EnumSource
  void endsAsItWasDeliveredWhereverTheProcessEnds(Life life) throws IOException {
    liveWhereverTheProcessEnds(life, id -> {});
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBHOOK", "VAULT", "CANCELLED"})
  void endsNoOtherWayWhenTheStreamTellsOfItTwiceAndLate(Life life) throws IOException {
    liveWhereverTheProcessEnds(life, this::hear);
  }

  /** The timer that looks for what is due only makes certain what the stream makes quick. */
  @ParameterizedTest
  @EnumSource(names = {"WEBHOOK", "VAULT", "DECLINED"})
  void endsByTheStreamAlone(Life life) {
    Amount before = coins();
    String id = order(life, "told");
    hear(id);
    assertEnded(life, id, before);
  }

  private void liveWhereverTheProcessEnds(Life life, Consumer<String> stream) throws IOException {
    LeftBehind left = new LeftBehind(journal, temporary.resolve("cloud/delivered"));
    int lived = 0;
    for (Weather.Fault end : List.of(Weather.Fault.CRASH_BEFORE, Weather.Fault.CRASH_AFTER)) {
      for (int call = 0, made = 1; call < made; call++) {
        try {
          Script script = Script.at(call, end);
          live(life, end.name() + "-" + call, script, stream);
          made = script.calls().size();
          lived++;
          left.check(life.isDelivered ? lived : 0, life.isByMachine() ? lived : 0);
        } catch (AssertionError | RuntimeException failed) {
          throw new AssertionError("%s, %s call %d".formatted(life, end, call), failed);
        }
      }
    }
    assertTrue(lived > FEWEST_ENDS, "every call was seen: " + lived);
  }

  private String order(Life life, String key) {
    String order = "{\"product\":\"" + life.product() + "\",\"quantity\":1}";
    untilAnswered(
        201, () -> opened.orElseThrow().ask(MEMBER.id(), "POST /v1/redemptions", key, order));
    return "c." + MEMBER.id() + "." + key;
  }

  private void live(Life life, String key, Script script, Consumer<String> stream) {
    StormyCloud cloud = opened.orElseThrow();
    Amount before = coins();
    weather.play(script);
    String id = order(life, key);
    String path = "POST /v1/redemptions/" + id;
    if (life == Life.CANCELLED) {
      untilAnswered(200, () -> cloud.ask(MEMBER.id(), path + "/cancel", "none", ""));
    }
    stream.accept(id);
    stream.accept(id);
    for (int run = 0; run < MOST_RUNS && isUnderWay(id); run++) {
      untilItEnds(cloud::fulfil);
      // Whoever ended is surely gone, and what it had of the queue is anybody's.
      now = now.plus(Redemptions.SENDING).plusSeconds(1);
      if (life == Life.BY_HAND) {
        untilAnswered(200, () -> cloud.operate(settled(id)));
      }
    }
    stream.accept(id);
    if (life.hasCode()) {
      String shown =
          code(untilAnswered(200, () -> cloud.ask(MEMBER.id(), path + "/reveal", "a", "")));
      assertEquals(
          shown, code(untilAnswered(200, () -> cloud.ask(MEMBER.id(), path + "/reveal", "b", ""))));
      untilAnswered(200, () -> cloud.ask(MEMBER.id(), path + "/acknowledge", "c", ""));
      untilAnswered(410, () -> cloud.ask(MEMBER.id(), path + "/reveal", "d", ""));
    }
    weather.play(Script.fair());
    assertEnded(life, id, before);
  }

  /** The stream tells of it, and what is told is worked on. */
  private void hear(String id) {
    untilItEnds(() -> opened.orElseThrow().tell(id));
    untilItEnds(opened.orElseThrow()::work);
  }

  private static void untilItEnds(Runnable function) {
    try {
      function.run();
    } catch (Weather.Crash end) {
      // It is started again.
    }
  }

  private static JsonNode settled(String id) {
    return StormyCloud.event()
        .put("decision", "fulfil")
        .put("redemption", id)
        .put("end", "settle")
        .put("reason", "handed over")
        .put("principal", "ana");
  }

  private static String code(StormyCloud.Answer answer) {
    return answer.json().path("code").asText();
  }

  /** Asks the same again where the connection ended; once it is asked again nothing fails. */
  private static StormyCloud.Answer untilAnswered(
      int status, Supplier<Optional<StormyCloud.Answer>> ask) {
    StormyCloud.Answer answer = ask.get().or(ask).orElseThrow();
    assertEquals(status, answer.status(), answer::body);
    return answer;
  }

  private boolean isUnderWay(String id) {
    return redemption(id).due().isPresent();
  }

  private Redemption redemption(String id) {
    return Redemption.of(journal.item(Redemption.key(TransactionId.parse(id))).orElseThrow());
  }

  private Amount coins() {
    Buckets buckets = journal.head(MEMBER).standing().buckets();
    return buckets.sum(buckets.lots());
  }

  private void assertEnded(Life life, String id, Amount before) {
    Redemption.State state = redemption(id).state();
    assertEquals(life.isDelivered, state instanceof Redemption.State.Settled, state::toString);
    assertEquals(!life.isDelivered, state instanceof Redemption.State.Released, state::toString);
    Kind end = journal.find(TransactionId.parse(id + ".end")).orElseThrow().signed().entry().kind();
    assertEquals(life.isDelivered ? Kind.SETTLE : Kind.RELEASE, end);
    Buckets buckets = journal.head(MEMBER).standing().buckets();
    assertEquals(Amount.ZERO, buckets.of(Bucket.Plain.HELD));
    assertEquals(life.isDelivered ? before.minus(Amount.of(PRICE)) : before, coins());
  }
}
