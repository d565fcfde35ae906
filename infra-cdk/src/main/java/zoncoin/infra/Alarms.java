package zoncoin.infra;

import static zoncoin.infra.ProgrammeFunction.FULFIL;
import static zoncoin.infra.ProgrammeFunction.SEAL;
import static zoncoin.infra.ProgrammeFunction.VEST;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * What wakes an operator. Every alarm says what is wrong in one sentence and is published to one
 * topic.
 */
final class Alarms {
  /**
   * Where the functions' own metrics go; each has one dimension, {@code Origin}, so that two
   * programmes stay apart.
   */
  static final String NAMESPACE = "ZonCoin";

  /**
   * Age of the oldest entry that is not in the log, in seconds, as each run of the sealer found it.
   */
  static final String OLDEST_UNSEALED = "OldestUnsealedSeconds";

  /** Entries the sealer refused and put aside: each is a bug or a forgery. */
  static final String QUARANTINED = "QuarantinedEntries";

  /** Deliveries that wait because they take away much of a closed period. */
  static final String HELD = "HeldDeliveries";

  /** Deliveries of another export than the one that issues for their payer. */
  static final String REFUSED = "RefusedDeliveries";

  /** Deliveries of a payer's export that is not known to be asked for what coins are issued on. */
  static final String CHANGED = "ChangedExports";

  /** Line types of a bill that no policy has judged: they earn nothing until somebody decides. */
  static final String UNKNOWN_TYPES = "UnknownLineTypes";

  /** Redemptions that were delivered, and whose coins an operator gave back. */
  static final String DELIVERED_AND_RELEASED = "DeliveredAndReleased";

  /** Redemptions that nobody can be asked to deliver. */
  static final String OBSTRUCTED = "ObstructedRedemptions";

  /** Redemptions of which nobody knows for long what became of them. */
  static final String STUCK = "StuckRedemptions";

  /** Accounts of which Cost Explorer tells something else than was assessed. */
  static final String DIFFERENCES = "ReconciliationDifferences";

  /** Twelve times what the sealer aims at, and a sixtieth of what entries promise by default. */
  private static final int OLDEST_UNSEALED_SECONDS = 60;

  private static final Duration SOON = Duration.minutes(5);

  private final Construct scope;
  private final Topic topic;

  /** Makes the topic under the given scope and tells these addresses. */
  Alarms(Construct scope, List<String> emails) {
    this.scope = scope;
    this.topic = Topic.Builder.create(scope, "Topic").enforceSsl(true).build();
    // Refusing plain HTTP gave the topic a policy, and with it went the unwritten one that let
    // CloudWatch publish.
    topic.addToResourcePolicy(letAlarmsPublish(topic));
    emails.forEach(email -> topic.addSubscription(new EmailSubscription(email)));
  }

