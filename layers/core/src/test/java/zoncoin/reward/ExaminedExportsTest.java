package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.billing.ExportDefinitions.Answer;
import zoncoin.billing.Period;
import zoncoin.memory.Village;
import zoncoin.reward.PayerExports.Examined;

/** What a payer's export is asked for can be asked at any time, and asking changes nothing. */
final class ExaminedExportsTest {
  private static final String DOUBLED =
      "SELECT line_item_unblended_cost * 2 AS line_item_unblended_cost FROM " + ToldExports.TABLE;

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();

  private Examined examine() {
    return bills.exports.of(village.journal).examine(Delivered.PAYER);
  }

  private void deliver(String day, String place) {
    bills.on(day, place, true).put(place, "2026-06", Village.ALICE.id(), "100");
    bills.in(village).issue(place, Delivered.PAYER);
  }

  private void tellDoubled() {
    bills.exports.tell(
        Delivered.EXPORT,
        new Answer.Told(
            ToldExports.ours(DOUBLED, Map.of()), Instant.parse("2026-07-03T12:00:00Z")));
  }

  @Test
  void beforeTheFirstDeliveryThereIsNoneAndAfterItIsOurs() {
    assertEquals(new Examined.NoneYet(), examine());
    deliver("03", "first");
    assertEquals(new Examined.Ours(Delivered.EXPORT), examine());
  }

  @Test
  void whatChangedIsSaidUntilSomebodyAcceptsIt() {
    deliver("03", "first");
    tellDoubled();
    Examined.Changed changed = (Examined.Changed) examine();
    assertEquals(1, changed.changes().size(), changed::toString);
    deliver("04", "second");
    new Overrides(village.journal, village.clock())
        .accept(Delivered.PAYER, Period.parse("2026-06"), "second@2026-07-04T06:00:00Z", "desk");
    assertEquals(new Examined.Accepted(Delivered.EXPORT, changed.changes()), examine());
  }

  @Test
  void whatWasAcceptedOfOneExportIsNotOfAnother() {
    deliver("03", "first");
    tellDoubled();
    deliver("04", "second");
    Overrides overrides = new Overrides(village.journal, village.clock());
    overrides.accept(
        Delivered.PAYER, Period.parse("2026-06"), "second@2026-07-04T06:00:00Z", "desk");
    String other = Delivered.EXPORT.replace("monthly", "other");
    bills.exports.tell(
        other,
        new Answer.Told(
            ToldExports.ours(DOUBLED, Map.of()), Instant.parse("2026-07-03T12:00:00Z")));
    overrides.switchSource(Delivered.PAYER, other, "desk");
    assertEquals(Examined.Changed.class, examine().getClass());
  }

  @Test
  void whatCannotBeAskedSaysWhyAndALegacyReportThatItHasNoSql() {
    deliver("03", "first");
    bills.exports.tell(Delivered.EXPORT, new Answer.NotTold("AccessDeniedException"));
    assertEquals(new Examined.NotTold(Delivered.EXPORT, "AccessDeniedException"), examine());
    String legacy = Delivered.PAYER + "/monthly";
    new Overrides(village.journal, village.clock()).switchSource(Delivered.PAYER, legacy, "desk");
    assertEquals(new Examined.Legacy(legacy), examine());
  }

  @Test
  void askingNotesNothing() {
    deliver("03", "first");
    tellDoubled();
    List<Examined> twice = List.of(examine(), examine());
    assertEquals(twice.getFirst(), twice.getLast());
    assertEquals(
        new Overrides.Acceptance.NothingWaits(),
        new Overrides(village.journal, village.clock())
            .accept(Delivered.PAYER, Period.parse("2026-06"), "x@2026-07-04T06:00:00Z", "desk"));
  }
}
