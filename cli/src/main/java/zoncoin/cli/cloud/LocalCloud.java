package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.Redelivery;
import zoncoin.functions.operate.Hand;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Redemptions;
import zoncoin.seal.Alarms;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.work.Work;

/**
 * A whole programme in a folder: its table, its buckets, its keys, its clock and its functions.
 * What was answered is on disk; {@link Premises} says where.
 */
public final class LocalCloud implements AutoCloseable {
  /** Where bills are delivered to. */
  public static final String EXPORTS = "exports";

  private final Premises at;
  private final LocalEvents deliveries;
  private final MonthlyReports reports;

  /**
   * What one may choose.
   *
   * @param start what the clock is to show
   * @param catalogue what can be redeemed at first
   * @param isInMemory whether the table is kept in this process; the folder is then good for one
   *     run
   */
  public record Settings(Optional<Instant> start, Catalogue catalogue, boolean isInMemory) {
    /** A table on disk and the sample catalogue. */
    public static Settings startingAt(Optional<Instant> start) {
      return new Settings(start, Catalogue.sample(), false);
    }
  }

  private LocalCloud(Premises at) {
    this.at = at;
    reports = new MonthlyReports(at.folder, at.clock);
    deliveries =
        new LocalEvents(
            at.folder.folder("events").root(),
            event -> invoke("issue", event),
            InstantSource.system(),
            new SecureRandom());
  }

  /**
   * Opens the programme in that folder, and makes it the first time.
   *
   * @param root the folder
   * @param settings what one may choose
   * @param alarms whom to tell when sealing goes wrong
   * @throws Malformed if somebody else has the folder open, or the clock would turn back
   */
  public static LocalCloud open(Path root, Settings settings, Alarms alarms) {
    return open(root, settings, Ground.firm(settings.isInMemory()), alarms);
  }

  /** The same, on other ground: what {@link Settings#isInMemory} says is the ground's to say. */
  static LocalCloud open(Path root, Settings settings, Ground ground, Alarms alarms) {
    Premises premises = Premises.open(root, settings, ground, alarms);
    return Opening.orClose(premises::close, () -> new LocalCloud(premises));
  }

  /** What an operator's desk ends by hand. */
  public Redemptions redemptions() {
    return at.functions.redemptions();
  }

  /** What its clock shows. */
  public Instant now() {
    return at.clock.instant();
  }

  /** The keys to verify it all by. */
  public LocalKeys keys() {
    return at.keys;
  }

  /** Where they are. */
  public Path keysFile() {
    return at.keysFile();
  }

  /** Its log, to read. */
  TileReader log() {
    return path -> at.log.read(path).map(stored -> stored.bytes());
  }

  /** Says when the table is lost: the process that keeps it ended. */
  public void onTableLost(Runnable then) {
    at.table.onLost(then);
  }

  /** What that account signs its requests with; made the first time. */
  public Credentials credentials(String account) {
    return at.iam.of(account);
  }

  /** Whose that access key is. */
  Optional<Credentials> credentialsOf(String accessKeyId) {
    return at.iam.named(accessKeyId);
  }

  /**
   * Delivers bills as S3 would get them.
   *
   * @param places manifests, folders that mirror an export bucket, or files of a bill
   * @return what each delivery came to, the oldest first
   * @throws Malformed if a bill is not in its form; then nothing was delivered
   */
  List<JsonNode> deliver(List<String> places) {
    return Redelivery.find(places, EXPORTS, ReaderSettings.standard()).stream()
        .map(this::deliver)
        .toList();
  }

  /**
   * Delivers a bill: puts its files into the bucket, under their payer, its manifest last, and
   * hands the event of that to the function that issues. The export that made it is asked for what
   * coins are issued on, unless something else was said of it ({@link #tellCosts}).
   *
   * @return what it came to
   */
  public JsonNode deliver(Redelivery delivery) {
    at.costs.make(delivery.payer(), delivery.bill().export());
    delivery.files().forEach((key, file) -> at.exports.put(key, file, delivery.modified()));
    Work event = deliveries.keep(Invocation.created(EXPORTS, delivery.manifestKey()));
    // A crash here means: the function hears of a manifest that is an older one, or not there.
    at.exports.put(
        delivery.manifestKey(),
        delivery.manifest().getBytes(StandardCharsets.UTF_8),
        delivery.modified());
    // A crash here means: the function hears of it at the next start.
    return deliveries.handOver(event);
  }

