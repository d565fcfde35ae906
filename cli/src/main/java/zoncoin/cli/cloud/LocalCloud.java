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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import zoncoin.exports.DeliveryReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.Redelivery;
import zoncoin.functions.operate.Hand;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.note.VerifierKey;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Redemptions;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.Alarms;
import zoncoin.store.FolderDeliveries;
import zoncoin.store.FolderEvidence;
import zoncoin.store.FolderFiles;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;
import zoncoin.work.Work;

/**
 * A whole programme in a folder: its table, its buckets, its keys, its clock and its functions.
 * What was answered is on disk.
 *
 * <pre>{@code
 * lock  clock  control           one process at a time; how far the clock was turned; how to reach it
 * origin  keys.txt               of the log; what verifies it
 * keys/  credentials/            what KMS, Secrets Manager and IAM keep; only the owner reads them
 * dynamodb/                      the table
 * exports/  log/  staging/       the buckets
 * evidence/                      the bucket of what coins rest on
 * costs/  costs.json             what was read of costs; what Cost Explorer and its like answer
 * events/  fulfilment/           what a function has yet to hear of; redemptions to be delivered
 * delivered  events.jsonl        what whoever stands for the other sides delivered; events, as a bus would have them
 * reported                       the last month whose report was filed
 * functions.0.log                what the functions log
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
  /** Where bills are delivered to. */
  public static final String EXPORTS = "exports";

  private static final int MERGE_DELAY_SECONDS = 3_600;
  private static final int ORIGIN_BYTES = 4;
  private static final String KEYS = "keys.txt";

  private final PrivateFolder folder;
  private final LocalTable table;
  private final LocalClock clock;
  private final LocalKeys keys;
  private final LocalIam iam;
  private final Functions functions;
  private final FunctionLog functionLog;
  private final LocalEvents deliveries;
  private final FolderFiles log;
  private final FolderDeliveries exports;
  private final LocalCosts costs;
  private final LocalFulfilment fulfilment;
  private final LocalProviders providers;
  private final MonthlyReports reports;
  private final DirLock lock;

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

  /** What it rests on, and whom it tells when sealing goes wrong. */
  private record Under(DirLock lock, Ground ground, Alarms alarms) {}

  private LocalCloud(PrivateFolder folder, Settings settings, Under under) {
    this.folder = folder;
    this.lock = under.lock();
    Ground ground = under.ground();
    SecureRandom random = new SecureRandom();
    clock = LocalClock.in(folder, ground.waiting().clock(), settings.start());
    Entry.Log line = new Entry.Log(origin(folder, random), MERGE_DELAY_SECONDS);
    keys = LocalKeys.in(folder.folder("keys"), line.origin(), random, clock);
    iam = new LocalIam(folder.folder("credentials"), random);
    exports = new FolderDeliveries(folder.folder(EXPORTS).root());
    log = FolderFiles.of(folder.root().resolve("log"));
    FolderFiles staging = FolderFiles.of(folder.root().resolve("staging"));
    FolderEvidence evidence = new FolderEvidence(folder.root().resolve("evidence"));
    FolderFiles read = FolderFiles.of(folder.root().resolve("costs"));
    functionLog = FunctionLog.in(folder);
    table = Opening.orClose(functionLog::close, () -> ground.table().apply(folder));
    costs = LocalCosts.in(folder, clock, random);
    fulfilment = new LocalFulfilment(ground.queue().apply(folder));
    providers = LocalProviders.in(folder, clock, random, ground);
    reports = new MonthlyReports(folder, clock);
    functions =
        new Functions(
            new Functions.Programme(
                line,
                new DeliveryReader(exports, evidence, ReaderSettings.standard()),
                evidence,
                costs,
                fulfilment,
                providers,
                new LocalBoard(folder.root().resolve("events.jsonl"))),
            table.stores(log, staging, read),
            keys,
            new Ledger.Waiting(clock, ground.waiting().random(), ground.waiting().pause()),
            under.alarms());
    deliveries =
        new LocalEvents(
            folder.folder("events").root(),
            event -> invoke("issue", event),
            InstantSource.system(),
            random);
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
    PrivateFolder folder = PrivateFolder.of(root);
    DirLock lock = DirLock.take(root);
    LocalCloud cloud =
        Opening.orClose(
            lock::close, () -> new LocalCloud(folder, settings, new Under(lock, ground, alarms)));
    return Opening.orClose(
        cloud::close,
        () -> {
          cloud.found(settings.catalogue());
          cloud.tellKeys();
          return cloud;
        });
  }

  /** Two clouds are two logs, and a log's origin is its own. */
  private static String origin(PrivateFolder folder, SecureRandom random) {
    byte[] own = folder.secret("origin", ORIGIN_BYTES, random);
    return "local.zoncoin.example/" + HexFormat.of().formatHex(own);
  }

  /** The first entries of a ledger; asked again, they are there. */
  private void found(Catalogue catalogue) {
    RewardPolicy policy = RewardPolicy.standard();
    functions.evidence().keep(policy.text());
    // A crash here means: a policy that no entry names yet.
    try {
      var _ = functions.found(keys.issuer());
    } catch (IllegalStateException another) {
      throw new Malformed(folder.root() + " holds another ledger: " + another.getMessage());
    }
    TransactionId applied = TransactionId.parse("policy." + policy.name());
    Request request = new Request.ApplyPolicy(applied, policy.hash());
    Posted posted = functions.ledger().post(request, List.of());
    if (!(posted instanceof Posted.Written)) {
      throw new Malformed(
          folder.root() + " holds another ledger: " + request.transaction() + ": " + posted);
    }
    if (functions.catalogues().inForce().equals(Catalogue.NONE)) {
      var _ = functions.apply(catalogue);
    }
  }

  /** What an operator's desk ends by hand. */
  public Redemptions redemptions() {
    return functions.redemptions();
  }

  /** What its clock shows. */
  public Instant now() {
    return clock.instant();
  }

  /** The keys to verify it all by. */
  public LocalKeys keys() {
    return keys;
  }

  /** Leaves all there ever were in a file, as options of the commands that verify. */
  private void tellKeys() {
    StringBuilder options = new StringBuilder();
    List<VerifierKey> issuers = functions.found(keys.issuer()).ring().named();
    Stream.concat(keys.logKeys().stream(), issuers.stream())
        .forEach(key -> options.append("--key ").append(key).append('\n'));
    folder.write(KEYS, options.toString().strip());
  }

  /** Where they are. */
  public Path keysFile() {
    return folder.root().resolve(KEYS);
  }

  /** Its log, to read. */
  TileReader log() {
    return path -> log.read(path).map(stored -> stored.bytes());
  }

  /** Says when the table is lost: the process that keeps it ended. */
  public void onTableLost(Runnable then) {
    table.onLost(then);
  }

  /** What that account signs its requests with; made the first time. */
  public Credentials credentials(String account) {
    return iam.of(account);
  }

  /** Whose that access key is. */
  Optional<Credentials> credentialsOf(String accessKeyId) {
    return iam.named(accessKeyId);
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
    costs.make(delivery.payer(), delivery.bill().export());
    delivery.files().forEach((key, file) -> exports.put(key, file, delivery.modified()));
    Work event = deliveries.keep(Invocation.created(EXPORTS, delivery.manifestKey()));
    // A crash here means: the function hears of a manifest that is an older one, or not there.
    exports.put(
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
            keys,
            LocalRotation.desk(desk),
            event -> {
              JsonNode step = invoke(LocalRotation.FUNCTION, event);
              seal();
              return step;
            });
    tellKeys();
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
    costs.know(text);
    return invoke("estimate", Invocation.event());
  }

  /** Hands over the deliveries that the function has not heard of, or failed on. */
  void redeliver() {
    deliveries.handOverAll();
  }

  /** Turns the clock on, and does what is done when a day has passed. */
  public JsonNode turn(Duration duration) {
    clock.turn(duration);
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
    fulfilment.run(event -> invoke("fulfil", event));
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
        functions
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
        new LocalContext(UUID.randomUUID().toString(), function, functionLog.of(function)));
  }

  @Override
  public void close() {
    table.close();
    costs.close();
    providers.close();
    functionLog.close();
    lock.close();
  }
}
