package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions.Answer;
import zoncoin.billing.Period;
import zoncoin.ledger.Bucket;
import zoncoin.memory.Village;

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
        new Overrides.Acceptance.OtherWaits(FIRST),
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
    bills.exports.tell(
        other(),
        new Answer.Told(
            ToldExports.ours("SELECT 1 AS line_item_unblended_cost FROM X", NO_PROPERTY),
            Instant.parse("2026-07-01T00:00:00Z")));
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
