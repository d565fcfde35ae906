package zoncoin.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The door of the log that is open to everybody: the checkpoint and the tiles of hashes, by which a
 * receipt is checked and two checkpoints are compared. Entries are behind the other door: the
 * bucket's own policy lets the distribution read nothing else ({@link LogPolicy}).
 */
final class PublicLog {
  private PublicLog() {}

  static void of(Construct scope, Bucket log) {
    // Imported, for the policy it needs is the data stack's, which knows of no distribution.
    IBucket origin =
        Bucket.fromBucketAttributes(
            scope,
            "Origin",
            BucketAttributes.builder()
                .bucketArn(log.getBucketArn())
                .bucketName(log.getBucketName())
                .bucketRegionalDomainName(log.getBucketRegionalDomainName())
                .build());
    Distribution distribution =
        Distribution.Builder.create(scope, "Distribution")
            .comment("ZonCoin: checkpoint and hash tiles of the log")
            .defaultBehavior(
                BehaviorOptions.builder()
                    .origin(S3BucketOrigin.withOriginAccessControl(origin))
                    .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                    .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                    // As long as the objects themselves say: a tile for ever, a checkpoint not.
                    .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                    .build())
            .build();
    CfnOutput.Builder.create(Stack.of(scope), "PublicLogUrl")
        .value("https://" + distribution.getDistributionDomainName() + "/")
        .build();
  }
}
