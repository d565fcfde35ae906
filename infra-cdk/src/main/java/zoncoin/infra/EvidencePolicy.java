package zoncoin.infra;

import static zoncoin.infra.Policies.callerIsNot;
import static zoncoin.infra.Policies.denyEveryone;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What nobody may do to what coins rest on, as {@link LogPolicy} says it of the log: delete, let
 * expire, overwrite, or write at all without being a function that issues or reports. Its own
 * lifecycle rule is made with the bucket, before this policy holds; to change it takes changing the
 * policy first.
 */
final class EvidencePolicy {
  private EvidencePolicy() {}

  static void protect(Bucket evidence, ProgrammeConfiguration configuration) {
    String everything = evidence.arnForObjects("*");
    evidence.addToResourcePolicy(
        denyEveryone("NobodyDeletes", Policies.DELETING, List.of(everything), Map.of()));
    evidence.addToResourcePolicy(
        denyEveryone(
            "NobodyLetsExpire",
            List.of("s3:PutLifecycleConfiguration"),
            List.of(evidence.getBucketArn()),
            Map.of()));
    evidence.addToResourcePolicy(
        denyEveryone(
            "OnlyWhatIssuesWrites",
            Policies.WRITING,
            List.of(everything),
            callerIsNot(
                configuration,
                ProgrammeFunction.ISSUE,
                ProgrammeFunction.ESTIMATE,
                ProgrammeFunction.REPORT,
                ProgrammeFunction.OPERATE)));
    evidence.addToResourcePolicy(
        denyEveryone(
            "NothingIsOverwritten",
            List.of("s3:PutObject"),
            List.of(everything),
            Ordered.map("Null", Ordered.map("s3:if-none-match", "true"))));
  }
}
