package zoncoin.infra;

import static java.util.Objects.requireNonNull;
import static zoncoin.infra.Policies.callerIsNot;
import static zoncoin.infra.Policies.denyEveryone;
import static zoncoin.infra.ProgrammeFunction.ESTIMATE;
import static zoncoin.infra.ProgrammeFunction.RECONCILE;
import static zoncoin.infra.ProgrammeFunction.SEAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/**
 * The buckets: the log itself, what the sealer stages on the way to it, what payers deliver, what
 * coins rest on, what was read of costs. Each is private, speaks TLS 1.2 or later only, says who
 * asked for what in a sixth bucket, and outlives its stack.
 *
 * @param log checkpoint, tiles and entry bundles: written once, by the sealer, and deleted by
 *     nobody
 * @param staging bundles of seals that are under way or lost a race
 * @param exports the payers' bills, each under its payer's account id
 * @param evidence assessments, reward policies and copies of the bills, each under its hash:
 *     written once, by the functions that issue, and deleted by nobody
 * @param costs what was read of costs, and reports of how it compares
 */
record Buckets(Bucket log, Bucket staging, Bucket exports, Bucket evidence, Bucket costs) {
  /**
   * A seal is recovered from its staged bundle, by the next run; where none succeeds, an alarm
   * rings after a minute, and a person has so long to find out why. So long, too, a bundle that was
   * deleted by mistake can be put back.
   */
  private static final int STAGING_DAYS = 30;

  /**
   * Thirteen months: whoever asks in January what happened in December of the year before can still
   * be told.
   */
  private static final int ACCESS_LOG_DAYS = 400;

  /**
   * AWS restates a bill for some months; after that a file is read only by whoever doubts an
   * issuance, and then at once.
   */
  private static final int SOURCES_ARE_WARM_DAYS = 90;

  static Buckets of(Construct scope, ProgrammeConfiguration configuration) {
    Bucket accessLogs =
        secured(scope, "AccessLogs").lifecycleRules(List.of(expiry(ACCESS_LOG_DAYS))).build();
    Bucket log =
        locked(secured(scope, "Log"), configuration.rules().logLockDays())
            .versioned(true)
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("log/")
            .build();
    LogPolicy.protect(log, configuration);
    Bucket staging =
        secured(scope, "Staging")
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("staging/")
            .versioned(true)
            .lifecycleRules(List.of(expiry(STAGING_DAYS), forgetting(STAGING_DAYS)))
            .build();
    // What is staged is what the log becomes, once a head names it; whoever rebuilds a table stages
    // what was begun.
    List<String> stagers = new ArrayList<>(Policies.roles(configuration, SEAL));
    stagers.add(People.restorerPattern(configuration));
    onlyTheseWrite(
        "OnlyTheSealerAndWhoRestoresWrite",
        staging,
        "*",
        Ordered.map("ArnNotLike", Ordered.map("aws:PrincipalArn", stagers)));
    // A head names a bundle by its name: what lies there when it does is what becomes the log.
    staging.addToResourcePolicy(
        denyEveryone(
            "NothingIsOverwritten",
            List.of("s3:PutObject"),
            List.of(staging.arnForObjects("*")),
            Ordered.map("Null", Ordered.map("s3:if-none-match", "true"))));
    // What was read of it stands in the evidence; what was not is kept all the same.
    Bucket exports =
        secured(scope, "Exports")
            .versioned(true)
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("exports/")
            .build();
    announceArrivals(exports);
    ExportsPolicy.protect(exports, configuration.payers());
    Bucket evidence =
        secured(scope, "Evidence")
            .versioned(true)
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("evidence/")
            .lifecycleRules(List.of(coolSources()))
            .build();
    EvidencePolicy.protect(evidence, configuration);
    // Kept for ever, each version: coins may rest on a reading, and a report is what was known
    // then.
    Bucket costs =
        secured(scope, "Costs")
            .versioned(true)
            .serverAccessLogsBucket(accessLogs)
            .serverAccessLogsPrefix("costs/")
            .build();
    onlyTheseWrite(
        "OnlyWhatReadsCostsWrites", costs, "*", callerIsNot(configuration, ESTIMATE, RECONCILE));
    // What is read to be compared is apart from what is issued on.
    onlyTheseWrite(
        "OnlyWhatIssuesSaysOnWhat", costs, "reading/*", callerIsNot(configuration, ESTIMATE));
    return new Buckets(log, staging, exports, evidence, costs);
  }

  private static void onlyTheseWrite(
      String sid, Bucket bucket, String keys, Map<String, Object> others) {
    bucket.addToResourcePolicy(
        denyEveryone(sid, Policies.WRITING, List.of(bucket.arnForObjects(keys)), others));
  }

  private static Bucket.Builder secured(Construct scope, String id) {
    return Bucket.Builder.create(scope, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(RemovalPolicy.RETAIN);
  }

  /**
   * Each object from its own writing on, in the mode that nobody lifts, the account's root included
   * (S3 user guide, "Object Lock").
   */
  private static Bucket.Builder locked(Bucket.Builder bucket, int days) {
    return days == 0
        ? bucket
        : bucket
            .objectLockEnabled(true)
            .objectLockDefaultRetention(ObjectLockRetention.compliance(Duration.days(days)));
  }

  private static LifecycleRule expiry(int days) {
    return LifecycleRule.builder()
        .expiration(Duration.days(days))
        .abortIncompleteMultipartUploadAfter(Duration.days(1))
        .build();
  }

  private static LifecycleRule coolSources() {
    return LifecycleRule.builder()
        .id("CoolSources")
        .prefix("source/")
        .transitions(
            List.of(
                Transition.builder()
                    .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                    .transitionAfter(Duration.days(SOURCES_ARE_WARM_DAYS))
                    .build()))
        .build();
  }

  /** Of versions that another took the place of, and of marks that say no more than "deleted". */
  private static LifecycleRule forgetting(int days) {
    return LifecycleRule.builder()
        .noncurrentVersionExpiration(Duration.days(days))
        .expiredObjectDeleteMarker(true)
        .build();
  }

  /**
   * The property itself: CDK's {@code eventBridgeEnabled} would add a function of its own to set
   * it.
   */
  private static void announceArrivals(Bucket exports) {
    CfnBucket bucket = (CfnBucket) requireNonNull(exports.getNode().getDefaultChild());
    bucket.addPropertyOverride(
        "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }
}
