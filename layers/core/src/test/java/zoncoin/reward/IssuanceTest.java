package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Charges;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Finality;
import zoncoin.billing.LineTotal;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.tlog.Hash;

final class IssuanceTest {
  private static final RewardPolicy POLICY = RewardPolicy.standard();
  static final Subject SUBJECT =
      new Subject("999988887777", Village.ALICE.id(), Period.parse("2026-06"), Currency.USD);

  private final Village village = new Village().founded();
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());

  /** Worth so many dollars, which earn twice as many ZNC. */
  static Assessment assessment(String day, String dollars, boolean isFinal) {
    return assessment(SUBJECT, day, dollars, isFinal);
  }

  /** The same of another account, final. */
  static Assessment assessment(Subject subject, String day, String dollars) {
    return assessment(subject, day, dollars, true);
  }

  private static Assessment assessment(
      Subject subject, String day, String dollars, boolean isFinal) {
    BigDecimal cost = new BigDecimal(dollars);
    Delivery delivery =
        new Delivery(
            "cur-2.0",
            "run",
            Instant.parse("2026-07-" + day + "T06:00:00Z"),
            List.of(new SourceFile("bill.csv.gz", 1, Hash.EMPTY)));
    return new Assessment(
        subject,
        POLICY.eligibility().hash(),
        Basis.INVOICED,
        delivery,
        new Charges(1, Hash.EMPTY),
        List.of(new LineTotal(new LineType("Usage"), 1, cost, cost)),
        List.of(),
        isFinal ? List.of("2026A0001") : List.of(),
        isFinal ? Finality.INVOICED : Finality.NOT_INVOICED,
        Optional.empty());
  }

  private Issuance.Result issue(String day, String dollars, boolean isFinal) {
    return issuance.issue(assessment(day, dollars, isFinal), POLICY);
  }

  private Buckets buckets() {
    return village.journal.head(Village.ALICE).standing().buckets();
  }

  private String pending() {
    return buckets().of(Bucket.Plain.PENDING).znc();
  }

  private void vestAllDue() {
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 100)) {
      issuance.vest(key);
    }
  }

  @Test
  void everyRestatementIsAnEntryEvenBackToWhatItWas() {
    long before = village.journal.head(Village.ALICE).sequence();
    issue("03", "100", false);
    issue("04", "90", false);
    assertEquals("180", pending());
    issue("05", "100", false);
    assertEquals(before + 3, village.journal.head(Village.ALICE).sequence());
    assertEquals("200", pending());
  }

  @Test
  void aDeliveryAgainOrAnOlderOneLateChangesNothing() {
    issue("05", "100", true);
    assertEquals(new Issuance.Result.Unchanged(), issue("05", "100", true));
    assertEquals(new Issuance.Result.Unchanged(), issue("04", "70", false));
    assertEquals("200", pending());
  }

  @Test
  void aNewerDeliveryThatRacesAnOlderOneIsIssuedAllTheSame() {
    Journal racing = racing(village.journal, () -> issue("03", "100", false));
    Issuance second = new Issuance(village.ledger(racing), racing, village.evidenceWriter());
    assertInstanceOf(
        Issuance.Result.Issued.class, second.issue(assessment("04", "150", true), POLICY));
    assertEquals("300", pending());
    village.turnTo("2026-07-20T00:00:00Z");
    vestAllDue();
    assertEquals("0", pending());
  }

  @Test
  void vestsOnceHoweverOftenItIsAsked() {
    issue("20", "100", true);
    village.turnTo("2026-08-03T05:59:59Z");
    vestAllDue();
    assertEquals("200", pending());
    village.turnTo("2026-08-03T06:00:00Z");
    vestAllDue();
    vestAllDue();
    assertEquals("0", pending());
    assertEquals(Amount.ofZnc(200), buckets().sum(buckets().lots()));
  }

  /** Years later AWS finds that it billed too little, and a day after that it did not. */
  @Test
  void whatVestsAfterItsMonthIsTakenBackBeforeWhatExpired() {
    issue("03", "100", true);
    village.turnTo("2026-07-20T00:00:00Z");
    vestAllDue();
    village.turnTo("2028-08-02T00:00:00Z");
    YearMonth over = YearMonth.of(2028, 7);
    village.post(
        new Request.Expire(TransactionId.ofExpiry(Village.ALICE, over, 4), Village.ALICE, over));
    issue("20", "150", true);
    vestAllDue();
    assertEquals(Amount.ofZnc(100), buckets().of(new Bucket.Lot(YearMonth.of(2028, 9))));
    issue("21", "100", true);
    assertEquals(Amount.ZERO, buckets().sum(buckets().lots()));
    assertEquals(
        Amount.ofZnc(200), village.journal.head(Village.ALICE).standing().expired().get(over));
  }

  /** The month ends between the reading of the clock and the entry. */
  @Test
  void vestsIntoTheMonthAfterWhereItsMonthEndsMeanwhile() {
    issue("03", "100", true);
    village.turnTo("2028-07-31T23:59:59.999Z");
    Weather turning =
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, Supplier<T> real) {
            village.turnTo("2028-08-01T00:00:00Z");
            return real.get();
          }
        };
    Issuance late =
        new Issuance(
            village.ledger(Ports.journal(turning, village.journal)),
            village.journal,
            village.evidenceWriter());
    village.journal.due(Issuance.FAMILY, village.clock().instant(), 100).forEach(late::vest);
    assertEquals(Amount.ofZnc(200), buckets().of(new Bucket.Lot(YearMonth.of(2028, 9))));
  }

  @Test
  void whatWasForfeitedByLeavingIsNeitherIssuedAgainNorClawedBack() {
    issue("03", "100", false);
    village.post(change(Kind.LEAVE, "leave"));
    assertEquals("0", pending());
    village.post(
        new Request.Enrol(
            TransactionId.ofCaller(Village.ALICE.id(), "again"),
            Village.ALICE.id(),
            Village.ALICE,
            Hash.EMPTY));
    issue("04", "120", false);
    assertEquals("40", pending());
    issue("05", "90", true);
    assertEquals("0", pending());
    assertEquals(Amount.ZERO, buckets().owed());
  }

  private static Request change(Kind kind, String key) {
    String caller = Village.ALICE.id();
    TransactionId id = TransactionId.ofCaller(caller, key);
    return new Request.ChangeStanding(id, kind, caller, Village.ALICE);
  }

  @Test
  void takesBackWhatWasSpentAsDebtThatTheNextVestPays() {
    issue("20", "100", true);
    village.turnTo("2026-08-04T00:00:00Z");
    vestAllDue();
    village.post(Village.hold("all", Village.ALICE, Amount.ofZnc(200)));
    issue("21", "70", true);
    assertEquals(Amount.ofZnc(60), buckets().owed());
    issue("22", "100", true);
    vestAllDue();
    assertEquals(Amount.ZERO, buckets().owed());
  }

  @Test
  void whoDoesNotTakePartIsToldWhatItWouldHaveEarned() {
    village.post(change(Kind.LEAVE, "leave"));
    assertEquals(new Issuance.Result.NotEnrolled(Amount.ofZnc(200)), issue("03", "100", false));
  }

  /** A journal in which something happens just before the first append. */
  private static Journal racing(Journal real, Runnable other) {
    AtomicBoolean hasHappened = new AtomicBoolean();
    return Ports.journal(
        Weather.FAIR,
        real,
        append -> {
          if (!hasHappened.getAndSet(true)) {
            other.run();
          }
          return real.append(append);
        });
  }
}
