package zoncoin.audit;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** A village in which everything happens once: every kind of entry, in the ledger's own hand. */
public final class Lively {
  private static final Account.Merchant BAKER = new Account.Merchant("baker");
  private static final String OPERATOR = "999988887777";

  private Lively() {}

  /** Not sealed yet. */
  public static Village village() {
    Village village = new Village().founded();
    village.post(new Request.ApplyPolicy(id("policy.1"), Hash.EMPTY));
    village.post(new Request.Enrol(id("enrol.baker"), OPERATOR, BAKER, Hash.EMPTY));
    village.rich(Village.ALICE, Amount.ofZnc(60), "2028-07");
    village.rich(Village.ALICE, Amount.ofZnc(40), "2026-08");
    village.rich(Village.BOB, Amount.ofZnc(100), "2028-07");
    spend(village);
    village.turnTo("2026-09-01T00:00:00Z");
    giveBack(village);
    village.rich(Village.ALICE, Amount.ofZnc(1), "2026-09");
    village.turnTo("2026-10-01T00:00:00Z");
    village.post(new Request.Expire(id("expire.1"), Village.ALICE, YearMonth.parse("2026-09")));
    village.post(standing(Kind.LEAVE));
    decide(village);
    village.post(new Request.FileReport(id("report.2026-09.1"), Hash.sha256(new byte[] {9})));
    village.post(new Request.ApplyCatalogue(id("catalogue.sample-1"), Hash.sha256(new byte[] {8})));
    return village;
  }

  /** What two operators give, and what they take. */
  private static void decide(Village village) {
    Hash memo = Hash.sha256(new byte[] {3});
    Optional<YearMonth> until = Optional.of(YearMonth.parse("2028-07"));
    village.post(
        new Request.Correct(id("adjust.a.1"), Village.ALICE, Amount.ofZnc(7), until, memo));
    village.post(
        new Request.Correct(
            id("adjust.a.2"), Village.ALICE, Amount.ofZnc(-7), Optional.empty(), memo));
  }

  private static void spend(Village village) {
    village.post(Village.hold("a", Village.ALICE, Amount.ofZnc(25)));
    village.post(Village.hold("b", Village.ALICE, Amount.ofZnc(30)));
    village.post(new Request.Settle(id("c.111122223333.a"), "support-hour"));
    village.post(transfer("t1", Village.ALICE, Village.BOB, 20));
    village.post(transfer("t2", Village.BOB, new Account.Till("baker"), 50));
    village.post(
        new Request.Collect(
            id("collect.baker.1"), BAKER, Amount.ofZnc(50), YearMonth.parse("2028-12"), 16));
  }

  private static void giveBack(Village village) {
    village.post(new Request.Release(id("c.111122223333.b"), Request.Cause.CANCELLED));
    village.post(new Request.Reverse(id("c.111122223333.t1"), OPERATOR));
    village.post(standing(Kind.FREEZE));
    village.post(standing(Kind.THAW));
    Evidence evidence = new Evidence(Hash.EMPTY, Hash.EMPTY);
    village.post(new Request.Issue(id("issue.x.1"), Village.BOB, Amount.ofZnc(100), evidence, 1));
    Request.Source source =
        new Request.Source(Amount.ofZnc(70), Set.of(YearMonth.parse("2028-07")), 1);
    village.post(
        new Request.Adjust(
            id("issue.x.2"), Village.BOB, Amount.ofZnc(-90), source, evidence, id("issue.x.1")));
  }

  private static TransactionId id(String text) {
    return TransactionId.parse(text);
  }

  private static Request transfer(String key, Account.Member from, Account to, long znc) {
    TransactionId id = TransactionId.ofCaller(from.id(), key);
    return new Request.Transfer(id, from.id(), from, to, Amount.ofZnc(znc));
  }

  private static Request standing(Kind kind) {
    TransactionId id = TransactionId.ofCaller(Village.BOB.id(), kind.word());
    return new Request.ChangeStanding(id, kind, Village.BOB.id(), Village.BOB);
  }
}
