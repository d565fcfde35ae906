package zoncoin.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;

/** What the functions leave behind is what everyone can check. */
final class StoryTest {
  private final World world = new World();

  private String happens(String name) {
    Sample sample = Sample.of(name);
    return world.call(sample.function(), sample.event(), sample.time());
  }

  private String body(String name) {
    return String.valueOf(Sample.parse(happens(name)).get("body"));
  }

  private void succeeds(String name) {
    Object status = Sample.parse(happens(name)).getOrDefault("statusCode", 200);
    assertTrue(Set.<Object>of(200, 201).contains(status), name + " was answered " + status);
  }

  @Test
  void aReceiptHoldsForWhoeverTrustsTheKeysAlone() {
    happens("redeem-credit");
    happens("time-to-seal");
    Receipt receipt = Receipt.parse(body("receipt-after-sealing").getBytes(UTF_8));
    assertInstanceOf(Verification.Holds.class, receipt.verify(world.keys()));
    assertEquals("c.111122223333.first", receipt.entry().entry().transaction().text());
  }

  @Test
  void aPromiseAndItsReceiptAreOneEntry() {
    happens("redeem-credit");
    String promise = body("receipt-before-sealing");
    happens("time-to-seal");
    Receipt receipt = Receipt.parse(body("receipt-after-sealing").getBytes(UTF_8));
    assertEquals(promise, new String(receipt.entry().bytes(), UTF_8));
  }

  @Test
  void theLogOfAWholeStoryIsSound() {
    List.of(
            "member-enrols",
            "billing-export-delivered",
            "redeem-credit",
            "redemption-cancelled",
            "redeem-support-hour",
            "transfer-to-member",
            "transfer-to-merchant",
            "redeem-gift-card-with-received-coins",
            "member-leaves",
            "time-to-seal",
            "billing-export-restated",
            "time-to-vest",
            "time-to-expire",
            "time-to-seal")
        .forEach(this::succeeds);
    Audit.Plan plan = new Audit.Plan(world.keys(), List.of(), Audit.Signatures.VERIFIED);
    assertInstanceOf(
        AuditReport.Sound.class,
        new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(world::readLog));
  }
}
