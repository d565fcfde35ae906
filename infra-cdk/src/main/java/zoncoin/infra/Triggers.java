package zoncoin.infra;

import static zoncoin.infra.ProgrammeFunction.COLLECT;
import static zoncoin.infra.ProgrammeFunction.ESTIMATE;
import static zoncoin.infra.ProgrammeFunction.FULFIL;
import static zoncoin.infra.ProgrammeFunction.ISSUE;
import static zoncoin.infra.ProgrammeFunction.PUBLISH;
import static zoncoin.infra.ProgrammeFunction.RECONCILE;
import static zoncoin.infra.ProgrammeFunction.REPORT;
import static zoncoin.infra.ProgrammeFunction.SEAL;
import static zoncoin.infra.ProgrammeFunction.VEST;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterCriteriaProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.FilterProperty;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.ScalingConfigProperty;
import software.constructs.Construct;

/**
 * What starts the functions that nobody calls: a delivery, the day, the minute, and a write to the
 * ledger.
 */
record Triggers(Construct scope, DataStack data, DeployedFunctions functions) {
  /** Stamping an entry as sealed is a write, too: waking for it would never end. */
  private static final String INSERTS = "{\"eventName\":[\"INSERT\"]}";

  /** Of the items that are made, those of redemptions. */
  private static final String REDEMPTIONS =
      "{\"eventName\":[\"INSERT\"],"
          + "\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"redemption#\"}]}}}}";

  private static final int PIECES = 10;
  private static final int MOST_AT_ONCE = 10;

  void wire() {
    issueWhenABillIsDelivered();
    vestEveryDay();
    sealEveryMinute();
    sealWhenTheLedgerGrows();
    readCosts();
    reportEveryMonth();
    handOut(VEST);
    collectEveryDay();
    fulfilWhatIsRedeemed();
    announceWhatWasSealed();
  }

  /** A delivery is complete when its manifest is there: AWS writes that last. */
  private void issueWhenABillIsDelivered() {
    EventPattern manifestArrived =
        EventPattern.builder()
            .source(List.of("aws.s3"))
            .detailType(List.of("Object Created"))
            .detail(
                Ordered.map(
                    "bucket",
                        Ordered.map("name", List.of(data.buckets().exports().getBucketName())),
                    "object", Ordered.map("key", Match.suffix("-Manifest.json"))))
            .build();
    Rule.Builder.create(scope, "Delivery")
        .description("A payer's bill was delivered")
        .eventPattern(manifestArrived)
        .targets(List.of(keptOnFailure(ISSUE)))
        .build();
  }

  /** Ten minutes into the day, UTC, so that what is due today is due for every clock involved. */
  private void vestEveryDay() {
    Rule.Builder.create(scope, "Daily")
        .description("Coins vest, expire and are collected")
        .schedule(Schedule.cron(CronOptions.builder().hour("0").minute("10").build()))
        .targets(List.of(keptOnFailure(VEST)))
        .build();
  }

  /**
   * The floor under the stream below: an entry waits a minute at most, whatever becomes of its
   * wake-up.
   */
  private void sealEveryMinute() {
    Rule.Builder.create(scope, "Minute")
        .description("The sealer looks for entries that are not in the log yet")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(
            List.of(
                LambdaFunction.Builder.create(functions.entrance(SEAL)).retryAttempts(0).build()))
        .build();
  }

  /**
   * Wakes the sealer within a second of a posting. The batch is dropped if sealing fails, for there
   * is nothing in it that the next wake-up does not find as well; retrying would only hold up the
   * shard. The resource itself and not CDK's event source, which would want to add to the sealer's
   * permissions.
   */
  private void sealWhenTheLedgerGrows() {
    wake(SEAL, "Growth", INSERTS);
  }

