package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Currency;
import zoncoin.billing.ExportDefinitions;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;

/** Deliveries that wait for a person, and what that person decides. */
final class HeldDeliveryTest {
  private static final Period JUNE = Period.parse("2026-06");
  private static final String DESK = "arn:aws:iam::123456789012:role/desk";
  private static final String OTHER =
      "arn:aws:bcm-data-exports:us-east-1:" + Delivered.PAYER + ":export/other";

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();
  private final Overrides overrides = new Overrides(village.journal, village.clock());

  private Deliveries.Issued issue(String place) {
    return bills.in(village).issue(place, Delivered.PAYER);
  }

  private Deliveries.Issued deliver(String day, String place, boolean isFinal, String dollars) {
    bills.on(day, place, isFinal).put(place, "2026-06", Village.ALICE.id(), dollars);
    return issue(place);
  }

  private String pending(Account.Member member) {
    return village.journal.head(member).standing().buckets().of(Bucket.Plain.PENDING).znc();
  }

  @ParameterizedTest
  @CsvSource({
    "open    100, final     1,   2, false",
    "final   100, final    80, 160, false",
    "final   100, open     80, 160, false",
    "final   100, final 79.99, 200, true",
    "final   100, open  79.99, 200, true",
    "final   100, final     0, 200, true",
    "final   100, final   -20, 200, true",
    "final   100, final   120, 240, false",
    "final     0, final    -9,   0, false",
    "final    -5, final   -50,   0, false",
  })
  void aClosedPeriodShrinksByAFifthAtMost(
      String first, String second, String pending, boolean isHeld) {
    deliver("03", "first", first);
    assertEquals(isHeld, !deliver("04", "second", second).halts().isEmpty());
    assertEquals(pending, pending(Village.ALICE));
  }

  private Deliveries.Issued deliver(String day, String place, String said) {
    List<String> words = List.of(said.split(" +"));
    return deliver(day, place, words.getFirst().equals("final"), words.getLast());
  }

  @Test
  void whatIsHeldChangesNothingAndSaysWhatToDo() {
    deliver("03", "first", true, "100");
    int entries = village.journal.list(100).size();
    Deliveries.Issued held = deliver("04", "second", true, "50");
    assertEquals(List.of(), held.outcomes());
    assertEquals(
        new Halt.Held(
            Delivered.PAYER,
            JUNE,
            "second@2026-07-04T06:00:00Z",
            Currency.USD,
            new BigDecimal("100"),
            new BigDecimal("50")),
        held.halts().getFirst());
    assertEquals(
        "closed period 2026-06 of payer 999988887777 shrinks from 100 to 50 USD;"
            + " to let it: zon operate accept 999988887777 2026-06 second@2026-07-04T06:00:00Z",
        held.halts().getFirst().sentence());
    assertEquals(entries, village.journal.list(100).size());
    assertEquals("200", pending(Village.ALICE));
  }

