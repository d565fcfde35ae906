package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** Nothing travels in the clear, nothing is public, and every look at a bucket is written down. */
final class TransportTest {
  private static final String IN_THE_CLEAR = "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";

  private final Templates templates = Synthesis.templates();

  @Test
  void everythingReachableRefusesPlainHttp() {
    refusesPlainHttp("AWS::S3::Bucket", "s3:GetObject");
    refusesPlainHttp("AWS::SQS::Queue", "sqs:SendMessage");
    refusesPlainHttp("AWS::SNS::Topic", "sns:Publish");
  }

  private void refusesPlainHttp(String type, String action) {
    for (Resource resource : templates.of(type)) {
      Resource policy = templates.at(resource.path() + "/Policy");
      assertTrue(
          Statement.all(policy, "/PolicyDocument").stream()
              .anyMatch(
                  said ->
                      !said.allows()
                          && said.everyone()
                          && said.covers(action)
                          && said.condition().equals(IN_THE_CLEAR)),
          resource.path());
    }
  }

  @Test
  void noBucketIsPublic() {
    for (Resource bucket : templates.of("AWS::S3::Bucket")) {
      assertEquals(
          "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true,"
              + "\"IgnorePublicAcls\":true,\"RestrictPublicBuckets\":true}",
          bucket.property("/PublicAccessBlockConfiguration").toString(),
          bucket.path());
    }
  }

  @Test
  void everyLookAtABucketIsWrittenDown() {
    for (String bucket : new String[] {"Log", "Staging", "Exports", "Costs"}) {
      assertEquals(
          "${AccessLogs}",
          templates.at(bucket).text("/LoggingConfiguration/DestinationBucketName"));
    }
  }
}
