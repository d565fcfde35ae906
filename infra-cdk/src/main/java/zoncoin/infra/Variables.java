package zoncoin.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import zoncoin.infra.ProgrammeConfiguration.PayerRole;

/**
 * The environment variables by which a function learns its surroundings, each function only what it
 * may touch. The names are an agreement with the handlers, which read the same.
 */
record Variables(DataStack data, ProgrammeConfiguration configuration) {
  /** Name of the table. */
  static final String TABLE = "ZONCOIN_TABLE";

  /** Name of the bucket with checkpoint and tiles. */
  static final String LOG_BUCKET = "ZONCOIN_LOG_BUCKET";

  /** Name of the bucket the sealer stages bundles in. */
  static final String STAGING_BUCKET = "ZONCOIN_STAGING_BUCKET";

  /** Name of the bucket bills are delivered to; the first segment of every key is the payer. */
  static final String EXPORTS_BUCKET = "ZONCOIN_EXPORTS_BUCKET";

  /** Name of the bucket that a payer's export has to deliver into. */
  static final String EXPORT_DESTINATION_BUCKET = "ZONCOIN_EXPORT_DESTINATION_BUCKET";

  /** The region of that bucket. */
  static final String EXPORT_DESTINATION_REGION = "ZONCOIN_EXPORT_DESTINATION_REGION";

  /** Name of the bucket with what coins rest on, each under its hash. */
  static final String EVIDENCE_BUCKET = "ZONCOIN_EVIDENCE_BUCKET";

  /** Origin of the log, as in every entry and checkpoint. */
  static final String LOG_ORIGIN = "ZONCOIN_LOG_ORIGIN";

  /** Promised longest wait for the log, as in every entry, in seconds. */
  static final String MERGE_DELAY_SECONDS = "ZONCOIN_MERGE_DELAY_SECONDS";

  /** ARN of the KMS key that signs checkpoints with Ed25519. */
  static final String LOG_KEY_ED25519 = "ZONCOIN_LOG_KEY_ED25519";

  /** ARN of the KMS key that signs checkpoints with ML-DSA-44. */
  static final String LOG_KEY_ML_DSA_44 = "ZONCOIN_LOG_KEY_ML_DSA_44";

  /** ARN of the secret with the billing issuer's seed, 64 hexadecimal digits. */
  static final String BILLING_KEY_SECRET = "ZONCOIN_BILLING_KEY_SECRET";

  /** ARN of the secret with the desk issuer's seed, 64 hexadecimal digits. */
  static final String DESK_KEY_SECRET = "ZONCOIN_DESK_KEY_SECRET";

  /** ARN of the secret with the nonce key, 64 hexadecimal digits. */
  static final String NONCE_KEY_SECRET = "ZONCOIN_NONCE_KEY_SECRET";

  /** All payers, a comma between two. */
  static final String PAYERS = "ZONCOIN_PAYERS";

  /** Those of them that Cost Explorer is asked about, for they have no export. */
  static final String PAYERS_WITHOUT_EXPORT = "ZONCOIN_PAYERS_WITHOUT_EXPORT";

  /** The others, whose exports issue. */
  static final String PAYERS_WITH_EXPORT = "ZONCOIN_PAYERS_WITH_EXPORT";

  /** Name of the role in each payer's account that the function becomes, with its path. */
  static final String PAYER_ROLE = "ZONCOIN_PAYER_ROLE";

  /** What that role asks for as external id. */
  static final String PAYER_EXTERNAL_ID = "ZONCOIN_PAYER_EXTERNAL_ID";

  /** Name of the bucket that readings and reports are kept in. */
  static final String COSTS_BUCKET = "ZONCOIN_COSTS_BUCKET";

  /** ARN of the KMS key that locks promotional codes. */
  static final String CODE_KEY = "ZONCOIN_CODE_KEY";

  /** Name of the bus that what was sealed is announced on. */
  static final String EVENT_BUS = "ZONCOIN_EVENT_BUS";

  /** By how many per cent a closed period may shrink before a person has to look. */
  static final String HELD_SHRINK_PERCENT = "ZONCOIN_HELD_SHRINK_PERCENT";

  /** Whom members may pay. */
  static final String TRANSFERS = "ZONCOIN_TRANSFERS";

  /** The most that Cost Explorer is asked on a day. */
  static final String COST_REQUESTS_PER_DAY = "ZONCOIN_COST_REQUESTS_PER_DAY";

  /** Read by the JVM itself. */
  static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  /**
   * Where somebody waits: the first compiler alone and the simplest collector halve a cold start.
   */
  private static final String START_FAST = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  Map<String, String> of(ProgrammeFunction function, FunctionQueues queues) {
    Map<String, String> variables = new TreeMap<>(Map.of(TABLE, data.ledger().getTableName()));
    own(function).forEach(variables::putAll);
    if (function != ProgrammeFunction.LOOKUP) {
      variables.putAll(line());
    }
    queues.work().ifPresent(work -> variables.put(queueOf(function), work.getQueueUrl()));
    return variables;
  }

