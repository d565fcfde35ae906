package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Period;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Ports;
import zoncoin.memory.Turns;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.reward.PoliciesInForce.Applied;

final class PoliciesInForceTest {
  private static final Period JUNE = Period.parse("2026-06");

  private final Village village = new Village().founded();
  private final PoliciesInForce policies = policies(Weather.FAIR);

  private PoliciesInForce policies(Weather weather) {
    return new PoliciesInForce(
        Ports.journal(weather, village.journal), new EvidenceReader(village.evidence));
  }

  private static RewardPolicy policy(String name, String from, long rate) {
    return RewardPolicy.parse(
        RewardPolicy.standard()
            .text()
            .replace("standard-1", name)
            .replace("from 2006-01", "from " + from)
            .replace("rate 20000", "rate " + rate));
  }

  private Applied apply(RewardPolicy policy) {
    return policies.apply(policy, village.ledger(), village.evidenceWriter());
  }

  private Applied applyIn(Weather weather, RewardPolicy policy) {
    Journal journal = Ports.journal(weather, village.journal);
    return policies(weather).apply(policy, village.ledger(journal), village.evidenceWriter());
  }

  private static List<String> names(RewardPolicies policies) {
    return policies.policies().stream().map(RewardPolicy::name).toList();
  }

  @Test
  void theStandardPolicyHoldsWhereNoOtherIs() {
    assertEquals(RewardPolicies.standard(), policies.all());
  }

  /** A founding posts it before there is an item. */
  @Test
  void theStandardPolicyThatWasAppliedAtFoundingIsInForceWhenItIsAppliedAgain() {
    RewardPolicy standard = RewardPolicy.standard();
    village.post(
        new Request.ApplyPolicy(TransactionId.parse("policy.standard-1"), standard.hash()));
    assertFalse(assertInstanceOf(Applied.Filed.class, apply(standard)).isNew());
    policies.claim(JUNE);
    assertFalse(assertInstanceOf(Applied.Filed.class, apply(standard)).isNew());
  }

  @Test
  void aPolicyIsAnEntryOfTheLogAndItsTextIsKept() {
    RewardPolicy july = policy("july-1", "2026-07", 30_000);
    Applied.Filed filed = assertInstanceOf(Applied.Filed.class, apply(july));
    Entry entry = filed.signed().entry();
    assertEquals(Kind.POLICY, entry.kind());
    assertEquals(Optional.of(Evidence.ofPolicy(july.hash())), entry.evidence());
    assertEquals(
        Optional.of(july.text()), new EvidenceReader(village.evidence).rewardPolicy(july.hash()));
    assertEquals(List.of("standard-1", "july-1"), names(policies.all()));
    Applied.Filed again = assertInstanceOf(Applied.Filed.class, apply(july));
    assertTrue(filed.isNew() && !again.isNew());
    assertEquals(filed.signed(), again.signed());
  }

  @Test
  void aPeriodThatIsIssuedKeepsItsPolicy() {
    policies.claim(JUNE);
    assertEquals(new Applied.Retroactive(JUNE.next()), apply(policy("june-1", "2026-06", 30_000)));
    assertEquals(new Applied.Retroactive(JUNE.next()), apply(policy("may-1", "2026-05", 30_000)));
    assertInstanceOf(Applied.Filed.class, apply(policy("july-1", "2026-07", 30_000)));
    assertEquals(List.of("standard-1", "july-1"), names(policies.claim(Period.parse("2026-05"))));
  }

  @Test
  void aPolicyThatHasNotBegunCanBeReplacedUnderAnotherName() {
    apply(policy("july-1", "2026-07", 30_000));
    assertEquals(new Applied.NameTaken(), apply(policy("july-1", "2026-07", 40_000)));
    assertInstanceOf(Applied.Filed.class, apply(policy("july-2", "2026-07", 40_000)));
    assertEquals(List.of("standard-1", "july-2"), names(policies.all()));
    assertEquals(new Applied.Replaced(), apply(policy("july-1", "2026-07", 30_000)));
    assertEquals(List.of("standard-1", "july-2"), names(policies.all()));
  }

  @Test
  void theStandardPolicyCanBeReplacedBeforeAnythingIsIssued() {
    apply(policy("own-1", "2006-01", 30_000));
    assertEquals(List.of("own-1"), names(policies.all()));
  }

  /** Whichever comes first: never is a period issued by one policy and then begun by another. */
  @Test
  void aClaimAndAPolicyAtAnyTwoCallsComeOneAfterTheOther() {
    for (int one = 0; one < 8; one++) {
      for (int other = 0; other < 5; other++) {
        PoliciesInForceTest test = new PoliciesInForceTest();
        RewardPolicy june = policy("june-1", "2026-06", 30_000);
        AtomicReference<Applied> applied = new AtomicReference<>(new Applied.NameTaken());
        AtomicReference<RewardPolicies> claimed = new AtomicReference<>(RewardPolicies.standard());
        try (Turns turns = new Turns()) {
          Turns.Actor applying = turns.start(turn -> () -> set(applied, test.applyIn(turn, june)));
          Turns.Actor issuing =
              turns.start(turn -> () -> set(claimed, test.policies(turn).claim(JUNE)));
          applying.stepTo(one);
          issuing.stepTo(other);
          applying.finish();
          issuing.finish();
        }
        String expected = applied.get() instanceof Applied.Filed ? "june-1" : "standard-1";
        assertEquals(
            expected,
            claimed.get().inForce(JUNE).orElseThrow().name(),
            one + " " + other + " " + applied);
      }
    }
  }

  private static <T> T set(AtomicReference<T> reference, T value) {
    reference.set(value);
    return value;
  }

  @Test
  void aPolicyThatChangesInTheMiddleOfAPeriodIsForTheNext() {
    Delivered bills =
        new Delivered()
            .put("june", "2026-06", Village.ALICE.id(), "100")
            .put("july", "2026-07", Village.ALICE.id(), "100");
    deliver(bills, "june");
    assertEquals("200", pending());
    apply(policy("july-1", "2026-07", 50_000));
    bills.on("04", "june", true).put("june", "2026-06", Village.ALICE.id(), "200");
    deliver(bills, "june");
    assertEquals("400", pending(), "June is computed for ever as it was");
    deliver(bills, "july");
    assertEquals("900", pending());
  }

  private void deliver(Delivered bills, String place) {
    bills.by(policies, village, Weather.FAIR).issue(place, Delivered.PAYER);
  }

  private String pending() {
    Amount pending =
        village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING);
    return pending.znc();
  }
}
