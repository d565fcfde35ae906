package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** What a member is told of its tier. Alice enrolled in July 2026; silver is from 100 USD on. */
final class MemberTierTest {
  private static final RewardPolicy POLICY =
      EarningTableTest.policy(
          List.of("tier-months 3", "tier silver 1250000 USD=100", "tier gold 1500000 USD=250"));

  private final Village village = new Village().founded();
  private final Delivered bills = new Delivered().shrinking();

  private void deliver(String day, String period, String account, String cost) {
    String place = period + "-of-" + day;
    bills.made(place, new Delivered.Making(day + "T06:00:00Z", true, Delivered.EXPORT));
    bills.put(place, period, account, cost);
    village.turnTo(day + "T06:00:00Z");
    bills.in(village, POLICY).issue(place, Delivered.PAYER);
  }

  private Optional<MemberTier> tier(
      Account.Member member, String period, RewardPolicy... policies) {
    RewardPolicies all = new RewardPolicies(List.of(policies));
    return new MemberTier.Reader(village.journal, village.journal, all)
        .of(member, Period.parse(period));
  }

  private String told(String period) {
    MemberTier tier = tier(Village.ALICE, period, POLICY).orElseThrow();
    Tiers.Standing standing = tier.standing();
    return "%s %s, tier %s, %s to %s"
        .formatted(
            tier.spend().toPlainString(),
            tier.currency(),
            standing.current().map(Tiers.Tier::name).orElse("-"),
            standing.missing().toPlainString(),
            standing.next().map(Tiers.Tier::name).orElse("-"));
  }

  @Test
  void isOfWhatHadVestedWhenTheMonthBegan() {
    deliver("2026-08-03", "2026-07", Village.ALICE.id(), "120");
    assertEquals("0 USD, tier -, 100 to silver", told("2026-08"), "July vests on 17 August");
    assertEquals("120 USD, tier silver, 130 to gold", told("2026-09"));
    deliver("2026-09-03", "2026-08", Village.ALICE.id(), "140");
    assertEquals("120 USD, tier silver, 130 to gold", told("2026-09"), "fixed since it began");
    assertEquals("260 USD, tier gold, 0 to -", told("2026-10"));
    assertEquals("140 USD, tier silver, 110 to gold", told("2026-11"), "July is too long ago");
  }

  /** The coins of a month are computed in one tier; a restatement of the past changes the next. */
  @Test
  void isTheOneThatTheCoinsOfTheMonthWereIssuedIn() {
    deliver("2026-08-03", "2026-07", Village.ALICE.id(), "120");
    deliver("2026-09-20", "2026-09", Village.ALICE.id(), "10");
    deliver("2026-09-21", "2026-07", Village.ALICE.id(), "90");
    assertEquals("120 USD, tier silver, 130 to gold", told("2026-09"));
    assertEquals("90 USD, tier -, 10 to silver", told("2026-10"));
  }

  @Test
  void thereIsNoneWithoutTiersWithoutABillAndForWhoLeft() {
    assertEquals(Optional.empty(), tier(Village.ALICE, "2026-08", POLICY), "no bill yet");
    deliver("2026-08-03", "2026-07", Village.ALICE.id(), "120");
    assertTrue(tier(Village.ALICE, "2026-09", POLICY).isPresent());
    assertEquals(Optional.empty(), tier(Village.BOB, "2026-09", POLICY), "no bill of its own");
    assertEquals(Optional.empty(), tier(Village.ALICE, "2026-09", RewardPolicy.standard()));
    TransactionId leave = TransactionId.ofCaller(Village.ALICE.id(), "leave");
    village.post(new Request.ChangeStanding(leave, Kind.LEAVE, Village.ALICE.id(), Village.ALICE));
    assertEquals(Optional.empty(), tier(Village.ALICE, "2026-09", POLICY));
  }

  @Test
  void missingIsNeverBelowZero() {
    deliver("2026-08-03", "2026-07", Village.ALICE.id(), "9999");
    MemberTier tier = tier(Village.ALICE, "2026-09", POLICY).orElseThrow();
    assertEquals(BigDecimal.ZERO, tier.standing().missing());
    assertEquals(Optional.empty(), tier.standing().next());
  }

  private void enrolAgain(Account.Member member) {
    TransactionId leave = TransactionId.ofCaller(member.id(), "leave");
    village.post(new Request.ChangeStanding(leave, Kind.LEAVE, member.id(), member));
    TransactionId again = TransactionId.ofCaller(member.id(), "again");
    village.post(new Request.Enrol(again, member.id(), member, Hash.EMPTY));
  }

  /** Its tier is of what it spent, whoever has the coins and however often that one came back. */
  @Test
  void isTheEarnersWhoseCoinsGoToAnother() {
    enrolAgain(Village.BOB);
    Beneficiaries beneficiaries = new Beneficiaries(village.journal);
    beneficiaries.name(Village.ALICE, Village.BOB);
    beneficiaries.agree(Village.BOB, Village.ALICE);
    deliver("2026-08-03", "2026-07", Village.ALICE.id(), "120");
    beneficiaries.end(Village.ALICE);
    deliver("2026-08-04", "2026-06", Village.ALICE.id(), "1");
    assertEquals("121 USD, tier silver, 129 to gold", told("2026-09"));
    enrolAgain(Village.ALICE);
    deliver("2026-09-04", "2026-08", Village.ALICE.id(), "7");
    assertEquals("7 USD, tier -, 93 to silver", told("2026-10"), "since it enrolled last");
  }
}
