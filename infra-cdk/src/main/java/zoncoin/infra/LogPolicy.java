package zoncoin.infra;

import static zoncoin.infra.Policies.callerIsNot;
import static zoncoin.infra.Policies.denyEveryone;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What nobody may do to the log, whatever else they are allowed: delete, let expire, overwrite a
 * tile, or write at all without being the sealer. Only somebody who may change the bucket's policy
 * can lift this, and CloudTrail tells of it. The condition keys are those of the S3 user guide's
 * "Enforce conditional writes"; uploads in parts cannot carry them and are refused along, since
 * nothing here is large enough to need parts.
 */
final class LogPolicy {
  private LogPolicy() {}

  static void protect(Bucket log, ProgrammeConfiguration configuration) {
    String everything = log.arnForObjects("*");
    log.addToResourcePolicy(
        denyEveryone(
            "NobodyDeletes",
            List.of("s3:DeleteObject", "s3:DeleteObjectVersion"),
            List.of(everything),
            Map.of()));
    // A lifecycle rule deletes without asking this policy.
    log.addToResourcePolicy(
        denyEveryone(
            "NobodyLetsExpire",
            List.of("s3:PutLifecycleConfiguration"),
            List.of(log.getBucketArn()),
            Map.of()));
    log.addToResourcePolicy(
        denyEveryone(
            "OnlyTheSealerWrites",
            List.of("s3:PutObject"),
            List.of(everything),
            callerIsNot(configuration, ProgrammeFunction.SEAL)));
    log.addToResourcePolicy(
        denyEveryone(
            "TilesAreNeverOverwritten",
            List.of("s3:PutObject"),
            List.of(log.arnForObjects("tile/*")),
            Ordered.map("Null", Ordered.map("s3:if-none-match", "true"))));
    log.addToResourcePolicy(
        denyEveryone(
            "TheCheckpointIsNeverWrittenBlindly",
            List.of("s3:PutObject"),
            List.of(log.arnForObjects("checkpoint")),
            Ordered.map("Null", Ordered.map("s3:if-match", "true", "s3:if-none-match", "true"))));
  }
}
