package zoncoin.infra;

import static zoncoin.infra.Policies.allow;
import static zoncoin.infra.Policies.denyEveryone;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * Who delivers bills: AWS, for each payer under its own account id, and nobody else, whatever else
 * they are allowed. Coins are made of what lies here, so that a bill which somebody of the
 * operator's own account put there would be as good as a mint.
 */
final class ExportsPolicy {
  private ExportsPolicy() {}

  static void protect(Bucket exports, List<String> payers) {
    payers.forEach(payer -> letDeliver(exports, payer));
    // Which services may is said above; which they are here, each under a name of AWS's choice, is
    // not for this to guess (IAM user guide, aws:PrincipalIsAWSService).
    exports.addToResourcePolicy(
        denyEveryone(
            "OnlyAwsDelivers",
            Policies.WRITING,
            List.of(exports.arnForObjects("*")),
            Ordered.map("Bool", Ordered.map("aws:PrincipalIsAWSService", "false"))));
  }

  /**
   * Lets AWS deliver one payer's exports, new and legacy. An export runs its owner's own SQL, so
   * whose bill it is can only be told by who delivered it: a payer writes under its own id and
   * nowhere else, but for the object by which AWS tries whether it may write at all. (AWS Data
   * Exports user guide, "Setting up an Amazon S3 bucket for data exports".)
   */
  private static void letDeliver(Bucket exports, String payer) {
    exports.addToResourcePolicy(
        delivery(
            "Deliver" + payer,
            payer,
            "s3:PutObject",
            exports.arnForObjects(payer + "/*"),
            exports.arnForObjects("aws-programmatic-access-test-object")));
    exports.addToResourcePolicy(
        delivery("Look" + payer, payer, "s3:GetBucketPolicy", exports.getBucketArn()));
  }

  private static PolicyStatement delivery(
      String sid, String payer, String action, String... resources) {
    PolicyStatement delivery = allow(sid, List.of(action), resources);
    delivery.addPrincipals(
        new ServicePrincipal("bcm-data-exports.amazonaws.com"),
        new ServicePrincipal("billingreports.amazonaws.com"));
    delivery.addCondition("StringEquals", Ordered.map("aws:SourceAccount", payer));
    delivery.addCondition("ArnLike", Ordered.map("aws:SourceArn", exportsOf(payer)));
    return delivery;
  }

  private static List<String> exportsOf(String payer) {
    String arn = "arn:" + Aws.PARTITION + ":";
    return List.of(
        arn + "bcm-data-exports:us-east-1:" + payer + ":export/*",
        arn + "cur:us-east-1:" + payer + ":definition/*");
  }
}