  private void wake(ProgrammeFunction which, String id, String pattern) {
    CfnEventSourceMapping.Builder.create(scope, id)
        .functionName(functions.entrance(which).getFunctionArn())
        .eventSourceArn(data.ledger().getTableStreamArn())
        .startingPosition("LATEST")
        .batchSize(1_000)
        .maximumBatchingWindowInSeconds(1)
        .maximumRetryAttempts(0)
        .filterCriteria(
            FilterCriteriaProperty.builder()
                .filters(List.of(FilterProperty.builder().pattern(pattern).build()))
                .build())
        .build();
  }

  /** The stream makes it quick; the sweep finds what a lost record would have told. */
  private void fulfilWhatIsRedeemed() {
    wake(FULFIL, "Redeemed", REDEMPTIONS);
    Rule.Builder.create(scope, "Sweep")
        .description("Redemptions that are due are looked for")
        .schedule(Schedule.rate(Duration.minutes(5)))
        .targets(
            List.of(
                LambdaFunction.Builder.create(functions.entrance(FULFIL)).retryAttempts(0).build()))
        .build();
    handOut(FULFIL);
  }

  private void announceWhatWasSealed() {
    Rule.Builder.create(scope, "Announcing")
        .description("What was sealed since is announced")
        .schedule(Schedule.rate(Duration.minutes(1)))
        .targets(
            List.of(
                LambdaFunction.Builder.create(functions.entrance(PUBLISH))
                    .retryAttempts(0)
                    .build()))
        .build();
  }

  /** After the day's vesting, so that what was redeemed by itself is collected with it. */
  private void collectEveryDay() {
    Rule.Builder.create(scope, "Tills")
        .description("What was paid into tills is moved to merchants")
        .schedule(Schedule.cron(CronOptions.builder().hour("1").minute("10").build()))
        .targets(List.of(LambdaFunction.Builder.create(functions.entrance(COLLECT)).build()))
        .build();
  }

  /**
   * CloudWatch has new figures about every six hours. Months are compared on the tenth, when AWS
   * has invoiced them, and on the twentieth, when most corrections have come.
   */
  private void readCosts() {
    Rule.Builder.create(scope, "Costs")
        .description("What AWS estimates and tells of costs is read")
        .schedule(Schedule.rate(Duration.hours(6)))
        .targets(List.of(LambdaFunction.Builder.create(functions.entrance(ESTIMATE)).build()))
        .build();
    Rule.Builder.create(scope, "Comparison")
        .description("What was assessed is laid beside what Cost Explorer tells")
        .schedule(Schedule.cron(CronOptions.builder().day("10,20").hour("6").minute("0").build()))
        .targets(List.of(LambdaFunction.Builder.create(functions.entrance(RECONCILE)).build()))
        .build();
  }

  /**
   * On the second, when the day's work of the first, which expires last month's lots, is sealed.
   */
  private void reportEveryMonth() {
    Rule.Builder.create(scope, "Monthly")
        .description("The report of the month before is filed")
        .schedule(Schedule.cron(CronOptions.builder().day("2").hour("3").minute("0").build()))
        .targets(List.of(keptOnFailure(REPORT)))
        .build();
  }

  /**
   * Calls a function for ten pieces of its work at a time, a few at once: more would only wait for
   * each other where pieces meet. It names what it could not do, and the rest is deleted.
   */
  private void handOut(ProgrammeFunction which) {
    CfnEventSourceMapping.Builder.create(scope, which.id() + "Work")
        .functionName(functions.entrance(which).getFunctionArn())
        .eventSourceArn(functions.queues(which).work().orElseThrow().getQueueArn())
        .batchSize(PIECES)
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .scalingConfig(ScalingConfigProperty.builder().maximumConcurrency(MOST_AT_ONCE).build())
        .build();
  }

  /** What EventBridge cannot hand over ends in the same queue as what the function failed on. */
  private LambdaFunction keptOnFailure(ProgrammeFunction which) {
    return LambdaFunction.Builder.create(functions.entrance(which))
        .deadLetterQueue(functions.queues(which).failures().orElseThrow())
        .retryAttempts(8)
        .maxEventAge(Duration.hours(6))
        .build();
  }
}
