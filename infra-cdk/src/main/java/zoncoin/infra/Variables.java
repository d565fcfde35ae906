package zoncoin.infra;

import java.util.Map;
import java.util.TreeMap;

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

  /** Name of the role in each payer's account that reads costs, with its path. */
  static final String PAYER_ROLE = "ZONCOIN_PAYER_ROLE";

  /** What that role asks for as external id. */
  static final String PAYER_EXTERNAL_ID = "ZONCOIN_PAYER_EXTERNAL_ID";

  /** Name of the bucket that readings and reports are kept in. */
  static final String COSTS_BUCKET = "ZONCOIN_COSTS_BUCKET";

  /** Read by the JVM itself. */
  static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

  /**
   * Where somebody waits: the first compiler alone and the simplest collector halve a cold start.
   */
  private static final String START_FAST = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  Map<String, String> of(ProgrammeFunction function) {
    Map<String, String> variables =
        new TreeMap<>(
            Map.of(
                TABLE, data.ledger().getTableName(),
                LOG_ORIGIN, configuration.logOrigin(),
                MERGE_DELAY_SECONDS, Integer.toString(configuration.mergeDelaySeconds())));
    variables.putAll(own(function));
    return variables;
  }

  private Map<String, String> own(ProgrammeFunction function) {
    Buckets buckets = data.buckets();
    SeedSecrets seeds = data.seeds();
    return switch (function) {
      case ISSUE ->
          Map.of(
              EXPORTS_BUCKET, buckets.exports().getBucketName(),
              EVIDENCE_BUCKET, buckets.evidence().getBucketName(),
              BILLING_KEY_SECRET, seeds.billing().getSecretArn(),
              NONCE_KEY_SECRET, seeds.nonce().getSecretArn());
      case VEST ->
          Map.of(
              BILLING_KEY_SECRET, seeds.billing().getSecretArn(),
              NONCE_KEY_SECRET, seeds.nonce().getSecretArn());
      case SEAL ->
          Map.of(
              LOG_BUCKET, buckets.log().getBucketName(),
              STAGING_BUCKET, buckets.staging().getBucketName(),
              LOG_KEY_ED25519, data.checkpointKeys().ed25519().getKeyArn(),
              LOG_KEY_ML_DSA_44, data.checkpointKeys().mlDsa44().getKeyArn());
      case REDEEM ->
          Map.of(
              JVM_OPTIONS, START_FAST,
              DESK_KEY_SECRET, seeds.desk().getSecretArn(),
              NONCE_KEY_SECRET, seeds.nonce().getSecretArn());
      case ESTIMATE -> {
        Map<String, String> estimate = new TreeMap<>(costs());
        estimate.put(PAYERS_WITHOUT_EXPORT, String.join(",", configuration.payersWithoutExport()));
        estimate.put(BILLING_KEY_SECRET, seeds.billing().getSecretArn());
        estimate.put(EVIDENCE_BUCKET, buckets.evidence().getBucketName());
        estimate.put(NONCE_KEY_SECRET, seeds.nonce().getSecretArn());
        yield estimate;
      }
      case RECONCILE -> {
        Map<String, String> reconcile = new TreeMap<>(costs());
        reconcile.put(EVIDENCE_BUCKET, buckets.evidence().getBucketName());
        yield reconcile;
      }
      case LOOKUP ->
          Map.of(
              JVM_OPTIONS, START_FAST,
              LOG_BUCKET, buckets.log().getBucketName(),
              EVIDENCE_BUCKET, buckets.evidence().getBucketName());
    };
  }

  private Map<String, String> costs() {
    return Map.of(
        PAYERS, String.join(",", configuration.payers()),
        PAYER_ROLE, configuration.costsReader(),
        PAYER_EXTERNAL_ID, configuration.logOrigin(),
        COSTS_BUCKET, data.buckets().costs().getBucketName());
  }
}
