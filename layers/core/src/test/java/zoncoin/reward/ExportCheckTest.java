package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions.Answer;
import zoncoin.billing.Period;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;

/** Deliveries of exports that may not be asked for what coins are issued on. */
final class ExportCheckTest {
  private static final Period JUNE = Period.parse("2026-06");
  private static final String DESK = "arn:aws:iam::123456789012:role/desk";
  private static final String FIRST = "first@2026-07-03T06:00:00Z";
  private static final Map<String, String> NO_PROPERTY = Map.of();

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();
  private final Overrides overrides = new Overrides(village.journal, village.clock());

  private Deliveries.Issued deliver(String day, String place) {
    bills.on(day, place, true).put(place, "2026-06", Village.ALICE.id(), "100");
    return bills.in(village).issue(place, Delivered.PAYER);
  }

  private String pending() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING).znc();
  }

  private void tell(ExportDefinition definition, String updated) {
    bills.exports.tell(Delivered.EXPORT, new Answer.Told(definition, Instant.parse(updated)));
  }

  private void tellDoubled(String updated) {
    tell(
        ToldExports.ours(
            "SELECT line_item_unblended_cost * 2 AS line_item_unblended_cost FROM "
                + ToldExports.TABLE,
            NO_PROPERTY),
        updated);
  }

  private static String because(Deliveries.Issued issued) {
    assertEquals(List.of(), issued.outcomes());
    return ((Halt.ChangedExport) issued.halts().getFirst()).changes().toString();
  }

  @Test
  void anExportThatAsksForOursIssuesHoweverItsSqlIsSpacedAndWithDefaultsToldOrNot() {
    tell(
        ToldExports.ours(
            " SELECT  line_item_unblended_cost\n\tFROM COST_AND_USAGE_REPORT ",
            Map.of("INCLUDE_RESOURCES", "FALSE", "INCLUDE_SOMETHING_NEW", "false")),
        "2026-01-01T00:00:00Z");
    assertEquals(List.of(), deliver("03", "first").halts());
    assertEquals("200", pending());
  }

  @Test
  void anExportWhoseSqlChangedIsHeldAndSaysWhatItIsNow() {
    tellDoubled("2026-07-01T00:00:00Z");
    Deliveries.Issued held = deliver("03", "first");
    assertEquals(
        "arn:aws:bcm-data-exports:us-east-1:999988887777:export/monthly of payer 999988887777:"
            + " its SQL is …item_unblended_cost * 2 AS line_item_unblended_cost"
            + " FROM COST_AND_USAGE_REPORT, not"
            + " SELECT line_item_unblended_cost FROM COST_AND_USAGE_REPORT;"
            + " to let it: zon operate accept 999988887777 2026-06 "
            + FIRST,
        held.halts().getFirst().sentence());
    assertEquals("0", pending());
  }

  @ParameterizedTest
  @CsvSource({
    "TIME_GRANULARITY, HOURLY, is HOURLY",
    "INCLUDE_RESOURCES, TRUE, is TRUE",
    "BILLING_VIEW_ARN, arn:aws:billing::999988887777:billingview/custom-1, billingview/custom-1",
  })
  void aPropertyOfTheTableThatChangedIsHeld(String name, String value, String said) {
    tell(ToldExports.ours("", Map.of(name, value)), "2026-07-01T00:00:00Z");
    String because = because(deliver("03", "first"));
    assertTrue(because.contains("COST_AND_USAGE_REPORT " + name), because);
    assertTrue(because.contains(said), because);
  }

  @Test
  void anotherDestinationAnotherCadenceAndAnotherTableAreHeld() {
    ExportDefinition ours = ToldExports.ours("", NO_PROPERTY);
    TreeMap<String, String> elsewhere = new TreeMap<>(ours.destination());
    elsewhere.put("S3Prefix", "111122223333");
    elsewhere.put("Overwrite", "OVERWRITE_REPORT");
    tell(
        new ExportDefinition(
            ours.sql(),
            new TreeMap<>(Map.of("FOCUS_1_2_AWS", new TreeMap<>(Map.of("A", "B")))),
            elsewhere,
            "DAILY"),
        "2026-07-01T00:00:00Z");
    assertEquals(
        "[COST_AND_USAGE_REPORT BILLING_VIEW_ARN is nothing, not"
            + " arn:aws:billing::999988887777:billingview/primary,"
            + " COST_AND_USAGE_REPORT TIME_GRANULARITY is nothing, not MONTHLY,"
            + " FOCUS_1_2_AWS A is B, not nothing,"
            + " Overwrite is OVERWRITE_REPORT, not nothing,"
            + " S3Prefix is 111122223333, not 999988887777,"
            + " it is refreshed DAILY, not SYNCHRONOUS]",
        because(deliver("03", "first")));
  }

  /** Its owner lets it deliver what it likes, and asks for ours again before anybody looks. */
  @Test
  void anExportThatWasChangedAfterItDeliveredIsHeldThoughItIsOursAgain() {
    tell(ToldExports.ours("", NO_PROPERTY), "2026-07-03T06:00:00Z");
    assertEquals(
        "[it was changed at 2026-07-03T06:00:00Z, after it delivered at 2026-07-03T06:00:00Z]",
        because(deliver("03", "first")));
    assertEquals(List.of(), deliver("04", "second").halts());
  }

  @Test
  void anExportThatCannotBeAskedIsHeldAndOnlyThatDeliveryCanBeLetThrough() {
    bills.exports.tell(Delivered.EXPORT, new Answer.NotTold("ResourceNotFoundException"));
    assertEquals(
        "[it cannot be asked: ResourceNotFoundException]", because(deliver("03", "first")));
    assertEquals(
        new Overrides.Acceptance.Accepted("first"),
        overrides.accept(Delivered.PAYER, JUNE, FIRST, DESK));
    assertEquals(List.of(), deliver("03", "first").halts());
    assertEquals("200", pending());
    assertEquals(1, deliver("04", "second").halts().size());
  }

  @Test
  void whatIsAcceptedIsTheDefinitionUntilItChangesOnceMore() {
    tellDoubled("2026-07-01T00:00:00Z");
    deliver("03", "first");
    assertEquals(
        new Overrides.Acceptance.OtherWaits(FIRST),
        overrides.accept(Delivered.PAYER, JUNE, "other@2026-07-03T06:00:00Z", DESK));
    assertEquals(
        new Overrides.Acceptance.NothingWaits(),
        overrides.accept(Delivered.PAYER, JUNE.next(), FIRST, DESK));
    assertEquals(
        new Overrides.Acceptance.Accepted("first"),
        overrides.accept(Delivered.PAYER, JUNE, FIRST, DESK));
    assertEquals(
        new Overrides.Acceptance.AcceptedBefore(),
        overrides.accept(Delivered.PAYER, JUNE, FIRST, DESK));
    assertEquals(List.of(), deliver("03", "first").halts());
    assertEquals(List.of(), deliver("04", "second").halts());
    tellDoubled("2026-07-04T12:00:00Z");
    assertEquals(1, deliver("05", "third").halts().size());
  }

  private Deliveries.Issued deliver(String day, String place, String period, String cost) {
    bills.on(day, place, true).put(place, period, Village.ALICE.id(), cost);
    return bills.in(village).issue(place, Delivered.PAYER);
  }

  private Overrides.Acceptance accept(String period, String delivery) {
    return overrides.accept(Delivered.PAYER, Period.parse(period), delivery, DESK);
  }

  /** May's last delivery may be its last for ever: what is hidden would never be issued. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deliveriesOfTwoPeriodsWaitBesideEachOtherAndEachIsAcceptedByItsOwnName(boolean isTold) {
    if (isTold) {
      tellDoubled("2026-07-01T00:00:00Z");
    } else {
      bills.exports.tell(Delivered.EXPORT, new Answer.NotTold("AccessDeniedException"));
    }
    deliver("03", "june", "2026-06", "100");
    deliver("04", "may", "2026-05", "10");
    assertEquals(
        new Overrides.Acceptance.Accepted("june"), accept("2026-06", "june@2026-07-03T06:00:00Z"));
    assertEquals(
        new Overrides.Acceptance.Accepted("may"), accept("2026-05", "may@2026-07-04T06:00:00Z"));
    assertEquals(List.of(), bills.in(village).issue("june", Delivered.PAYER).halts());
    assertEquals(List.of(), bills.in(village).issue("may", Delivered.PAYER).halts());
    assertEquals("220", pending());
  }

  @Test
  void ofTwoDeliveriesOfOnePeriodTheNewerWaitsWhicheverCameFirst() {
    tellDoubled("2026-07-01T00:00:00Z");
    deliver("04", "newer", "2026-06", "100");
    deliver("03", "older", "2026-06", "50");
    assertEquals(
        new Overrides.Acceptance.OtherWaits("newer@2026-07-04T06:00:00Z"),
        accept("2026-06", "older@2026-07-03T06:00:00Z"));
    deliver("05", "newest", "2026-06", "80");
    assertEquals(
        new Overrides.Acceptance.Accepted("newest"),
        accept("2026-06", "newest@2026-07-05T06:00:00Z"));
    assertEquals(List.of(), bills.in(village).issue("newest", Delivered.PAYER).halts());
    assertEquals("160", pending());
  }

  /** Whoever accepts again brings to its end what a crash left half done. */
  @Test
  void anAcceptanceThatFailedHalfwayIsBroughtToItsEndByTheNext() {
    tellDoubled("2026-07-01T00:00:00Z");
    deliver("03", "june", "2026-06", "100");
    Overrides failing =
        new Overrides(Ports.journal(failingAtTheSecondWrite(), village.journal), village.clock());
    assertThrows(
        NotApplied.class,
        () -> failing.accept(Delivered.PAYER, JUNE, "june@2026-07-03T06:00:00Z", DESK));
    assertEquals(1, deliver("04", "may", "2026-05", "10").halts().size());
    assertEquals(
        new Overrides.Acceptance.AcceptedBefore(), accept("2026-06", "june@2026-07-03T06:00:00Z"));
    assertEquals(List.of(), bills.in(village).issue("may", Delivered.PAYER).halts());
    assertEquals(List.of(), bills.in(village).issue("june", Delivered.PAYER).halts());
  }

  /** Lets one write through, and fails the next before it is made. */
  private static Weather failingAtTheSecondWrite() {
    AtomicInteger writes = new AtomicInteger();
    return new Weather() {
      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        if (isWrite && writes.incrementAndGet() == 2) {
          throw new NotApplied("a storm");
        }
        return real.get();
      }
    };
  }

  /** A word about one delivery is none about what the export is asked for. */
  @Test
  void whatWasAcceptedOfAnExportHoldsWhenItCouldNotBeAskedInBetween() {
    tellDoubled("2026-07-01T00:00:00Z");
    deliver("03", "first");
    overrides.accept(Delivered.PAYER, JUNE, FIRST, DESK);
    Answer doubled = bills.exports.of(Delivered.EXPORT);
    bills.exports.tell(Delivered.EXPORT, new Answer.NotTold("ThrottlingException"));
    deliver("04", "may", "2026-05", "10");
    accept("2026-05", "may@2026-07-04T06:00:00Z");
    bills.exports.tell(Delivered.EXPORT, doubled);
    assertEquals(List.of(), deliver("05", "second").halts());
  }

  @Test
  void anExportThatIsHeldDoesNotBecomeThePayersByBeingFirst() {
    bills.made("other", new Delivered.Making("2026-07-02T06:00:00Z", true, other()));
    bills.exports.tell(other(), new Answer.NotTold("AccessDeniedException"));
    bills.put("other", "2026-06", Village.ALICE.id(), "1000000");
    assertEquals(1, bills.in(village).issue("other", Delivered.PAYER).halts().size());
    assertEquals(List.of(), deliver("03", "first").halts());
    assertEquals("200", pending());
  }

  private static String other() {
    return Delivered.EXPORT.replace("monthly", "other");
  }

  @Test
  void whatAnExportWasAcceptedForIsNothingForAnother() {
    tellDoubled("2026-07-01T00:00:00Z");
    deliver("03", "first");
    overrides.accept(Delivered.PAYER, JUNE, FIRST, DESK);
    bills.exports.tell(other(), bills.exports.of(Delivered.EXPORT));
    overrides.switchSource(Delivered.PAYER, other(), DESK);
    bills.made("other", new Delivered.Making("2026-07-04T06:00:00Z", true, other()));
    bills.put("other", "2026-06", Village.ALICE.id(), "100");
    assertEquals(1, bills.in(village).issue("other", Delivered.PAYER).halts().size());
  }

  @Test
  void aLegacyReportHasNoSqlAndSaysSo() {
    String legacy = Delivered.PAYER + "/monthly";
    bills.made("first", new Delivered.Making("2026-07-03T06:00:00Z", true, legacy));
    bills.written("first", "cur").put("first", "2026-06", Village.ALICE.id(), "100");
    Deliveries.Issued issued = bills.in(village).issue("first", Delivered.PAYER);
    assertEquals("200", pending());
    assertEquals(
        List.of(
            legacy
                + " is a legacy report: it has no SQL that could have been changed, and nobody was"
                + " asked what it delivers"),
        issued.warnings());
  }

  @Test
  void aDeliveryOfDataExportsThatNamesNoExportIsHeld() {
    bills.made("first", new Delivered.Making("2026-07-03T06:00:00Z", true, "-"));
    bills.put("first", "2026-06", Village.ALICE.id(), "100");
    assertEquals(
        "[it cannot be asked: its manifest does not name it]",
        because(bills.in(village).issue("first", Delivered.PAYER)));
  }
}
