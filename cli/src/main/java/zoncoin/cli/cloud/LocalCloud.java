package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.exports.DeliveryReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.exports.Redelivery;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Catalogue;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.Alarms;
import zoncoin.store.FolderDeliveries;
import zoncoin.store.FolderFiles;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

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
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
  private static final int MERGE_DELAY_SECONDS = 3_600;
  private static final int ORIGIN_BYTES = 4;
  private static final String KEYS = "keys.txt";
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final int ACCESS_KEY_BYTES = 8;
  private static final int SECRET_BYTES = 20;

  private final PrivateFolder folder;
  private final DirLock lock;
  private final LocalTable table;
  private final LocalClock clock;
  private final LocalKeys keys;
  private final Functions functions;
  private final FolderFiles log;
  private final SecureRandom random = new SecureRandom();

  private LocalCloud(PrivateFolder folder, DirLock lock, Optional<Instant> start, Alarms alarms) {
    this.folder = folder;
    this.lock = lock;
    clock = new LocalClock(folder, InstantSource.system());
    start.ifPresent(clock::startAt);
    Entry.Log line = new Entry.Log(origin(folder, random), MERGE_DELAY_SECONDS);
    keys = LocalKeys.in(PrivateFolder.of(folder.root().resolve("keys")), line.origin(), random);
    Path exports = makeFolder("exports");
    log = FolderFiles.of(folder.root().resolve("log"));
    table = LocalTable.in(folder, random);
    functions =
        new Functions(
            new Functions.Programme(
                line,
                new DeliveryReader(new FolderDeliveries(exports), ReaderSettings.standard()),
                Catalogue.sample()),
            Functions.Stores.of(
                table.journal(),
                table.heads(),
                log,
                FolderFiles.of(folder.root().resolve("staging"))),
            keys,
            clock,
            alarms);
  }

  /**
   * Opens the programme in that folder, and makes it the first time.
   *
   * @param root the folder
   * @param start what its clock is to show
   * @param alarms whom to tell when sealing goes wrong
   * @throws Malformed if somebody else has the folder open, or the clock would turn back
   */
  public static LocalCloud open(Path root, Optional<Instant> start, Alarms alarms) {
    PrivateFolder folder = PrivateFolder.of(root);
    DirLock lock = DirLock.take(root);
    try {
      LocalCloud cloud = new LocalCloud(folder, lock, start, alarms);
      cloud.found();
      cloud.tellKeys();
      return cloud;
    } catch (RuntimeException fault) {
      lock.close();
      throw fault;
    }
  }

  /** Two clouds are two logs, and a log's origin is its own. */
  private static String origin(PrivateFolder folder, SecureRandom random) {
    byte[] own = folder.secret("origin", ORIGIN_BYTES, random);
    return "local.zoncoin.example/" + HexFormat.of().formatHex(own);
  }

  private Path makeFolder(String name) {
    try {
      return Files.createDirectories(folder.root().resolve(name));
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't make the folder " + name, refused);
    }
  }

  /** The first entries of a ledger; asked again, they are there. */
  private void found() {
    RewardPolicy policy = RewardPolicy.standard();
    TransactionId applied = TransactionId.parse("policy." + policy.name());
    List<Request> first =
        List.of(
            new Request.NameKeys(TransactionId.ofKey(1), keys.issuer().publicKeys()),
            new Request.ApplyPolicy(applied, policy.hash()));
    for (Request request : first) {
      Posted posted = functions.ledger().post(request, List.of());
      if (!(posted instanceof Posted.Written)) {
        throw new Malformed(
            folder.root() + " holds another ledger: " + request.transaction() + ": " + posted);
      }
    }
  }

  /** What its functions are. */
  Functions functions() {
    return functions;
  }

  /** What its clock shows. */
  public Instant now() {
    return clock.instant();
  }

  /** The keys to verify it all by. */
  public LocalKeys keys() {
    return keys;
  }

  /** Leaves them in a file, as options of the commands that verify. */
  private void tellKeys() {
    StringBuilder options = new StringBuilder();
    Stream.concat(keys.logKeys().stream(), keys.issuerKeys().stream())
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
    var _ = table.process().onExit().thenRun(then);
  }

  /** What that account signs its requests with; made the first time. */
  public Credentials credentials(String account) {
    if (!ACCOUNT.matcher(account).matches()) {
      throw new Malformed("account is 12 digits: " + Malformed.shown(account));
    }
    PrivateFolder kept = PrivateFolder.of(folder.root().resolve("credentials"));
    Optional<Credentials> found =
        kept.read(account)
            .map(line -> List.of(line.split(" ", 2)))
            .map(words -> new Credentials(account, words.getFirst(), words.getLast()));
    return found.orElseGet(
        () -> {
          String id = "AKIA" + hex(ACCESS_KEY_BYTES).toUpperCase(Locale.ROOT);
          Credentials made = new Credentials(account, id, hex(SECRET_BYTES));
          kept.write(account, made.accessKeyId() + " " + made.secret());
          kept.write(made.accessKeyId(), account);
          return made;
        });
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }

  /** Whose that access key is; its form, letters and digits, leads out of no folder. */
  Optional<Credentials> credentialsOf(String accessKeyId) {
    return PrivateFolder.of(folder.root().resolve("credentials"))
        .read(accessKeyId)
        .filter(account -> ACCOUNT.matcher(account).matches())
        .map(this::credentials);
  }

  /**
   * Delivers bills as S3 would get them: puts the files of each delivery into the bucket, under
   * their payer, its manifest last, and hands the event of that to the function that issues.
   *
   * @param places manifests, folders that mirror an export bucket, or files of a bill
   * @return what each delivery came to, the oldest first
   * @throws Malformed if a bill is not in its form; then nothing was delivered
   */
  List<JsonNode> deliver(List<String> places) {
    FolderDeliveries bucket = new FolderDeliveries(folder.root().resolve("exports"));
    List<JsonNode> came = new ArrayList<>();
    for (Redelivery delivery :
        Redelivery.find(places, Functions.BUCKET, ReaderSettings.standard())) {
      delivery.files().forEach(bucket::put);
      bucket.put(
          delivery.manifestKey(),
          delivery.manifest().getBytes(StandardCharsets.UTF_8),
          delivery.modified());
      came.add(issue(delivery.manifestKey()));
    }
    return came;
  }

  private JsonNode issue(String key) {
    ObjectNode event = Invocation.event();
    ObjectNode one = event.putArray("Records").addObject();
    one.put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = one.putObject("s3");
    s3.putObject("bucket").put("name", Functions.BUCKET);
    // As in a notification of S3, the key is encoded as forms are.
    s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
    return invoke("issue", event);
  }

  /** Turns the clock on, and does what is done when a day has passed. */
  JsonNode turn(Duration duration) {
    clock.turn(duration);
    return invoke("vest", Invocation.event());
  }

  /** Seals all that waits. */
  JsonNode seal() {
    return invoke("seal", Invocation.event());
  }

  /**
   * Hands an event to a function.
   *
   * @throws Malformed if there is no such function
   */
  JsonNode invoke(String function, JsonNode event) {
    return Invocation.parse(
        Invocation.invoke(
            functions
                .named(function)
                .orElseThrow(
                    () ->
                        new Malformed(
                            "functions are issue, vest, seal, redeem, lookup: "
                                + Malformed.shown(function))),
            event));
  }

  @Override
  public void close() {
    table.close();
    lock.close();
  }
}
