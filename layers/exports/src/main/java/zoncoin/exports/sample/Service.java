package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something that AWS, or somebody else through AWS, sells.
 *
 * @param code the product code
 * @param name what people call it
 * @param category its category in FOCUS
 * @param seller the legal entity that sells it; empty if AWS does
 */
record Service(String code, String name, String category, String seller) {
  static final Service EC2 =
      new Service("AmazonEC2", "Amazon Elastic Compute Cloud", "Compute", "");
  static final Service RDS =
      new Service("AmazonRDS", "Amazon Relational Database Service", "Databases", "");
  static final Service S3 = new Service("AmazonS3", "Amazon Simple Storage Service", "Storage", "");
  static final Service PLANS =
      new Service("ComputeSavingsPlans", "Savings Plans for AWS Compute usage", "Compute", "");
  static final Service SUPPORT =
      new Service("AWSSupportBusiness", "AWS Support (Business)", "Other", "");
  static final Service DOMAINS =
      new Service("AmazonRegistrar", "Amazon Registrar", "Networking", "");
  static final Service MARKETPLACE =
      new Service(
          "8example1code2of3product", "Contoso Log Search", "Other", "Contoso Software Inc.");

  /**
   * Something that is used every day.
   *
   * @param service whose
   * @param usageType what of it
   * @param unit what is counted
   * @param rate what a unit costs
   * @param dayThousandths thousandths of units that the smallest account uses a day
   */
  record Offer(
      Service service, String usageType, String unit, BigDecimal rate, int dayThousandths) {
    private static Offer of(
        Service service, String usageType, String unit, String rate, int dayThousandths) {
      return new Offer(service, usageType, unit, new BigDecimal(rate), dayThousandths);
    }

    /** The offer as an item of a bill. */
    Line.Item item() {
      return new Line.Item(
          service, usageType, unit, "$%s per %s, \"on demand\"".formatted(rate, unit));
    }
  }

  private static Service of(String code, String name, String category) {
    return new Service(code, name, category, "");
  }

  /** What accounts use; how much a unit costs is not AWS's price list. */
  static final List<Offer> OFFERS =
      List.of(
          Offer.of(EC2, "EUC1-BoxUsage:c7g.xlarge", "Hrs", "0.1652", 24_000),
          Offer.of(EC2, "EUC1-EBS:VolumeUsage.gp3", "GB-Mo", "0.0952", 16_667),
          Offer.of(RDS, "EUC1-InstanceUsage:db.t4g.medium", "Hrs", "0.0759", 24_000),
          Offer.of(S3, "EUC1-TimedStorage-ByteHrs", "GB-Mo", "0.0245", 9_871),
          Offer.of(S3, "EUC1-Requests-Tier1", "Requests", "0.0000054", 812_345_000),
          Offer.of(
              of("AWSLambda", "AWS Lambda", "Compute"),
              "EUC1-Lambda-GB-Second-ARM",
              "Lambda-GB-Second",
              "0.0000133334",
              3_456_789),
          Offer.of(
              of("AmazonCloudWatch", "AmazonCloudWatch", "Management and Governance"),
              "EUC1-CW:MetricMonitorUsage",
              "Metrics",
              "0.3",
              667),
          Offer.of(
              of("AmazonDynamoDB", "Amazon DynamoDB", "Databases"),
              "EUC1-WriteRequestUnits",
              "WriteRequestUnits",
              "0.0000007625",
              90_001_000),
          Offer.of(
              of("AWSDataTransfer", "AWS Data Transfer", "Networking"),
              "EUC1-DataTransfer-Out-Bytes",
              "GB",
              "0.09",
              2_345),
          Offer.of(
              of("awskms", "AWS Key Management Service", "Security"),
              "eu-central-1-KMS-Requests",
              "Requests",
              "0.000003",
              1_234_000),
          Offer.of(
              of("AmazonBedrock", "Amazon Bedrock", "AI and Machine Learning"),
              "EUC1-OutputTokenCount",
              "1K tokens",
              "0.015",
              412_500));
}
