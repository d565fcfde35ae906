package zoncoin.store;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.kms.KmsClient;
import zoncoin.billing.DeliveredFiles;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.OperatorDesk;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.RenewedSigner;
import zoncoin.rotation.Rotation;
import zoncoin.rotation.Seeds;
import zoncoin.seal.Alarms;
import zoncoin.seal.Heads;
import zoncoin.seal.LogFiles;
import zoncoin.seal.Sealer;
import zoncoin.seal.StagedFiles;
import zoncoin.tlog.TileReader;
import zoncoin.vault.CodeLock;
import zoncoin.vault.Fingerprint;
import zoncoin.work.WorkQueue;

/**
 * What a function of the deployed programme works with, wired from its environment variables.
 * Nothing is made before it is asked for: a function needs only the variables of what it uses, and
 * no secret is in memory when Lambda takes a snapshot of a function that has only been constructed.
 * What is made is kept. Safe for threads.
 *
 * <p>The clients find region, credentials and {@code AWS_ENDPOINT_URL} as the SDK does.
 */
public final class Cloud {
  private final Map<String, String> environment;
  private final Clients clients;
  private final InstantSource clock = InstantSource.system();
  private final RandomGenerator random = new SecureRandom();

  private final Lazy<List<NoteSigner>> logSigners = new Lazy<>(this::makeLogSigners);
  private final Lazy<Nonce.Key> nonceKey =
      new Lazy<>(() -> new Nonce.Key(secret("ZONCOIN_NONCE_KEY_SECRET")));
  private final Lazy<Issuer> billing =
      new Lazy<>(
          () ->
              Issuer.of(
                  Kind.Desk.BILLING, signer(Kind.Desk.BILLING, "ZONCOIN_BILLING_KEY_SECRET")));
  private final Lazy<Issuer> desk =
      new Lazy<>(
          () -> Issuer.of(Kind.Desk.DESK, signer(Kind.Desk.DESK, "ZONCOIN_DESK_KEY_SECRET")));

  Cloud(Map<String, String> environment, Clients clients) {
    this.environment = Map.copyOf(environment);
    this.clients = clients;
  }

  /**
   * As these variables say, whatever the environment of this process says of them; credentials,
   * region and endpoints are this process's.
   */
  public static Cloud of(Map<String, String> variables) {
    return new Cloud(variables, Clients.of(System.getenv()));
  }

  /** As the environment of this process says. */
  public static Cloud fromEnvironment() {
    return new Cloud(System.getenv(), Clients.of(System.getenv()));
  }

  /**
   * As of a programme that is nowhere: what is asked of it is asked of nobody, and answered as an
   * empty programme would. To play a request through before a snapshot is taken.
   */
  public static Cloud rehearsal() {
    return new Cloud(Rehearsal.ENVIRONMENT, Rehearsal.clients());
  }

  /** This machine's clock. */
  public InstantSource clock() {
    return clock;
  }

  /**
   * The log line of every entry: {@code ZONCOIN_LOG_ORIGIN}, {@code ZONCOIN_MERGE_DELAY_SECONDS}.
   */
  public Entry.Log log() {
    String seconds = variable("ZONCOIN_MERGE_DELAY_SECONDS");
    try {
      return new Entry.Log(variable("ZONCOIN_LOG_ORIGIN"), Integer.parseInt(seconds));
    } catch (NumberFormatException notANumber) {
      throw new IllegalStateException("ZONCOIN_MERGE_DELAY_SECONDS is a number: " + seconds);
    }
  }

  /** The journal, with what is due, what waits and the accounts: {@code ZONCOIN_TABLE}. */
  public DynamoJournal journal() {
    return new DynamoJournal(clients.dynamoDb().get(), variable("ZONCOIN_TABLE"));
  }

  /** The same table part by part, as whoever rebuilds it sees it: {@code ZONCOIN_TABLE}. */
  public DynamoRestored restored() {
    return new DynamoRestored(clients.dynamoDb().get(), variable("ZONCOIN_TABLE"));
  }

  /** The head of the log: {@code ZONCOIN_TABLE}. */
  public Heads heads() {
    return new DynamoHeads(clients.dynamoDb().get(), variable("ZONCOIN_TABLE"));
  }

  /** The log: {@code ZONCOIN_LOG_BUCKET}. */
  public LogFiles files() {
    return new S3Files(clients.s3().get(), variable("ZONCOIN_LOG_BUCKET"));
  }

  /** The log, to read: {@code ZONCOIN_LOG_BUCKET}. */
  public TileReader tiles() {
    LogFiles files = files();
    return path -> files.read(path).map(LogFiles.Stored::bytes);
  }

  /** Bundles of commits under way: {@code ZONCOIN_STAGING_BUCKET}. */
  public LogFiles staging() {
    return new S3Files(clients.s3().get(), variable("ZONCOIN_STAGING_BUCKET"));
  }

  /** The same, as whoever rebuilds a table sees them: {@code ZONCOIN_STAGING_BUCKET}. */
  public StagedFiles staged() {
    S3Files staging = new S3Files(clients.s3().get(), variable("ZONCOIN_STAGING_BUCKET"));
    return StagedFiles.of(staging, staging::paths);
  }

  /** Where bills are delivered to: {@code ZONCOIN_EXPORTS_BUCKET}. */
  public DeliveredFiles deliveries() {
    return new S3Deliveries(clients.s3().get(), variable("ZONCOIN_EXPORTS_BUCKET"));
  }

  /** What coins rest on: {@code ZONCOIN_EVIDENCE_BUCKET}. */
  public EvidenceFiles evidence() {
    return new S3Evidence(clients.s3().get(), variable("ZONCOIN_EVIDENCE_BUCKET"));
  }

