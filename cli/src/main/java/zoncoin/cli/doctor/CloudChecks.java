package zoncoin.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.seal.Heads;
import zoncoin.store.DynamoHeads;
import zoncoin.store.DynamoJournal;
import zoncoin.store.KmsSigner;

/** The checks of a deployment in AWS. */
public final class CloudChecks {
  /** Signature Version 4 refuses what is off by more than five minutes; entries, by one. */
  private static final Duration MAX_SKEW = Duration.ofSeconds(30);

  private static final int NOT_FOUND = 404;

  private final Clients clients;
  private final Names names;
  private final InstantSource clock;

  private CloudChecks(Clients clients, Names names, InstantSource clock) {
    this.clients = clients;
    this.names = names;
    this.clock = clock;
  }

  /** Who is asked. */
  public record Clients(
      DynamoDbClient dynamoDb, S3Client s3, KmsClient kms, SqsClient sqs, StsClient sts) {}

  /**
   * What is asked about.
   *
   * @param table the ledger's
   * @param logBucket the log's
   * @param keys the log's public keys
   * @param keySpecs of the log's keys in KMS, by their ids
   * @param deadLetters URLs of the queues of what nobody could do
   */
  public record Names(
      String table,
      String logBucket,
      TrustedKeys keys,
      Map<String, String> keySpecs,
      List<String> deadLetters) {}

  /** All checks, by what they are about. */
  public static Map<String, Supplier<Verdict>> of(
      Clients clients, Names names, InstantSource clock) {
    CloudChecks checks = new CloudChecks(clients, names, clock);
    Map<String, Supplier<Verdict>> all = new LinkedHashMap<>();
    all.put("identity", checks::identity);
    all.put("clock", checks::clock);
    all.put("table", checks::table);
    all.put("indexes", checks::indexes);
    all.put("recovery", checks::recovery);
    all.put("log bucket", checks::bucket);
    all.putAll(checks.log());
    names.keySpecs().forEach((key, spec) -> all.put("key " + spec, () -> checks.key(key, spec)));
    names.keySpecs().forEach((key, spec) -> all.put("public " + spec, () -> checks.isTrusted(key)));
    names
        .deadLetters()
        .forEach(url -> all.put(url.replaceFirst(".*/", "queue "), () -> checks.queue(url)));
    return all;
  }

  private Verdict identity() {
    GetCallerIdentityResponse caller = clients.sts().getCallerIdentity();
    return new Verdict.Good(caller.arn() + " in " + caller.account());
  }

  private Verdict clock() {
    return clients
        .sts()
        .getCallerIdentity()
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .<Verdict>map(this::clock)
        .orElseGet(() -> new Verdict.Unasked("the answer has no date"));
  }

  private Verdict clock(String date) {
    Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    Duration skew = Duration.between(there, clock.instant());
    return Verdict.of(
        skew.abs().compareTo(MAX_SKEW) <= 0,
        "this machine's is " + skew.toSeconds() + " s ahead of AWS",
        "set it by NTP");
  }

  private TableDescription described() {
    return clients.dynamoDb().describeTable(b -> b.tableName(names.table())).table();
  }

  private Verdict table() {
    TableDescription table = described();
    boolean isProtected = Boolean.TRUE.equals(table.deletionProtectionEnabled());
    boolean isActive = table.tableStatus() == TableStatus.ACTIVE;
    return Verdict.of(
        isActive && isProtected,
        table.tableStatusAsString()
            + (isProtected ? "" : ", and anybody with the right may delete it"),
        isActive ? "switch deletion protection on" : "wait, or look at the table");
  }

  private Verdict indexes() {
    Map<String, GlobalSecondaryIndexDescription> there =
        described().globalSecondaryIndexes().stream()
            .collect(Collectors.toMap(GlobalSecondaryIndexDescription::indexName, index -> index));
    List<String> missing =
        List.of("unsealed", "due").stream().filter(name -> !isSound(there, name)).toList();
    return Verdict.of(
        missing.isEmpty(),
        missing.isEmpty() ? "unsealed, due" : "not there, or not as they should be: " + missing,
        "deploy the data stack again");
  }

