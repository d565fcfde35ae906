package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
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
    return new Deliveries(
            bills,
            new RewardPolicies(List.of(policies)),
            new Issuance(village.ledger(), village.journal))
        .issue(place, Delivered.PAYER);
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
    Deliveries deliveries =
        new Deliveries(
            bills, RewardPolicies.standard(), new Issuance(village.ledger(), village.journal));
    assertThrows(Malformed.class, () -> deliveries.issue("june", "444433332222"));
    assertEquals(Amount.ZERO, pending());
  }
}