  private Stream<Map<String, String>> own(ProgrammeFunction function) {
    return switch (function) {
      case ISSUE ->
          Stream.of(exports(), asPayer(PayerRole.COSTS_READER), evidence(), billing(), shrink());
      case VEST -> Stream.of(evidence(), billing(), desk());
      case SEAL ->
          Stream.of(
              Map.of(STAGING_BUCKET, data.buckets().staging().getBucketName()), log(), logKeys());
      case REDEEM ->
          Stream.of(
              fast(),
              evidence(),
              desk(),
              codes(),
              Map.of(TRANSFERS, configuration.rules().transfers().word()));
      case LOOKUP -> Stream.of(fast(), log(), evidence());
      case ESTIMATE ->
          Stream.of(
              costs(),
              asPayer(PayerRole.COSTS_READER),
              Map.of(PAYERS_WITHOUT_EXPORT, String.join(",", configuration.payersWithoutExport())),
              evidence(),
              billing(),
              shrink());
      case RECONCILE -> Stream.of(costs(), asPayer(PayerRole.COSTS_READER), evidence());
      case OPERATE -> Stream.of(evidence(), billing(), desk(), codes());
      case FULFIL -> Stream.of(evidence(), desk(), codes(), credits());
      case PUBLISH -> Stream.of(log(), logKeys());
      case FOUND -> Stream.of(logKeys(), billing(), desk());
      case ROTATE -> Stream.of(billing(), desk());
      case COLLECT -> Stream.of(log(), billing());
      case REPORT -> Stream.of(log(), logKeys(), evidence(), billing());
    };
  }

  /** What the log line of an entry says; who only reads has no need of it. */
  private Map<String, String> line() {
    return Map.of(
        LOG_ORIGIN, configuration.logOrigin(),
        MERGE_DELAY_SECONDS, Integer.toString(configuration.rules().mergeDelaySeconds()));
  }

  /** Named after the function: {@code ZONCOIN_VEST_QUEUE}. */
  private static String queueOf(ProgrammeFunction function) {
    return "ZONCOIN_" + function.name() + "_QUEUE";
  }

  private static Map<String, String> fast() {
    return Map.of(JVM_OPTIONS, START_FAST);
  }

  private Map<String, String> log() {
    return Map.of(LOG_BUCKET, data.buckets().log().getBucketName());
  }

  private Map<String, String> logKeys() {
    return Map.of(
        LOG_KEY_ED25519, data.checkpointKeys().ed25519().getKeyArn(),
        LOG_KEY_ML_DSA_44, data.checkpointKeys().mlDsa44().getKeyArn());
  }

  /** What a payer's export is held to is this bucket in this region. */
  private Map<String, String> exports() {
    String bucket = data.buckets().exports().getBucketName();
    List<String> payers = new ArrayList<>(configuration.payers());
    payers.removeAll(configuration.payersWithoutExport());
    return Map.of(
        PAYERS_WITH_EXPORT,
        String.join(",", payers),
        EXPORTS_BUCKET,
        bucket,
        EXPORT_DESTINATION_BUCKET,
        bucket,
        EXPORT_DESTINATION_REGION,
        Aws.REGION);
  }

  private Map<String, String> asPayer(PayerRole role) {
    return Map.of(
        PAYER_ROLE, configuration.nameOf(role), PAYER_EXTERNAL_ID, configuration.logOrigin());
  }

  private Map<String, String> credits() {
    return configuration.place().billingConductor() ? asPayer(PayerRole.CREDITS_WRITER) : Map.of();
  }

  private Map<String, String> evidence() {
    return Map.of(EVIDENCE_BUCKET, data.buckets().evidence().getBucketName());
  }

  private Map<String, String> billing() {
    return Map.of(
        BILLING_KEY_SECRET, data.seeds().billing().getSecretArn(),
        NONCE_KEY_SECRET, data.seeds().nonce().getSecretArn());
  }

  private Map<String, String> desk() {
    return Map.of(
        DESK_KEY_SECRET, data.seeds().desk().getSecretArn(),
        NONCE_KEY_SECRET, data.seeds().nonce().getSecretArn());
  }

  private Map<String, String> codes() {
    return Map.of(CODE_KEY, data.codeKey().getKeyArn());
  }

  private Map<String, String> shrink() {
    return Map.of(HELD_SHRINK_PERCENT, Integer.toString(configuration.rules().heldShrinkPercent()));
  }

  private Map<String, String> costs() {
    return Map.of(
        PAYERS, String.join(",", configuration.payers()),
        COSTS_BUCKET, data.buckets().costs().getBucketName(),
        COST_REQUESTS_PER_DAY, Integer.toString(configuration.rules().costRequestsPerDay()));
  }
}
