package zoncoin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.edge.event.Metric;
import zoncoin.fulfilment.Answer;
import zoncoin.redemption.Redemptions;

/** What an operator decides while the function that delivers is at it. */
final class ByHandTest {
  private static final Instant SENT = Sample.of("credit-handed-over").time();

  private final World world = new World();

  private Map<String, Object> happens(String name) {
    Sample sample = Sample.of(name);
    return Sample.parse(world.call(sample.function(), sample.event(), sample.time()));
  }

  private String release(Instant time) {
    return world.call(
        "operate:propose",
        """
        {"decision":"fulfil","redemption":"c.111122223333.first","end":"release",
         "reason":"no answer","principal":"ana"}
        """,
        time);
  }

  @Test
  void whoeverReleasesWhatIsBeingSentIsToldAfterWhenToDecide() {
    List<String> told = new ArrayList<>();
    world.codes.meanwhile = () -> told.add(release(SENT));
    happens("redeem-credit");
    happens("credit-handed-over");
    assertEquals(
        List.of(
            "{\"decided\":false,\"because\":\"whoever delivers c.111122223333.first may be asked"
                + " right now; decide after "
                + SENT.plus(Redemptions.SENDING)
                + "\"}"),
        told);
    assertEquals(List.of(), world.metrics);
  }

  @Test
  void whatIsDeliveredAndReleasedAllTheSameRings() {
    List<String> told = new ArrayList<>();
    Instant over = SENT.plus(Redemptions.SENDING).plus(Duration.ofSeconds(1));
    world.codes.meanwhile = () -> told.add(release(over));
    happens("redeem-credit");
    happens("credit-handed-over");
    assertTrue(told.getFirst().contains("\"decided\":true"), told.toString());
    assertEquals(
        List.of(
            Metric.one(
                "DeliveredAndReleased",
                "c.111122223333.first was delivered as code-1, and its coins went back")),
        world.metrics);
  }

  /** The queue hands it over again, and it is at its end by then. */
  @Test
  void whatIsDeliveredAndReleasedRingsThoughTheRunThatSawItFailed() {
    Instant over = SENT.plus(Redemptions.SENDING).plus(Duration.ofSeconds(1));
    world.codes.meanwhile = () -> release(over);
    happens("redeem-credit");
    world.whileTelling =
        () -> {
          throw new IllegalStateException("killed");
        };
    assertTrue(happens("credit-handed-over").toString().contains("itemIdentifier"));
    world.whileTelling = () -> {};
    happens("credit-handed-over");
    assertEquals(
        List.of("DeliveredAndReleased"), world.metrics.stream().map(Metric::name).toList());
  }

  @Test
  void whatWasReleasedAndNeverDeliveredRingsNot() {
    happens("redeem-credit");
    release(SENT);
    happens("credit-handed-over");
    assertEquals(List.of(), world.metrics);
  }

  private void handOver(Duration later) {
    Sample sample = Sample.of("credit-handed-over");
    world.call(sample.function(), sample.event(), SENT.plus(later));
  }

  @Test
  void whatNobodyKnowsTheEndOfRingsOnceItIsAnHourOld() {
    world.codes.sent = new Answer.Unclear("no answer", Duration.ofMinutes(20));
    happens("redeem-credit");
    handOver(Duration.ZERO);
    handOver(Duration.ofMinutes(20));
    assertEquals(List.of(), world.metrics);
    handOver(Duration.ofMinutes(40));
    handOver(Duration.ofMinutes(60));
    Metric rings = world.metrics.getFirst();
    assertEquals("StuckRedemptions", rings.name());
    assertTrue(
        rings.detail().startsWith("c.111122223333.first of aws-credit, asked for at 2026-")
            && rings.detail().endsWith(": no answer"),
        rings::detail);
  }

  @Test
  void whatTheOtherSideSaidItWillEndRingsNot() {
    world.codes.sent = new Answer.Accepted(Duration.ofMinutes(20));
    happens("redeem-credit");
    handOver(Duration.ZERO);
    handOver(Duration.ofDays(3));
    assertEquals(List.of(), world.metrics);
  }

  @Test
  void whatNobodyCanBeAskedToDeliverRings() {
    Sample redeem = Sample.of("redeem-credit");
    String card = redeem.event().replace("aws-credit", "gift-card");
    world.call(redeem.function(), card, redeem.time());
    happens("credit-handed-over");
    assertEquals(
        List.of(
            Metric.one(
                "ObstructedRedemptions",
                "c.111122223333.first of gift-card: no adapter delivers it")),
        world.metrics);
  }
}
