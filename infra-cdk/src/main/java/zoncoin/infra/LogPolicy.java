package zoncoin.infra;

import static zoncoin.infra.Policies.callerIsNot;
import static zoncoin.infra.Policies.denyEveryone;
import static zoncoin.infra.ProgrammeFunction.COLLECT;
import static zoncoin.infra.ProgrammeFunction.LOOKUP;
import static zoncoin.infra.ProgrammeFunction.PUBLISH;
import static zoncoin.infra.ProgrammeFunction.REPORT;
import static zoncoin.infra.ProgrammeFunction.SEAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What nobody may do to the log, whatever else they are allowed: delete, let expire, overwrite a
 * tile, write at all without being the sealer, or read entries without being one of seven. Only
 * somebody who may change the bucket's policy can lift this, and CloudTrail tells of it. The
 * condition keys are those of the S3 user guide's "Enforce conditional writes"; uploads in parts
 * cannot carry them and are refused along, since nothing here is large enough to need parts.
 */
final class LogPolicy {
  /**
   * Levels of hash tiles have one digit (a log of eight levels has more entries than there are
   * atoms), and {@code entries} has seven letters, so the pattern does not match it.
   */
  private static final String HASH_TILES = "tile/?/*";

  private LogPolicy() {}

  static void protect(Bucket log, ProgrammeConfiguration configuration) {
    String everything = log.arnForObjects("*");
    log.addToResourcePolicy(
        denyEveryone("NobodyDeletes", Policies.DELETING, List.of(everything), Map.of()));
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
            Policies.WRITING,
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
    log.addToResourcePolicy(
        denyEveryone(
            "OnlyTheseReadEntries",
            // The last is how a bucket is copied to another by a rule of its own.
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectVersionForReplication"),
            List.of(log.arnForObjects("tile/entries/*")),
            Ordered.map("ArnNotLike", Ordered.map("aws:PrincipalArn", readers(configuration)))));
    log.addToResourcePolicy(publish(log));
  }

  private static List<String> readers(ProgrammeConfiguration configuration) {
    List<String> readers =
        new ArrayList<>(
            List.of(People.auditorPattern(configuration), People.restorerPattern(configuration)));
    readers.addAll(Policies.roles(configuration, SEAL, LOOKUP, REPORT, COLLECT, PUBLISH));
    return readers;
  }

  /**
   * A distribution of this account hands out what hides every entry (AWS: origin access control).
   */
  private static PolicyStatement publish(Bucket log) {
    PolicyStatement publish =
        Policies.allow(
            "CheckpointAndHashTilesArePublic",
            List.of("s3:GetObject"),
            log.arnForObjects("checkpoint"),
            log.arnForObjects(HASH_TILES));
    publish.addPrincipals(new ServicePrincipal("cloudfront.amazonaws.com"));
    publish.addCondition(
        "ArnLike",
        Ordered.map(
            "aws:SourceArn",
            "arn:" + Aws.PARTITION + ":cloudfront::" + Aws.ACCOUNT_ID + ":distribution/*"));
    return publish;
  }
}
