package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.memory.Village;
import zoncoin.tlog.Malformed;

class DeliveriesTest {
  private static final String CAROL = "777788889999";

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered();

  private static RewardPolicy policy(String from, String rate, String product) {
    return RewardPolicy.parse(
        RewardPolicy.standard()
            .text()
            .replace("from 2006-01", "from " + from)
            .replace("rate 20000", "rate " + rate)
            .replace("denied-product AmazonRegistrar", "denied-product " + product));
  }

  private Deliveries.Issued issue(String place, RewardPolicy... policies) {
    return bills.in(village, policies).issue(place, Delivered.PAYER);
  }

  private Amount pending() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING);
  }

  @Test
  void issuesEachAssessmentAndSaysWhatOthersWouldHaveEarned() {
    bills.put("june", "2026-06", Village.ALICE.id(), "100").put("june", "2026-06", CAROL, "10");
    List<Deliveries.Outcome> outcomes = issue("june", RewardPolicy.standard()).outcomes();
    assertInstanceOf(Issuance.Result.Issued.class, outcomes.getFirst().result());
    assertEquals(new Issuance.Result.NotEnrolled(Amount.ofZnc(20)), outcomes.getLast().result());
    assertEquals(Amount.ofZnc(200), pending());
  }

  @Test
  void changesNothingWhenItIsDeliveredAgain() {
    bills.put("june", "2026-06", Village.ALICE.id(), "100");
    issue("june", RewardPolicy.standard());
    assertEquals(
        List.of(new Issuance.Result.Unchanged()),
        issue("june", RewardPolicy.standard()).outcomes().stream()
            .map(Deliveries.Outcome::result)
            .toList());
    assertEquals(Amount.ofZnc(200), pending());
  }

  @Test
  void readsABillByTheRulesOfThePolicyInForceForItsPeriod() {
    RewardPolicy old = policy("2026-01", "10000", "AmazonEC2");
    RewardPolicy now = policy("2026-07", "30000", "AmazonRegistrar");
    bills.put("may", "2026-05", Village.ALICE.id(), "100");
    issue("may", now, old);
    assertEquals(Amount.ZERO, pending(), "by the old rules, EC2 earns nothing");
    bills.put("july", "2026-07", Village.ALICE.id(), "100");
    issue("july", now, old);
    assertEquals(Amount.ofZnc(300), pending());
  }

  @Test
  void readsABillOnceWhereOnlyTheRateChanged() {
    RewardPolicy old = policy("2026-01", "10000", "AmazonRegistrar");
    RewardPolicy now = policy("2026-07", "30000", "AmazonRegistrar");
    bills.put("may", "2026-05", Village.ALICE.id(), "100");
    issue("may", now, old);
    assertEquals(1, bills.read.size());
    assertEquals(Amount.ofZnc(100), pending());
  }

  @Test
  void issuesNothingForAPeriodBeforeTheFirstPolicy() {
    bills.put("may", "2026-05", Village.ALICE.id(), "100");
    assertEquals(
        new Issuance.Result.NoPolicy(),
        issue("may", policy("2026-06", "20000", "AmazonRegistrar")).outcomes().getFirst().result());
    assertEquals(Amount.ZERO, pending());
  }

  @Test
  void refusesABillThatSaysItIsAnotherPayersWhole() {
    bills.put("june", "2026-06", Village.ALICE.id(), "100");
    Deliveries deliveries = bills.in(village);
    assertThrows(Malformed.class, () -> deliveries.issue("june", "444433332222"));
    assertEquals(Amount.ZERO, pending());
  }

  @Test
  void keepsToThePolicyOfTheFirstDeliveryWhereAnotherIsPutInItsPlaceLater() {
    RewardPolicy old = policy("2026-01", "10000", "AmazonRegistrar");
    RewardPolicy now = policy("2026-05", "30000", "AmazonRegistrar");
    bills.put("may", "2026-05", Village.ALICE.id(), "100");
    bills.on("04", "more", true).put("more", "2026-05", Village.ALICE.id(), "110");
    bills.put("more", "2026-05", Village.BOB.id(), "10");
    issue("may", old);
    issue("more", old, now);
    assertEquals(Amount.ofZnc(110), pending());
    assertEquals(
        Amount.ofZnc(10),
        village.journal.head(Village.BOB).standing().buckets().of(Bucket.Plain.PENDING));
  }

  @Test
  void issuesNothingWhereThePolicyOfAPeriodIsGone() {
    RewardPolicy old = policy("2026-01", "10000", "AmazonRegistrar");
    bills.put("may", "2026-05", Village.ALICE.id(), "100");
    bills.on("04", "more", true).put("more", "2026-05", Village.ALICE.id(), "110");
    issue("may", old);
    assertEquals(
        new Issuance.Result.OtherPolicy(),
        issue("more", policy("2026-01", "30000", "AmazonRegistrar"))
            .outcomes()
            .getFirst()
            .result());
    assertEquals(Amount.ofZnc(100), pending());
    issue("more", old);
    assertEquals(Amount.ofZnc(110), pending(), "with the policy back it is issued");
  }

  @Test
  void issuesNothingInACurrencyWithoutAPeg() {
    Subject inEuro =
        new Subject(
            Delivered.PAYER, Village.ALICE.id(), Period.parse("2026-06"), new Currency("EUR"));
    bills.put("june", inEuro, "100").put("june", "2026-06", Village.ALICE.id(), "100");
    assertEquals(
        new Deliveries.Outcome(inEuro, new Issuance.Result.NoPeg()),
        issue("june", RewardPolicy.standard()).outcomes().getFirst());
    assertEquals(Amount.ofZnc(200), pending());
  }

  @Test
  void anAccountThatMovesToAnotherPayerHasBothItsParts() {
    Subject before =
        new Subject("444433332222", Village.ALICE.id(), Period.parse("2026-06"), Currency.USD);
    bills.made(
        "theirs",
        new Delivered.Making(
            "2026-07-04T06:00:00Z",
            true,
            "arn:aws:bcm-data-exports:us-east-1:444433332222:export/monthly"));
    bills.put("theirs", before, "30").put("ours", "2026-06", Village.ALICE.id(), "70");
    issue("ours", RewardPolicy.standard());
    bills.in(village).issue("theirs", "444433332222");
    assertEquals(Amount.ofZnc(200), pending());
    bills.on("05", "restated", true).put("restated", "2026-06", Village.ALICE.id(), "60");
    issue("restated", RewardPolicy.standard());
    assertEquals(Amount.ofZnc(180), pending());
  }
}