  private static boolean isSound(Map<String, GlobalSecondaryIndexDescription> there, String name) {
    GlobalSecondaryIndexDescription index = there.get(name);
    return index != null
        && index.indexStatus() == IndexStatus.ACTIVE
        && index.projection().projectionType() == ProjectionType.KEYS_ONLY;
  }

  private Verdict recovery() {
    PointInTimeRecoveryStatus status =
        clients
            .dynamoDb()
            .describeContinuousBackups(b -> b.tableName(names.table()))
            .continuousBackupsDescription()
            .pointInTimeRecoveryDescription()
            .pointInTimeRecoveryStatus();
    return Verdict.of(
        status == PointInTimeRecoveryStatus.ENABLED,
        "point-in-time recovery is " + status,
        "enable it: without, a lost table is rebuilt from the log alone");
  }

  private Verdict bucket() {
    boolean isVersioned =
        clients.s3().getBucketVersioning(b -> b.bucket(names.logBucket())).status()
            == BucketVersioningStatus.ENABLED;
    String policy = policy();
    boolean deniesDeletes = policy.contains("\"Deny\"") && policy.contains("s3:DeleteObject");
    return Verdict.of(
        isVersioned && deniesDeletes,
        (isVersioned ? "versioned" : "not versioned")
            + (deniesDeletes ? ", denies deletes" : ", and lets objects be deleted"),
        "deploy the data stack again");
  }

  /** Empty if there is none. */
  private String policy() {
    try {
      return clients.s3().getBucketPolicy(b -> b.bucket(names.logBucket())).policy();
    } catch (S3Exception none) {
      if (none.statusCode() == NOT_FOUND) {
        return "";
      }
      throw none;
    }
  }

  private LogChecks.Published published() {
    ResponseBytes<GetObjectResponse> object =
        clients.s3().getObjectAsBytes(b -> b.bucket(names.logBucket()).key("checkpoint"));
    return new LogChecks.Published(
        SignedCheckpoint.parse(object.asByteArray()), object.response().lastModified());
  }

  private Map<String, Supplier<Verdict>> log() {
    DynamoJournal journal = new DynamoJournal(clients.dynamoDb(), names.table());
    Heads heads = new DynamoHeads(clients.dynamoDb(), names.table());
    LogChecks.Table table = new LogChecks.Table(heads, journal, journal);
    return LogChecks.of(this::published, table, names.keys(), clock);
  }

  private Verdict key(String id, String spec) {
    KeyMetadata key = clients.kms().describeKey(b -> b.keyId(id)).keyMetadata();
    boolean isRight =
        key.keySpecAsString().equals(spec)
            && key.keyUsageAsString().equals("SIGN_VERIFY")
            && Boolean.TRUE.equals(key.enabled());
    return Verdict.of(
        isRight,
        key.keySpecAsString() + ", " + key.keyUsageAsString() + ", " + key.keyStateAsString(),
        "the log's key is " + spec + " for SIGN_VERIFY, enabled");
  }

  /** Its public half, which KMS tells, against the keys that one trusts. */
  private Verdict isTrusted(String id) {
    VerifierKey told = KmsSigner.of(clients.kms(), id, names.keys().origin()).verifierKey();
    boolean isTrusted = names.keys().log().contains(told);
    return Verdict.of(
        isTrusted,
        isTrusted ? "is the key named" : "is no key named: " + told,
        "whoever holds receipts trusts another key: find out who changed which");
  }

  private Verdict queue(String url) {
    String count =
        clients
            .sqs()
            .getQueueAttributes(
                b ->
                    b.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "?");
    return Verdict.of(
        count.equals("0"), count + " messages", "read one, mend its cause, start a redrive");
  }
}
