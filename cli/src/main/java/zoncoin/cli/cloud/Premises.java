package zoncoin.cli.cloud;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import zoncoin.exports.DeliveryReader;
import zoncoin.exports.ReaderSettings;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.note.VerifierKey;
import zoncoin.redemption.Catalogue;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.Alarms;
import zoncoin.store.FolderDeliveries;
import zoncoin.store.FolderEvidence;
import zoncoin.store.FolderFiles;
import zoncoin.tlog.Malformed;

/**
 * What a cloud in a folder consists of: opened together, founded, and closed together. What is done
 * with it, {@link LocalCloud} does.
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
 * functions.0.log                what the functions log; like events.jsonl it makes room for itself
 * }</pre>
 */
final class Premises implements AutoCloseable {
  private static final int MERGE_DELAY_SECONDS = 3_600;
  private static final int ORIGIN_BYTES = 4;
  private static final String KEYS = "keys.txt";

  final PrivateFolder folder;
  final LocalClock clock;
  final LocalKeys keys;
  final LocalIam iam;
  final Functions functions;
  final FunctionLog functionLog;
  final FolderFiles log;
  final FolderDeliveries exports;
  final LocalCosts costs;
  final LocalFulfilment fulfilment;
  final LocalTable table;
  private final LocalProviders providers;
  private final DirLock lock;

  /** What it rests on, and whom it tells when sealing goes wrong. */
  private record Under(DirLock lock, Ground ground, Alarms alarms) {}

  private Premises(PrivateFolder folder, LocalCloud.Settings settings, Under under) {
    this.folder = folder;
    this.lock = under.lock();
    Ground ground = under.ground();
    SecureRandom random = new SecureRandom();
    clock = LocalClock.in(folder, ground.waiting().clock(), settings.start());
    Entry.Log line = new Entry.Log(origin(folder, random), MERGE_DELAY_SECONDS);
    keys = LocalKeys.in(folder.folder("keys"), line.origin(), random, clock);
    iam = new LocalIam(folder.folder("credentials"), random);
    exports = new FolderDeliveries(folder.folder(LocalCloud.EXPORTS).root());
    log = FolderFiles.of(folder.root().resolve("log"));
    FolderFiles staging = FolderFiles.of(folder.root().resolve("staging"));
    FolderEvidence evidence = new FolderEvidence(folder.root().resolve("evidence"));
    FolderFiles read = FolderFiles.of(folder.root().resolve("costs"));
    functionLog = FunctionLog.in(folder);
    table = Opening.orClose(functionLog::close, () -> ground.table().apply(folder));
    costs = LocalCosts.in(folder, clock, random);
    fulfilment = new LocalFulfilment(ground.queue().apply(folder));
    providers = LocalProviders.in(folder, clock, random, ground);
    functions =
        new Functions(
            new Functions.Programme(
                line,
                new DeliveryReader(exports, evidence, ReaderSettings.standard()),
                evidence,
                costs,
                fulfilment,
                providers,
                new LocalBoard(folder.root())),
            table.stores(log, staging, read),
            keys,
            new Ledger.Waiting(clock, ground.waiting().random(), ground.waiting().pause()),
            under.alarms());
  }

  /**
   * Opens what is in that folder, and makes and founds it the first time.
   *
   * @throws Malformed if somebody else has the folder open, or the clock would turn back
   */
  static Premises open(Path root, LocalCloud.Settings settings, Ground ground, Alarms alarms) {
    PrivateFolder folder = PrivateFolder.of(root);
    DirLock lock = DirLock.take(root);
    Premises made =
        Opening.orClose(
            lock::close, () -> new Premises(folder, settings, new Under(lock, ground, alarms)));
    return Opening.orClose(
        made::close,
        () -> {
          made.found(settings.catalogue());
          made.tellKeys();
          return made;
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

  /** Leaves all there ever were in a file, as options of the commands that verify. */
  void tellKeys() {
    StringBuilder options = new StringBuilder();
    List<VerifierKey> issuers = functions.found(keys.issuer()).ring().named();
    Stream.concat(keys.logKeys().stream(), issuers.stream())
        .forEach(key -> options.append("--key ").append(key).append('\n'));
    folder.write(KEYS, options.toString().strip());
  }

  /** Where the keys to verify it all by are. */
  Path keysFile() {
    return folder.root().resolve(KEYS);
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
