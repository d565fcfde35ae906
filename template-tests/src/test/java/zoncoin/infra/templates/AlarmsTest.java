package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** Whatever goes wrong, somebody is told. */
final class AlarmsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\| .+ \\| .+ \\|$");

  private final Templates templates = Synthesis.templates();

  @Test
  void everyAlarmTellsSomebody() {
    for (Resource alarm : templates.of("AWS::CloudWatch::Alarm")) {
      assertEquals(
          "[\"${Alarms/Topic}\"]", alarm.property("/AlarmActions").toString(), alarm.path());
      assertTrue(alarm.text("/AlarmDescription").length() > 10, alarm.path());
    }
  }

  /** Whoever is woken by one reads there what it means, and what to do first. */
  @Test
  void theDocsSayOfEachAlarmWhatToDoAndOfNoOther() throws IOException {
    String docs = Files.readString(Synthesis.ROOT.resolve("docs/operate.md"));
    String table = docs.substring(docs.indexOf("| alarm |"), docs.indexOf("## Apply a policy"));
    List<String> told =
        ROW.matcher(table)
            .results()
            .flatMap(row -> Stream.of(row.group(1).split(", ", -1)))
            .map(quoted -> quoted.replace("`", ""))
            .sorted()
            .toList();
    List<String> alarms =
        templates.of("AWS::CloudWatch::Alarm").stream()
            .map(alarm -> alarm.path().replaceFirst("^Alarms/", ""))
            .sorted()
            .toList();
    assertEquals(String.join("\n", alarms), String.join("\n", told));
  }

  @Test
  void theTopicTakesWhatAlarmsPublish() {
    Resource policy = templates.at("Alarms/Topic/Policy");
    assertTrue(
        Statement.all(policy, "/PolicyDocument").stream()
            .anyMatch(
                said ->
                    said.allows()
                        && said.covers("sns:Publish", "${Alarms/Topic}")
                        && said.principal()
                            .path("Service")
                            .asText()
                            .equals("cloudwatch.amazonaws.com")));
  }

  @Test
  void whoeverIsInTheConfigurationIsTold() {
    assertEquals(
        Set.of("cashback@example.com"),
        templates.of("AWS::SNS::Subscription").stream()
            .map(subscription -> subscription.text("/Endpoint"))
            .collect(Collectors.toSet()));
  }

  @Test
  void everyQueueOfFailuresHasAnAlarm() {
    Set<String> watched = metrics("AWS/SQS", "ApproximateNumberOfMessagesVisible");
    for (Resource queue : templates.of("AWS::SQS::Queue")) {
      if (isOfWork(queue)) {
        continue;
      }
      assertTrue(watched.contains("${" + queue.path() + ".QueueName}"), queue.path());
      assertEquals(14 * 86_400, queue.property("/MessageRetentionPeriod").asInt(), queue.path());
    }
  }

  @Test
  void workThatFailsEachTimeIsSetAsideAndWorkThatWaitsIsHeard() {
    Set<String> watched = metrics("AWS/SQS", "ApproximateAgeOfOldestMessage");
    List<Resource> work = templates.of("AWS::SQS::Queue").stream().filter(this::isOfWork).toList();
    assertFalse(work.isEmpty());
    for (Resource queue : work) {
      String aside = queue.path().replaceFirst("/Work$", "/SetAside");
      assertEquals(
          "{\"deadLetterTargetArn\":\"${" + aside + ".Arn}\",\"maxReceiveCount\":5}",
          queue.property("/RedrivePolicy").toString());
      assertTrue(watched.contains("${" + queue.path() + ".QueueName}"), queue.path());
    }
  }

  /** Every other queue is where something ends that could not be done. */
  private boolean isOfWork(Resource queue) {
    return templates.of("AWS::Lambda::EventSourceMapping").stream()
        .anyMatch(from -> from.text("/EventSourceArn").equals("${" + queue.path() + ".Arn}"));
  }

  @Test
  void noEventIsLostThatNobodyWouldSendAgain() {
    for (String name : Set.of("Issue", "Vest", "Report")) {
      String queue = "${Functions/" + name + "/Failures.Arn}";
      Resource function = templates.at("Functions/" + name + "/Function");
      assertEquals(queue, function.text("/DeadLetterConfig/TargetArn"));
      assertEquals(Set.of(name), templates.whoMay("sqs:SendMessage", queue));
    }
    for (String rule : Set.of("Delivery", "Daily", "Monthly")) {
      assertTrue(
          templates
              .at("Triggers/" + rule)
              .text("/Targets/0/DeadLetterConfig/Arn")
              .endsWith("/Failures.Arn}"));
    }
  }

  @Test
  void everyFunctionThatFailsIsHeard() {
    Set<String> functions =
        templates.of("AWS::Lambda::Function").stream()
            .map(function -> "${" + function.path() + "}")
            .collect(Collectors.toSet());
    assertEquals(functions, metrics("AWS/Lambda", "Errors"));
  }

  @Test
  void silenceOfSealerAndVesterIsAnAlarmToo() {
    for (String name : Set.of("SealSilent", "VestSilent")) {
      assertEquals("breaching", templates.at("Alarms/" + name).text("/TreatMissingData"));
    }
  }

  @Test
  void anEntryWaitsAMinuteAtMostBeforeSomebodyIsTold() {
    Resource late = templates.at("Alarms/LateSeal");
    assertEquals(
        "ZonCoin OldestUnsealedSeconds", late.text("/Namespace") + " " + late.text("/MetricName"));
    assertEquals(60, late.property("/Threshold").asInt());
  }

  @Test
  void everyDeliveryThatIssuesNothingIsHeardAndDrawn() {
    Set<String> halts = Set.of("HeldDeliveries", "RefusedDeliveries", "ChangedExports");
    String board = templates.at("Dashboard/Board").property("/DashboardBody").toString();
    for (String halt : halts) {
      Set<String> origins = metrics("ZonCoin", halt);
      assertEquals(1, origins.size(), halt);
      assertFalse(origins.contains(""), halt);
      assertTrue(board.contains(halt), halt);
    }
  }

  /** The name is the function's: see {@code FulfilHandler}. */
  @Test
  void whatARedemptionNeedsAPersonForRingsOfTheFirst() {
    Map<String, String> alarms =
        Map.of(
            "Both", "DeliveredAndReleased",
            "Obstructed", "ObstructedRedemptions",
            "Stuck", "StuckRedemptions");
    alarms.forEach(
        (name, metric) -> {
          Resource alarm = templates.at("Alarms/" + name);
          assertEquals(
              "ZonCoin " + metric, alarm.text("/Namespace") + " " + alarm.text("/MetricName"));
          assertEquals("Sum", alarm.text("/Statistic"));
          assertEquals(1, alarm.property("/Threshold").asInt());
        });
  }

  /** The first dimension of every alarm on this metric. */
  private Set<String> metrics(String namespace, String metric) {
    return templates.of("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> alarm.property("/Namespace").asText().equals(namespace))
        .filter(alarm -> alarm.property("/MetricName").asText().equals(metric))
        .map(alarm -> alarm.text("/Dimensions/0/Value"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