  void watch(DeployedFunctions functions, Api api, String origin) {
    for (ProgrammeFunction which : ProgrammeFunction.values()) {
      atLeastOne(
          which.id() + "Fails",
          "The function " + which.folder() + " ended in an error",
          functions.get(which).metricErrors(sumOver(SOON)));
    }
    for (ProgrammeFunction which : ProgrammeFunction.values()) {
      watch(which, functions.queues(which));
    }
    silence(functions, SEAL, SOON);
    silence(functions, FULFIL, SOON);
    silence(functions, VEST, Duration.days(1));
    atLeastOne("ApiFaults", "The API failed somebody", api.faults(sumOver(SOON)));
    atLeastOne(
        "Quarantined",
        "The sealer put an entry aside: a bug or a forgery",
        own(QUARANTINED, "Sum", origin));
    atLeastOne(
        "Held",
        "A delivery takes away much of a closed period and waits until somebody accepts it",
        own(HELD, "Sum", origin));
    atLeastOne(
        "Refused",
        "A delivery was refused: another export issues for its payer",
        own(REFUSED, "Sum", origin));
    atLeastOne(
        "Changed",
        "A payer's export is not known to be what coins are issued on: it waits until somebody"
            + " looks",
        own(CHANGED, "Sum", origin));
    atLeastOne(
        "UnknownTypes",
        "A bill has line types that no policy has judged; they earn nothing",
        own(UNKNOWN_TYPES, "Sum", origin));
    atLeastOne(
        "Both",
        "A redemption was delivered and its coins went back: settle it with the member",
        own(DELIVERED_AND_RELEASED, "Sum", origin));
    atLeastOne(
        "Obstructed",
        "A redemption cannot be sent: its adapter, the settings of the product, or a secret",
        own(OBSTRUCTED, "Sum", origin));
    atLeastOne(
        "Stuck",
        "Nobody has known for an hour what became of a redemption: see zon operate fulfilments"
            + " --stuck",
        own(STUCK, "Sum", origin));
    atLeastOne(
        "Differences",
        "Cost Explorer tells of other costs than were assessed: see the report",
        own(DIFFERENCES, "Maximum", origin));
    raise(
        alarm(
                "LateSeal",
                "An entry has waited for the log for more than a minute",
                own(OLDEST_UNSEALED, "Maximum", origin))
            .threshold(OLDEST_UNSEALED_SECONDS)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
  }

  private void watch(ProgrammeFunction which, FunctionQueues queues) {
    queues
        .failures()
        .ifPresent(
            queue ->
                atLeastOne(
                    which.id() + "Failures",
                    "An event of " + which.folder() + " waits to be replayed",
                    queue.metricApproximateNumberOfMessagesVisible(maximumOver(SOON))));
    queues
        .setAside()
        .ifPresent(
            queue ->
                atLeastOne(
                    which.id() + "SetAside",
                    "A piece of work of " + which.folder() + " failed each time and was set aside",
                    queue.metricApproximateNumberOfMessagesVisible(maximumOver(SOON))));
    queues
        .work()
        .ifPresent(
            queue ->
                raise(
                    alarm(
                            which.id() + "WorkWaits",
                            "Work of " + which.folder() + " has waited for six hours",
                            queue.metricApproximateAgeOfOldestMessage(maximumOver(SOON)))
                        .threshold(Duration.hours(6).toSeconds())));
  }

  private void atLeastOne(String id, String meaning, Metric metric) {
    raise(alarm(id, meaning, metric));
  }

  /**
   * No datum at all is the silence itself, so missing data is the alarm; a new programme starts in
   * it.
   */
  private void silence(DeployedFunctions functions, ProgrammeFunction which, Duration period) {
    raise(
        alarm(
                which.id() + "Silent",
                "The function " + which.folder() + " has not run when it should",
                functions.get(which).metricInvocations(sumOver(period)))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .treatMissingData(TreatMissingData.BREACHING));
  }

  private Alarm.Builder alarm(String id, String meaning, Metric metric) {
    return Alarm.Builder.create(scope, id)
        .alarmDescription(meaning)
        .metric(metric)
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING);
  }

  private void raise(Alarm.Builder alarm) {
    alarm.build().addAlarmAction(new SnsAction(topic));
  }

  /** A metric of the functions' own. */
  static Metric own(String name, String statistic, String origin) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of("Origin", origin))
        .statistic(statistic)
        .period(Duration.minutes(1))
        .build();
  }

  private static MetricOptions sumOver(Duration period) {
    return MetricOptions.builder().statistic("Sum").period(period).build();
  }

  private static MetricOptions maximumOver(Duration period) {
    return MetricOptions.builder().statistic("Maximum").period(period).build();
  }

  private static PolicyStatement letAlarmsPublish(Topic topic) {
    PolicyStatement publish =
        Policies.allow("AlarmsPublish", List.of("sns:Publish"), topic.getTopicArn());
    publish.addPrincipals(new ServicePrincipal("cloudwatch.amazonaws.com"));
    publish.addCondition("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
    return publish;
  }
}
