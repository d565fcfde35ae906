package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static zoncoin.audit.Audited.assertSound;
import static zoncoin.audit.Audited.audit;
import static zoncoin.memory.Village.ALICE;
import static zoncoin.memory.Village.BOB;

import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/** A reversal that fills its entry, in the ledger's own hand: it can come about, and is sound. */
final class LargestReversalTest {
  private static final Account.Member CAROL = new Account.Member("777788889999");
  private static final String OPERATOR = "999988887777";

  private final Village village = new Village().founded();
  private int gifts;

  @Test
  void aReversalOfAHundredPostingsComesAboutAndIsSound() {
    village.post(Village.enrol(CAROL));
    Request.Transfer gift = giveTwentyTwoLots();
    village.post(Village.hold("spent", BOB, gift.amount()));
    receive(BOB, YearMonth.parse("2026-07"), 1);
    receive(BOB, YearMonth.parse("2026-08"), 1);
    oweThree(ALICE);
    village.turnTo("2026-09-01T00:00:00Z");
    for (int later = 0; later <= RewardPolicy.MAX_LOT_MONTHS; later++) {
      earn(BOB, YearMonth.parse("2026-09").plusMonths(later), 1);
      receive(BOB, YearMonth.parse("2026-09").plusMonths(later), 1);
    }
    Entry reversal =
        village.post(new Request.Reverse(gift.transaction(), OPERATOR)).signed().entry();
    assertEquals(Entry.MAX_POSTINGS, reversal.postings().size());
    Buckets alice = village.journal.head(ALICE).standing().buckets();
    assertEquals(Amount.of(2_200 - 3), alice.sum(alice.lots()));
    assertEquals(Amount.of(2_200 - 76), village.journal.head(BOB).standing().buckets().owed());
    village.sealer().seal();
    assertSound(audit(village::readLog));
  }

  /** Two that will be over, a lot and a gift; the others of months after the next one then. */
  private Request.Transfer giveTwentyTwoLots() {
    earn(ALICE, YearMonth.parse("2026-07"), 100);
    receive(ALICE, YearMonth.parse("2026-08"), 100);
    for (int later = 0; later < 20; later++) {
      earn(ALICE, YearMonth.parse("2026-11").plusMonths(later), 100);
    }
    return give(ALICE, BOB, 2_200);
  }

  private void earn(Account.Member member, YearMonth month, long zon) {
    village.rich(member, Amount.of(zon), month.toString());
  }

  private void receive(Account.Member member, YearMonth month, long zon) {
    earn(CAROL, month, zon);
    give(CAROL, member, zon);
  }

  private Request.Transfer give(Account.Member from, Account.Member to, long zon) {
    TransactionId id = TransactionId.ofCaller(from.id(), "gift-" + gifts++);
    Request.Transfer gift = new Request.Transfer(id, from.id(), from, to, Amount.of(zon));
    village.post(gift);
    return gift;
  }

  /** A bill became smaller after what it was worth had vested and was given away. */
  private void oweThree(Account.Member member) {
    Evidence evidence = new Evidence(Hash.EMPTY, Hash.EMPTY);
    Request.Source source = new Request.Source(Amount.ZERO, Set.of(), 1);
    TransactionId issue = TransactionId.parse("issue.bill.1");
    village.post(new Request.Issue(issue, member, Amount.of(3), evidence, 1));
    TransactionId less = TransactionId.parse("issue.bill.2");
    village.post(new Request.Adjust(less, member, Amount.of(-3), source, evidence, issue));
  }
}
