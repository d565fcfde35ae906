package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Item;
import zoncoin.memory.Village;

/** When a period closes, and who earns of it from then on. */
final class ClosedPeriodTest {
  private static final Period JUNE = Period.parse("2026-06");
  private static final Account.Member CAROL = new Account.Member("777788889999");

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();

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

  /** On the second of a month all that costs something may be a fee, which has its invoice. */
  @Test
  void aPeriodIsNotClosedBeforeItIsOver() {
    bills.made("early", new Delivered.Making("2026-06-30T23:59:59.999Z", true, Delivered.EXPORT));
    bills.put("early", "2026-06", Village.ALICE.id(), "100");
    issue("early");
    village.post(Village.enrol(CAROL));
    bills.put("second", "2026-06", CAROL.id(), "10");
    deliver("01", "second", false, "50");
    assertEquals("100", pending(Village.ALICE), "what is open shrinks as it likes");
    assertEquals("20", pending(CAROL), "and is open to who enrols");
    village.turnTo("2026-09-01T00:00:00Z");
    assertEquals(
        List.of(),
        village.journal.due(Issuance.FAMILY, village.clock().instant(), 100),
        "nothing vests on a bill of a month that goes on");
    deliver("03", "third", true, "50");
    assertEquals(1, village.journal.due(Issuance.FAMILY, village.clock().instant(), 100).size());
  }

  @Test
  void anAccountThatEnrolsWhileAPeriodIsOpenEarnsAllOfItWithTheNextDelivery() {
    bills.on("03", "first", false).put("first", "2026-06", CAROL.id(), "100");
    assertEquals(
        new Issuance.Result.NotEnrolled(Amount.ofZnc(200)),
        issue("first").outcomes().getFirst().result());
    village.post(Village.enrol(CAROL));
    assertEquals("0", pending(CAROL));
    issue("first");
    assertEquals("0", pending(CAROL), "the same delivery again changes nothing");
    bills.on("04", "second", true).put("second", "2026-06", CAROL.id(), "110");
    issue("second");
    assertEquals("220", pending(CAROL));
  }

  @Test
  void anAccountThatEnrolsAfterAPeriodWasClosedEarnsNothingOfIt() {
    bills.put("first", "2026-06", CAROL.id(), "100");
    issue("first");
    village.turnTo("2026-07-19T00:00:00Z");
    village.post(Village.enrol(CAROL));
    bills.on("04", "second", true).put("second", "2026-06", CAROL.id(), "110");
    assertEquals(
        new Issuance.Result.EnrolledLater(Amount.ofZnc(220)),
        issue("second").outcomes().getFirst().result());
    assertEquals("0", pending(CAROL));
    bills.put("july", "2026-07", CAROL.id(), "10");
    issue("july");
    assertEquals("20", pending(CAROL), "the next period is open to it");
  }

  /** It took part when the period was closed, and only the restated bill names it. */
  @Test
  void anAccountThatIsNewInAClosedPeriodEarnsIfItTookPartBefore() {
    deliver("03", "first", true, "100");
    village.turnTo("2026-07-19T00:00:00Z");
    bills.put("second", "2026-06", Village.BOB.id(), "10");
    deliver("04", "second", true, "100");
    assertEquals("20", pending(Village.BOB));
  }

  /** One account whose line never gets an invoice keeps no period open for ever. */
  @ParameterizedTest
  @CsvSource({
    "2026-08-29T23:59:59.999Z, false",
    "2026-08-30T00:00:00.000Z, true",
  })
  void aPeriodClosesSixtyDaysAfterItsEndThoughALineHasNoInvoice(String made, boolean isClosed) {
    village.turnTo("2026-09-01T00:00:00Z");
    bills.made("first", new Delivered.Making(made, false, Delivered.EXPORT));
    bills.put("first", "2026-06", Village.ALICE.id(), "100");
    issue("first");
    Item.Key key =
        IssuedSoFar.key(new Subject(Delivered.PAYER, Village.ALICE.id(), JUNE, Currency.USD));
    IssuedSoFar noted = IssuedSoFar.of(village.journal.item(key).orElseThrow());
    assertEquals(isClosed, noted.firstFinal().isPresent());
  }

  @Test
  void whatWasToldBeforeAPeriodClosesByTimeIsHeldAgainstWhatIsToldAfter() {
    deliver("03", "first", false, "100");
    village.turnTo("2026-08-29T23:59:59Z");
    assertEquals(List.of(), deliver("10", "second", false, "90").halts());
    assertEquals("180", pending(Village.ALICE));
    village.turnTo("2026-08-30T00:00:00Z");
    assertEquals(1, deliver("11", "third", false, "50").halts().size());
    assertEquals("180", pending(Village.ALICE));
  }

  @Test
  void whoEnrolsAfterAPeriodClosedByTimeEarnsNothingOfIt() {
    deliver("03", "first", false, "100");
    village.turnTo("2026-08-30T00:00:01Z");
    village.post(Village.enrol(CAROL));
    bills.on("04", "second", false).put("second", "2026-06", CAROL.id(), "100");
    bills.put("second", "2026-06", Village.ALICE.id(), "100");
    assertInstanceOf(
        Issuance.Result.EnrolledLater.class, issue("second").outcomes().getLast().result());
  }
}
