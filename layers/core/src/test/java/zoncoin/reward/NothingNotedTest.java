package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Item;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Refusal;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.tlog.Malformed;

/** What cannot be issued is known before anything is noted; and who writes at the same time. */
final class NothingNotedTest {
  private static final Period JUNE = Period.parse("2026-06");
  private static final Item.Key NEWEST = NewestDelivery.key(Delivered.PAYER, JUNE);

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();

  private Deliveries deliveries(Weather weather) {
    return bills.by(
        new PoliciesInForce(village.journal, new EvidenceReader(village.evidence)),
        village,
        weather);
  }

  private Deliveries.Issued issue(String place) {
    return deliveries(Weather.FAIR).issue(place, Delivered.PAYER);
  }

  private static Subject inEuro() {
    return new Subject(Delivered.PAYER, Village.ALICE.id(), JUNE, new Currency("EUR"));
  }

  private void assertNothingNoted() {
    assertEquals(Optional.empty(), village.journal.item(NEWEST));
    assertEquals(Optional.empty(), village.journal.item(PoliciesInForce.KEY));
  }

  /** The last account of a delivery counts as much as the first. */
  @ParameterizedTest
  @ValueSource(strings = {"9999999999999999", "99999999999999999999"})
  void aRewardThatNoPostingHoldsLeavesNothingNotedOfTheWholeDelivery(String tooMuch) {
    bills.put("june", "2026-06", Village.ALICE.id(), "100");
    bills.put("june", "2026-06", Village.BOB.id(), tooMuch);
    assertThrows(Malformed.class, () -> issue("june"));
    assertNothingNoted();
    bills.on("02", "older", true).put("older", "2026-06", Village.ALICE.id(), "100");
    assertInstanceOf(Issuance.Result.Issued.class, issue("older").outcomes().getFirst().result());
  }

  @Test
  void aPeriodWithoutAPegIsNotClaimedSoThatAPolicyWithOneCanBegin() {
    bills.put("june", inEuro(), "100");
    assertEquals(
        List.of(new Deliveries.Outcome(inEuro(), new Issuance.Result.NoPeg())),
        issue("june").outcomes());
    assertNothingNoted();
    PoliciesInForce policies =
        new PoliciesInForce(village.journal, new EvidenceReader(village.evidence));
    RewardPolicy withEuro =
        RewardPolicy.parse(
            RewardPolicy.standard()
                .text()
                .replace("name standard-1", "name with-euro")
                .replaceFirst("from [0-9-]+", "from 2026-06")
                .replace("peg USD", "peg EUR 110000000\npeg USD"));
    assertInstanceOf(
        PoliciesInForce.Applied.Filed.class,
        policies.apply(withEuro, village.ledger(), village.evidenceWriter()));
    assertInstanceOf(Issuance.Result.Issued.class, issue("june").outcomes().getFirst().result());
  }

  /** What it does not contain is worth nothing, in whatever currency it is. */
  @Test
  void aDeliveryWithoutAPegStillSpeaksForAPeriodThatHasCoins() {
    bills.on("03", "first", false).put("first", "2026-06", Village.ALICE.id(), "100");
    issue("first");
    bills.on("04", "second", false).put("second", inEuro(), "100");
    List<Deliveries.Outcome> outcomes = issue("second").outcomes();
    assertEquals(new Deliveries.Outcome(inEuro(), new Issuance.Result.NoPeg()), outcomes.get(0));
    Issuance.Result.Issued back =
        assertInstanceOf(Issuance.Result.Issued.class, outcomes.get(1).result());
    assertEquals("-200", back.delta().znc());
  }

  /** Moves the note of the newest delivery before each write of it, so many times. */
  private Weather othersFirst(int times, List<Integer> tries) {
    return new Weather() {
      private boolean isOurs;

      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        boolean isNote = name.equals("journal.put") && !isOurs;
        Optional<Item> noted = village.journal.item(NEWEST);
        if (isNote && noted.isPresent()) {
          tries.add(tries.size() + 1);
          if (tries.size() <= times) {
            village.journal.put(noted.get().next(noted.get().fields(), Optional.empty()));
          } else {
            isOurs = true;
          }
        }
        return real.get();
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aNoteThatOthersMovedIsDecidedAgain(int times) {
    bills.on("03", "first", true).put("first", "2026-06", Village.ALICE.id(), "100");
    issue("first");
    bills.on("04", "second", true).put("second", "2026-06", Village.ALICE.id(), "110");
    List<Integer> tries = new ArrayList<>();
    Deliveries.Issued issued =
        deliveries(othersFirst(times, tries)).issue("second", Delivered.PAYER);
    assertInstanceOf(Issuance.Result.Issued.class, issued.outcomes().getFirst().result());
    assertEquals(times + 1, tries.size());
  }

  @Test
  void whereOthersAlwaysWriteFirstNothingIsIssuedAndItIsBusy() {
    bills.on("03", "first", true).put("first", "2026-06", Village.ALICE.id(), "100");
    issue("first");
    bills.on("04", "second", true).put("second", "2026-06", Village.ALICE.id(), "110");
    List<Integer> tries = new ArrayList<>();
    Deliveries.Issued issued =
        deliveries(othersFirst(Integer.MAX_VALUE, tries)).issue("second", Delivered.PAYER);
    assertEquals(
        new Issuance.Result.Refused(new Refusal.Busy(Ledger.MAX_ATTEMPTS)),
        issued.outcomes().getFirst().result());
    assertEquals(Ledger.MAX_ATTEMPTS, tries.size());
    assertInstanceOf(Issuance.Result.Issued.class, issue("second").outcomes().getFirst().result());
  }

  @Test
  void eachPauseIsAtMostTwiceTheOneBefore() {
    List<Long> pauses = new ArrayList<>();
    Ledger.Waiting waiting =
        new Ledger.Waiting(village.clock(), new java.util.Random(1), pauses::add);
    for (int attempt = 1; attempt <= Ledger.MAX_ATTEMPTS; attempt++) {
      waiting.after(attempt);
      assertTrue(pauses.getLast() >= 1 && pauses.getLast() <= 10L << (attempt - 1));
    }
    assertTrue(pauses.getLast() > 10, pauses::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08, 2026-07-31T00:00:00.000Z, true",
    "2026-08, 2026-07-30T23:59:59.999Z, false",
    "2126-08, 2026-07-30T00:00:00.000Z, false",
  })
  void aBillOfAMonthToComeIsRefusedAndClaimsNothing(String period, String made, boolean isIssued) {
    bills.made("early", new Delivered.Making(made, false, Delivered.EXPORT));
    bills.put("early", period, Village.ALICE.id(), "100");
    village.turnTo("2026-08-02T00:00:00Z");
    if (isIssued) {
      assertInstanceOf(Issuance.Result.Issued.class, issue("early").outcomes().getFirst().result());
    } else {
      assertThrows(Malformed.class, () -> issue("early"));
      assertEquals(Optional.empty(), village.journal.item(PoliciesInForce.KEY));
    }
  }
}