  /**
   * Notes what an operator decided, and hands an accepted delivery to the function that issues.
   *
   * @param decision as {@code zoncoin.functions.operate} reads it
   * @return what the function answered, and what the delivery came to then
   */
  JsonNode operate(JsonNode decision) {
    // Whoever operates this machine has both hands.
    Hand hand = Hand.deciding(decision.path("decision").asText());
    ObjectNode answer = (ObjectNode) invoke("operate:" + hand.alias(), decision);
    String place = answer.path("delivery").asText();
    if (!place.isEmpty()) {
      // A crash here means: it is accepted, and comes to the function when it is delivered again.
      String key = place.substring(("s3://" + EXPORTS + "/").length());
      answer.set("issued", deliveries.handOver(deliveries.keep(Invocation.created(EXPORTS, key))));
    }
    return answer;
  }

  /**
   * Gives an issuer another key, in the place of AWS Secrets Manager: functions sign with it within
   * five minutes.
   *
   * @param desk {@code billing} or {@code desk}
   * @return what became of it: asked again, a rotation that stopped goes on
   */
  JsonNode rotate(String desk) {
    JsonNode answer =
        LocalRotation.rotate(
            at.keys,
            LocalRotation.desk(desk),
            event -> {
              JsonNode step = invoke(LocalRotation.FUNCTION, event);
              seal();
              return step;
            });
    at.tellKeys();
    return answer;
  }

  /** Makes an export the one that issues for a payer, as an operator would. */
  public void switchSource(String payer, String export) {
    operate(
        Invocation.event()
            .put("decision", "source")
            .put("payer", payer)
            .put("export", export)
            .put("principal", System.getProperty("user.name", "somebody")));
  }

  /**
   * From now on AWS says this of costs, as far as this cloud asks it; what comes of it is noted.
   *
   * @throws Malformed if it is not in its form
   */
  JsonNode tellCosts(String text) {
    at.costs.know(text);
    return invoke("estimate", Invocation.event());
  }

  /** Hands over the deliveries that the function has not heard of, or failed on. */
  void redeliver() {
    deliveries.handOverAll();
  }

  /** Turns the clock on, and does what is done when a day has passed. */
  public JsonNode turn(Duration duration) {
    at.clock.turn(duration);
    JsonNode vested = invoke("vest", Invocation.event());
    fulfil();
    invoke("collect", Invocation.event());
    fileReports();
    return vested;
  }

  /** Files the reports of months that are over. */
  void fileReports() {
    reports.file(
        month -> {
          seal();
          invoke("report", Invocation.event().put("period", month.toString()));
        });
  }

  /** Brings redemptions on that are due. */
  void fulfil() {
    at.fulfilment.run(event -> invoke("fulfil", event));
  }

  /** Announces what was sealed. */
  public JsonNode publish() {
    return invoke("publish", Invocation.event());
  }

  /** Seals all that waits. */
  public JsonNode seal() {
    return invoke("seal", Invocation.event());
  }

  /**
   * Hands an event to a function.
   *
   * @param function its name; with a colon and an alias, it is invoked by that
   * @throws Malformed if there is no such function
   */
  JsonNode invoke(String function, JsonNode event) {
    RequestStreamHandler handler =
        at.functions
            .named(function.replaceFirst(":.*", ""))
            .orElseThrow(
                () ->
                    new Malformed(
                        "functions are issue, vest, seal, report, redeem, lookup, operate, fulfil,"
                            + " collect, estimate, reconcile, publish, rotate: "
                            + Malformed.shown(function)));
    return Invocation.invoke(
        handler,
        event,
        new LocalContext(UUID.randomUUID().toString(), function, at.functionLog.of(function)));
  }

  @Override
  public void close() {
    at.close();
  }
}