  @Test
  void anAcceptedDeliveryIsIssuedWhenItComesAgainAndTheNextThatShrinksIsHeld() {
    deliver("03", "first", true, "100");
    deliver("04", "second", true, "50");
    assertEquals(
        new Overrides.Acceptance.Accepted("second"),
        overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK));
    assertEquals(
        new Overrides.Acceptance.AcceptedBefore(),
        overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK));
    assertEquals(List.of(), issue("second").halts());
    assertEquals("100", pending(Village.ALICE));
    assertEquals(1, deliver("05", "third", true, "39").halts().size());
    assertEquals(List.of(), deliver("06", "fourth", true, "45").halts());
    assertEquals("90", pending(Village.ALICE));
    NewestDelivery noted =
        NewestDelivery.of(
            village.journal.item(NewestDelivery.key(Delivered.PAYER, JUNE)).orElseThrow());
    assertEquals(Optional.of(DESK), noted.accepted().map(NewestDelivery.Accepted::principal));
    assertEquals(Optional.empty(), noted.held());
  }

  @Test
  void lettingOneThroughLetsNoOtherThrough() {
    assertEquals(
        new Overrides.Acceptance.NothingWaits(),
        overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK));
    deliver("03", "first", true, "100");
    deliver("04", "second", true, "50");
    assertEquals(
        new Overrides.Acceptance.OtherWaits("second@2026-07-04T06:00:00Z"),
        overrides.accept(Delivered.PAYER, JUNE, "first@2026-07-03T06:00:00Z", DESK));
    overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK);
    assertEquals(1, deliver("05", "third", true, "40").halts().size());
    assertEquals("200", pending(Village.ALICE));
  }

  /**
   * Runs that overwrite can have one id: what is let through is the one that somebody looked at.
   */
  @Test
  void twoRunsOfOneIdAreTwoDeliveries() {
    deliver("03", "first", true, "100");
    String seen = deliver("04", "second", true, "50").halts().getFirst().sentence();
    bills.on("05", "later", true).named("later", "second");
    bills.put("later", "2026-06", Village.ALICE.id(), "0");
    issue("later");
    String accepted = seen.substring(seen.lastIndexOf(' ') + 1);
    assertEquals(
        new Overrides.Acceptance.OtherWaits("second@2026-07-05T06:00:00Z"),
        overrides.accept(Delivered.PAYER, JUNE, accepted, DESK));
    assertEquals(1, issue("later").halts().size());
    assertEquals("200", pending(Village.ALICE));
  }

  /** Four times a seventh is more than a fifth. */
  @Test
  void aPeriodDoesNotShrinkAwayPieceByPiece() {
    deliver("03", "first", true, "100");
    assertEquals(List.of(), deliver("04", "second", true, "86").halts());
    assertEquals(1, deliver("05", "third", true, "74").halts().size());
    assertEquals("172", pending(Village.ALICE));
  }

  @Test
  void aNewerDeliveryThatDoesNotShrinkGoesPastWhatWaits() {
    deliver("03", "first", true, "100");
    deliver("04", "second", true, "50");
    assertEquals(List.of(), deliver("05", "third", true, "99").halts());
    assertEquals(
        new Overrides.Acceptance.NothingWaits(),
        overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK));
    assertEquals("198", pending(Village.ALICE));
  }

  /** Whichever came last, the older of the two is not what counts. */
  @Test
  void ofTwoThatAreHeldTheNewerWaits() {
    deliver("03", "first", true, "100");
    deliver("05", "third", true, "40");
    assertEquals(1, deliver("04", "second", true, "50").halts().size());
    assertEquals(
        new Overrides.Acceptance.OtherWaits("third@2026-07-05T06:00:00Z"),
        overrides.accept(Delivered.PAYER, JUNE, "second@2026-07-04T06:00:00Z", DESK));
    assertEquals(
        new Overrides.Acceptance.Accepted("third"),
        overrides.accept(Delivered.PAYER, JUNE, "third@2026-07-05T06:00:00Z", DESK));
    issue("third");
    assertEquals("80", pending(Village.ALICE));
  }

  @Test
  void theFirstExportThatDeliversIsThePayersAndAnotherIsRefusedWithBothNames() {
    deliver("03", "first", true, "100");
    bills.made("second", new Delivered.Making("2026-07-04T06:00:00Z", true, OTHER));
    bills.put("second", "2026-06", Village.ALICE.id(), "110");
    Deliveries.Issued refused = issue("second");
    assertEquals(
        List.of(new Halt.OtherExport(Delivered.PAYER, Delivered.EXPORT, OTHER)), refused.halts());
    String sentence = refused.halts().getFirst().sentence();
    assertTrue(sentence.contains(Delivered.EXPORT) && sentence.contains(OTHER), sentence);
    assertEquals("200", pending(Village.ALICE));
    assertEquals(
        Optional.of(Delivered.EXPORT), overrides.switchSource(Delivered.PAYER, OTHER, DESK));
    assertEquals(Optional.of(OTHER), overrides.switchSource(Delivered.PAYER, OTHER, DESK));
    assertEquals(List.of(), issue("second").halts());
    assertEquals("220", pending(Village.ALICE));
    assertEquals(1, issue("first").halts().size(), "the one before is refused from then on");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bcm-data-exports:us-east-1:111122223333:export/mine, cur-2.0",
    "111122223333/mine, cur",
  })
  void theExportOfALinkedAccountIsNotThePayersUnlessSomebodySaysSo(String export, String format) {
    bills.written("theirs", format);
    bills.exports.tell(
        export, new ExportDefinitions.Answer.Told(ToldExports.ours("", Map.of()), Instant.EPOCH));
    bills.made("theirs", new Delivered.Making("2026-07-04T06:00:00Z", true, export));
    bills.put("theirs", "2026-06", Village.ALICE.id(), "100");
    assertEquals(
        List.of(new Halt.ForeignExport(Delivered.PAYER, Village.ALICE.id(), export)),
        issue("theirs").halts());
    assertEquals("0", pending(Village.ALICE));
    overrides.switchSource(Delivered.PAYER, export, DESK);
    assertEquals(List.of(), issue("theirs").halts());
    assertEquals("200", pending(Village.ALICE));
  }

  @Test
  void decisionsAreInTheirForm() {
    assertThrows(Malformed.class, () -> overrides.accept("1", JUNE, "run", DESK));
    assertThrows(Malformed.class, () -> overrides.accept(Delivered.PAYER, JUNE, "run", ""));
    assertThrows(Malformed.class, () -> overrides.switchSource(Delivered.PAYER, "a\nb", DESK));
    assertThrows(Malformed.class, () -> new Shrink(101));
  }

  @Test
  void allOfItMayGoAndMoreOnlyWhereEverythingIsLetThrough() {
    SortedMap<Currency, BigDecimal> ten = new TreeMap<>(Map.of(Currency.USD, BigDecimal.TEN));
    SortedMap<Currency, BigDecimal> less =
        new TreeMap<>(Map.of(Currency.USD, BigDecimal.valueOf(-5)));
    assertEquals(Optional.empty(), new Shrink(100).find(ten, less));
    assertTrue(new Shrink(99).find(ten, less).isPresent());
  }

  /** Whoever pastes the command into a shell runs that command, whatever the export is called. */
  @Test
  void theNameOfAnExportIsQuotedForAShell() {
    Halt halt = new Halt.OtherExport(Delivered.PAYER, OTHER, "it's; rm -r ~");
    assertTrue(
        halt.sentence().endsWith("zon operate source 999988887777 'it'\\''s; rm -r ~'"),
        halt.sentence());
  }

  /** Each alone would go through. */
  @Test
  void manySmallFallsAreHeldLikeALargeOne() {
    deliver("03", "first", true, "100");
    assertEquals(List.of(), deliver("04", "second", true, "85").halts());
    assertEquals(1, deliver("05", "third", true, "72").halts().size());
    assertEquals("170", pending(Village.ALICE));
  }

  @Test
  void aClosedPeriodThatIsToldInAnotherCurrencyIsHeld() {
    deliver("03", "first", true, "100");
    bills.on("04", "second", true);
    bills.put(
        "second",
        new Subject(Delivered.PAYER, Village.ALICE.id(), JUNE, new Currency("INR")),
        "9000");
    assertEquals(1, issue("second").halts().size());
    assertEquals("200", pending(Village.ALICE));
  }

  /** Spend that moves from one account to another within a payer is no fall of the payer's. */
  @Test
  void spendThatMovesBetweenAccountsMovesItsCoinsAndIsNotHeld() {
    deliver("03", "first", true, "100");
    bills.on("04", "second", true).put("second", "2026-06", Village.BOB.id(), "100");
    assertEquals(List.of(), issue("second").halts());
    assertEquals("0", pending(Village.ALICE));
    assertEquals("200", pending(Village.BOB));
  }
}
