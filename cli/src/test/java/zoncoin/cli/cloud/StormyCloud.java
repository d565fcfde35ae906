package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.MemoryQueue;
import zoncoin.memory.Weather;
import zoncoin.note.TrustedKeys;
import zoncoin.redemption.Catalogue;
import zoncoin.seal.Alarms;
import zoncoin.tlog.TileReader;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * A cloud behind its gateway whose every port has weather in front of it, by a clock and a chance
 * that the test sets. Its functions wait for nothing.
 */
public final class StormyCloud implements AutoCloseable {
  private static final int MERGE_DELAY_SECONDS = 3_600;
  private static final Duration BODY_WITHIN = Duration.ofSeconds(20);
  private static final Duration HIDDEN = Duration.ofSeconds(50);
  private static final int MOST_TRIES = 5;

  private final Surroundings surroundings;
  private final WorkQueue queue;
  private final LocalCloud cloud;
  private final Gateway gateway;
  private final String authorization;
  private final List<Alarms.Alarm> alarms = new ArrayList<>();
  private final Map<String, Credentials> credentials = new TreeMap<>();

  /**
   * What it is put into.
   *
   * @param journal keeps the ledger
   * @param weather what happens to calls
   * @param writes is told of what is written
   * @param providers what lies between the functions and whoever delivers
   * @param clock the time
   * @param random of which nothing enters the ledger
   */
  public record Surroundings(
      MemoryJournal journal,
      Weather weather,
      Writes writes,
      UnaryOperator<Providers> providers,
      InstantSource clock,
      RandomGenerator random) {
    private Ground ground(WorkQueue queue) {
      return new Ground(
          folder -> new StormyTable(journal, weather, writes),
          folder -> queue,
          providers,
          new Ledger.Waiting(clock, random, millis -> {}));
    }

    private WorkQueue queue() {
      WorkQueue real = new MemoryQueue(clock, HIDDEN, MOST_TRIES);
      return new WorkQueue() {
        @Override
        public java.util.Set<Work> put(List<Work> pieces) {
          return weather.call("queue.put", true, () -> real.put(pieces));
        }

        /** Whoever takes pieces and ends has them until their time is over. */
        @Override
        public int handOver(Worker worker) {
          return real.handOver(
              pieces -> weather.call("queue.handOver", false, () -> worker.work(pieces)));
        }
      };
    }
  }

  /**
   * Opens the programme in that folder, and makes it the first time.
   *
   * @param catalogue what can be redeemed
   */
  public StormyCloud(Path folder, Catalogue catalogue, Surroundings surroundings) {
    this.surroundings = surroundings;
    queue = surroundings.queue();
    LocalCloud.Settings settings =
        new LocalCloud.Settings(Optional.of(surroundings.clock().instant()), catalogue, true);
    cloud = LocalCloud.open(folder, settings, surroundings.ground(queue), alarms::add);
    Switches switches = new Switches(cloud);
    Gateway.Watcher nobody = new Gateway.Watcher(() -> {}, fault -> {});
    gateway = Gateway.open(Port.take(0), cloud, switches, nobody, BODY_WITHIN);
    switches.tell(folder, gateway.address());
    authorization = Switches.Control.of(folder).authorization();
  }

  /** What came back. */
  public record Answer(int status, String body) {
    /** What it says, read. */
    public JsonNode json() {
      return Invocation.parse(body);
    }
  }

  /**
   * Asks as that account, signed by the AWS SDK for now.
   *
   * @param target method and path
   * @return empty if the connection ended before an answer came
   */
  public Optional<Answer> ask(String account, String target, String key, String body) {
    Credentials by;
    synchronized (credentials) {
      by = credentials.computeIfAbsent(account, cloud::credentials);
    }
    return send(RawRequest.signed(by, address(), target, key, body));
  }

  /** The same, but what is sent is not what was signed. */
  public Optional<Answer> forge(String account, String target, String key, String body) {
    Credentials by = cloud.credentials(account);
    return send(RawRequest.signed(by, address(), target, key, body).with("X-Amz-Late: 1"));
  }

  /** Asks as the operator of this machine, as {@code zon operate} does. */
  public Optional<Answer> operate(JsonNode decision) {
    String body = decision.toString();
    return send(
        new RawRequest(
            "POST /local/operate HTTP/1.1",
            List.of("Host: " + address().getAuthority(), "Authorization: " + authorization),
            body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            0));
  }

  private Optional<Answer> send(RawRequest request) {
    try {
      RawRequest.Answer answer = request.send(address());
      return Optional.of(new Answer(answer.status(), answer.body()));
    } catch (IOException cut) {
      return Optional.empty();
    }
  }

  private URI address() {
    return gateway.address();
  }

  /** An event or decision to be filled. */
  public static ObjectNode event() {
    return Invocation.event();
  }

  /** Has what is due put into the queue, and what waits there worked on. */
  public void fulfil() {
    cloud.fulfil();
  }

  /** Tells of a redemption that was made, as the table's stream does. */
  public void tell(String id) {
    ObjectNode event = event();
    ObjectNode one = event.putArray("Records").addObject();
    one.put("eventSource", "aws:dynamodb").put("eventName", "INSERT");
    ObjectNode keys = one.putObject("dynamodb").putObject("Keys");
    keys.putObject("pk").put("S", "redemption#" + id);
    keys.putObject("sk").put("S", "item");
    var _ = cloud.invoke("fulfil", event);
  }

  /** Has what waits in the queue worked on, whatever else is due. */
  public void work() {
    LocalFulfilment.work(queue, event -> cloud.invoke("fulfil", event));
  }

  /** Vests what is due, and redeems what is to be redeemed then. */
  public JsonNode vest() {
    return cloud.invoke("vest", Invocation.event());
  }

  /** Seals what waits. */
  public JsonNode seal() {
    return cloud.seal();
  }

  /** Collects what merchants were paid. */
  public JsonNode collect() {
    return cloud.invoke("collect", Invocation.event());
  }

  /** Delivers a bill. */
  public void deliver(Path bill) {
    cloud.deliver(List.of(bill.toString()));
  }

  /** Posts what no door is for, with every key there is. */
  public void post(Request request) {
    LocalKeys keys = cloud.keys();
    Entry.Log line = new Entry.Log(trusted().origin(), MERGE_DELAY_SECONDS);
    Ledger.Waiting waiting =
        new Ledger.Waiting(surroundings.clock(), surroundings.random(), millis -> {});
    Ledger ledger =
        new Ledger(
            new Ledger.Programme(line, keys.nonce(), keys.issuer()),
            surroundings.journal(),
            waiting);
    if (!(ledger.post(request, List.of()) instanceof Posted.Written)) {
      throw new AssertionError(request + " is refused");
    }
  }

  /** The keys of its log and its issuers. */
  public TrustedKeys trusted() {
    LocalKeys keys = cloud.keys();
    return new TrustedKeys(keys.logKeys().getFirst().name(), keys.logKeys(), keys.issuerKeys());
  }

  /** Its log, to read. */
  public TileReader log() {
    return cloud.log();
  }

  /** What the sealer rang about. */
  public List<Alarms.Alarm> alarms() {
    return List.copyOf(alarms);
  }

  @Override
  public void close() {
    gateway.close();
    cloud.close();
  }
}
