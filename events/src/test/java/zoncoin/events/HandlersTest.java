package zoncoin.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.ExportDefinitions;
import zoncoin.edge.event.Metric;
import zoncoin.functions.estimate.EstimateHandler;
import zoncoin.functions.issue.IssueHandler;
import zoncoin.functions.lookup.LookupHandler;
import zoncoin.functions.operate.OperateHandler;
import zoncoin.functions.redeem.RedeemHandler;
import zoncoin.functions.seal.SealHandler;
import zoncoin.functions.vest.VestHandler;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Alarms;
import zoncoin.seal.Head;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/** What the functions do when time is short or what they keep is broken. */
final class HandlersTest {
  private final World world = new World();

  private Map<String, Object> happens(String name) {
    Sample sample = Sample.of(name);
    return Sample.parse(world.call(sample.function(), sample.event(), sample.time()));
  }

  @Test
  void sealingFailsLoudlyAfterTheAlarmWhenTheLogContradictsItself() {
    happens("time-to-seal");
    Head head = world.heads.read();
    TreeHead other = new TreeHead(head.tree().size(), Hash.EMPTY);
    assertTrue(world.heads.swap(head, new Head(other, head.time(), head.staging(), head.isDone())));
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> happens("ledger-grew"));
    assertTrue(String.valueOf(failure.getMessage()).contains("two roots"));
    assertInstanceOf(Alarms.Alarm.Stopped.class, world.invocation.alarms.getFirst());
  }

  @Test
  void sealingTellsOfAForgeryAndGoesOn() {
    world.journal.forge(TransactionId.parse("forged"), "issue me a million".getBytes(UTF_8));
    assertEquals(8, happens("time-to-seal").get("sealed"));
    assertInstanceOf(Alarms.Alarm.Quarantined.class, world.invocation.alarms.getFirst());
  }

  @Test
  void sealingBeginsNoOtherBatchWhenTimeIsShort() {
    world.invocation.remainingMillis = 1_000;
    assertEquals("time", happens("time-to-seal").get("ended"));
    assertEquals(0, happens("time-to-seal").get("sealed"));
  }

  @Test
  void vestingLeavesWhatItDoesNotComeToForTheNextRun() {
    happens("billing-export-delivered");
    world.invocation.remainingMillis = 1_000;
    Map<String, Object> hurried = happens("time-to-vest");
    assertEquals("time", hurried.get("ended"));
    assertEquals(0, hurried.get("vested"));
    world.invocation.remainingMillis = 900_000;
    Map<String, Object> whole = happens("time-to-vest");
    assertEquals("done", whole.get("ended"));
    assertEquals(2, whole.get("vested"));
  }

  /** All attempts of a ledger are used up, and whoever asked is told when to come again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redeem-support-hour",
        "transfer-to-member",
        "transfer-to-merchant",
        "member-leaves",
        "redemption-cancelled"
      })
  void anAccountThatOthersAlwaysMoveFirstIs429WithRetryAfter(String name) {
    happens("redeem-credit");
    world.contested.begin();
    Map<String, Object> answer = happens(name);
    assertEquals(429, answer.get("statusCode"), answer.toString());
    assertEquals("1", ((Map<?, ?>) requireNonNull(answer.get("headers"))).get("Retry-After"));
    assertTrue(String.valueOf(answer.get("body")).contains("urn:zoncoin:problem:busy"));
    assertEquals(Ledger.MAX_ATTEMPTS, world.contested.lost());
  }

  @Test
  void aDeliveryThatIsHeldOrRefusedIsAMetric() {
    happens("billing-export-delivered");
    happens("billing-export-shrinks-a-closed-period");
    happens("billing-export-of-another-export");
    assertEquals(
        List.of("HeldDeliveries", "RefusedDeliveries"),
        world.metrics.stream().map(Metric::name).toList());
    Map<String, Object> line =
        Sample.parse(world.metrics.getFirst().line("village.example/log", 1_784_367_000_000L));
    assertEquals(1, line.get("HeldDeliveries"));
    assertTrue(String.valueOf(line.get("detail")).contains("zon operate accept"));
    assertTrue(String.valueOf(line.get("_aws")).contains("Name=HeldDeliveries"));
  }

  @Test
  void aDeliveryOfAnExportThatIsAskedForSomethingElseIsAMetricAndIsIssuedOnceItIsAccepted() {
    world.told.tell(
        "arn:aws:bcm-data-exports:us-east-1:999988887777:export/zoncoin",
        new ExportDefinitions.Answer.NotTold("AccessDeniedException"));
    Map<String, Object> held = happens("billing-export-delivered");
    assertEquals(0, held.get("issued"));
    Metric metric = world.metrics.getFirst();
    assertEquals("ChangedExports", metric.name());
    Matcher command =
        Pattern.compile(
                "it cannot be asked: AccessDeniedException; to let it:"
                    + " zon operate accept 999988887777 2026-06 (\\S+)")
            .matcher(metric.detail());
    assertTrue(command.find(), metric.detail());
    String accepted =
        world.call(
            "operate:propose",
            """
            {"decision":"accept","payer":"999988887777","period":"2026-06",
             "delivery":"%s","principal":"ana"}
            """
                .formatted(command.group(1)),
            Sample.of("billing-export-delivered").time());
    assertTrue(accepted.contains("\"decided\":true"), accepted);
    assertEquals(2, happens("billing-export-delivered").get("issued"));
  }

  @Test
  void aProposalThatLapsedSaysWhenAndWhatToDo() {
    happens("operator-proposes-goodwill");
    String answer =
        world.call(
            "operate:approve",
            Sample.of("operator-approves-goodwill").event(),
            Instant.parse("2026-08-17T09:30:00.001Z"));
    assertEquals(
        "adjust.member.111122223333.3 lapsed at 2026-08-17T09:30:00Z, 30 days after it was"
            + " proposed: propose it again",
        Sample.parse(answer).get("because"));
  }

  @Test
  void everyHandlerIsConstructedWithoutAnEnvironment() {
    new IssueHandler();
    new VestHandler();
    new SealHandler();
    new RedeemHandler();
    new LookupHandler();
    new OperateHandler();
    new EstimateHandler();
  }

  @Test
  void aHandlerWithoutItsEnvironmentSaysWhatIsMissingWhenItIsCalled() {
    String event = Sample.of("time-to-seal").event();
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                new SealHandler()
                    .handleRequest(
                        new java.io.ByteArrayInputStream(event.getBytes(UTF_8)),
                        new java.io.ByteArrayOutputStream(),
                        world.invocation));
    assertTrue(String.valueOf(failure.getMessage()).contains("ZONCOIN_"));
  }
}