  /** What was read of costs, and reports: {@code ZONCOIN_COSTS_BUCKET}. */
  public LogFiles costs() {
    return new S3Files(clients.s3().get(), variable("ZONCOIN_COSTS_BUCKET"));
  }

  /** The queue of the daily work, to put alone: {@code ZONCOIN_VEST_QUEUE}; empty if not set. */
  public Optional<WorkQueue> vestQueue() {
    return queue("ZONCOIN_VEST_QUEUE");
  }

  /** The queue of redemptions, to put alone: {@code ZONCOIN_FULFIL_QUEUE}; empty if not set. */
  public Optional<WorkQueue> fulfilQueue() {
    return queue("ZONCOIN_FULFIL_QUEUE");
  }

  private Optional<WorkQueue> queue(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(url -> new SqsQueue(clients.sqs().get(), url, Duration.ZERO));
  }

  /**
   * A ledger that signs with the key of one desk: {@code ZONCOIN_BILLING_KEY_SECRET} or {@code
   * ZONCOIN_DESK_KEY_SECRET}, with {@code ZONCOIN_NONCE_KEY_SECRET} and those of {@link #log} and
   * {@link #journal}.
   */
  public Ledger ledger(Kind.Desk which) {
    return ledger(issuer(which));
  }

  private Ledger ledger(Issuer issuer) {
    return new Ledger(new Ledger.Programme(log(), nonceKey.get(), issuer), journal(), waiting());
  }

  /** Time, chance and patience of this process. */
  public Ledger.Waiting waiting() {
    return new Ledger.Waiting(clock, random, Cloud::pause);
  }

  /** Where operators decide about accounts: it signs with both keys. */
  public OperatorDesk operatorDesk() {
    return new OperatorDesk(ledger(both()), journal(), random);
  }

  /** What begins the ledger: it names both keys, and signs with billing's. */
  public Founding founding() {
    Issuer both = both();
    return new Founding(ledger(both), journal(), both);
  }

  private Issuer both() {
    return Issuer.of(
        signer(Kind.Desk.BILLING, "ZONCOIN_BILLING_KEY_SECRET"),
        signer(Kind.Desk.DESK, "ZONCOIN_DESK_KEY_SECRET"));
  }

  /**
   * The desks by the secrets of their seeds: {@code ZONCOIN_BILLING_KEY_SECRET}, {@code
   * ZONCOIN_DESK_KEY_SECRET}.
   */
  public Map<String, Kind.Desk> seedSecrets() {
    return Map.of(
        variable("ZONCOIN_BILLING_KEY_SECRET"), Kind.Desk.BILLING,
        variable("ZONCOIN_DESK_KEY_SECRET"), Kind.Desk.DESK);
  }

  /** What gives the issuers other keys: {@link #seedSecrets}, {@link #journal}, the nonce key. */
  public Rotation rotation() {
    Map<Kind.Desk, Seeds> seeds = new EnumMap<>(Kind.Desk.class);
    seedSecrets()
        .forEach((id, desk) -> seeds.put(desk, new SecretSeeds(clients.secrets().get(), id)));
    Rotation.Posting posting = new Rotation.Posting(this::ledger, journal(), waiting());
    return new Rotation(log().origin(), seeds, posting, random);
  }

  /** What locks promotional codes: {@code ZONCOIN_CODE_KEY}, a symmetric key of KMS. */
  public CodeLock codeLock() {
    return new KmsCodeLock(clients.kms().get(), variable("ZONCOIN_CODE_KEY"));
  }

  /** What names promotional codes: {@code ZONCOIN_NONCE_KEY_SECRET}. */
  public Fingerprint.Key fingerprintKey() {
    return new Fingerprint.Key(secret("ZONCOIN_NONCE_KEY_SECRET"));
  }

  /**
   * The text of a secret, read anew at each call, so that one that is rotated needs no restart.
   *
   * @param id its ARN or name
   */
  public String secretText(String id) {
    return new Secrets(clients.secrets().get()).words(id);
  }

  /** Who signs for that desk, and for no other. */
  public Issuer issuer(Kind.Desk which) {
    return switch (which) {
      case BILLING -> billing.get();
      case DESK -> desk.get();
    };
  }

  /**
   * The log's keys in KMS: {@code ZONCOIN_LOG_KEY_ED25519} and {@code ZONCOIN_LOG_KEY_ML_DSA_44}.
   */
  public List<NoteSigner> logSigners() {
    return logSigners.get();
  }

  /** A sealer of all the above but the issuers. */
  public Sealer sealer(Alarms alarms) {
    return new Sealer(
        new Sealer.Log(log(), logSigners()),
        new Sealer.Ports(heads(), files(), staging(), journal(), alarms),
        clock,
        random);
  }

  /** A key that is rotated meanwhile is fetched anew. */
  private NoteSigner signer(Kind.Desk desk, String variable) {
    String name = desk.keyName(log().origin());
    String id = variable(variable);
    return new RenewedSigner(
        () -> Ed25519Signer.of(name, new Secrets(clients.secrets().get()).read(id)), clock);
  }

  private List<NoteSigner> makeLogSigners() {
    String origin = log().origin();
    KmsClient kms = clients.kms().get();
    return List.of(
        KmsSigner.of(kms, variable("ZONCOIN_LOG_KEY_ED25519"), origin),
        KmsSigner.of(kms, variable("ZONCOIN_LOG_KEY_ML_DSA_44"), origin));
  }

  private byte[] secret(String name) {
    return new Secrets(clients.secrets().get()).read(variable(name));
  }

  private String variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalStateException("environment variable not set: " + name));
  }

  /** Waits so many milliseconds. */
  public static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      // Lambda stops the process: whoever asked goes on until it does.
      Thread.currentThread().interrupt();
    }
  }
}
