package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Village;
import zoncoin.reward.RewardPolicy;
import zoncoin.tlog.Hash;

/**
 * What a member gives can be taken back by one entry, whatever both own and owe by then: it returns
 * each lot that was drawn, and takes from each that the receiver can own.
 */
final class ReversalLimitTest {
  /** An account can own a lot and a gift of this month, and of each that coins can live until. */
  private static final int MONTHS = RewardPolicy.MAX_LOT_MONTHS + 1;

  private static final YearMonth GIVEN = YearMonth.parse("2026-07");
  private static final Amount EACH = Amount.of(100);
  private static final Amount DEBT = Amount.of(-250);
  private static final Account.Till TILL = new Account.Till("shop");
  private static final TransactionId GIFT = TransactionId.parse("c.111122223333.gift");
  private static final Request TAKE_BACK = new Request.Reverse(GIFT, "999988887777");

  /** Which sort of lots is drawn, soonest month first. */
  private enum Sort {
    LOTS,
    GIFTS,
    IN_TURN,
    BOTH_OF_EACH_MONTH;

    List<Bucket.Spendable> lots(int count, YearMonth first) {
      List<Bucket.Spendable> lots = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        YearMonth month = first.plusMonths(this == BOTH_OF_EACH_MONTH ? i / 2 : i);
        boolean isGift = this == GIFTS || (this != LOTS && i % 2 == 0);
        lots.add(isGift ? new Bucket.Gift(month) : new Bucket.Lot(month));
      }
      return lots;
    }
  }

  /**
   * A transfer, and how things are when it is taken back.
   *
   * @param drawn what the giver gives, each lot whole
   * @param month when it is taken back
   * @param owed whether the receiver owed something before it
   * @param owing whether the giver owes something by then
   * @param expired whether the receiver's lots whose month is over are gone by then
   */
  private record Gift(
      List<Bucket.Spendable> drawn, YearMonth month, boolean owed, boolean owing, boolean expired) {
    Entry entry() {
      Map<Bucket, Amount> receiver = owed ? Map.of(Bucket.Plain.DEBT, DEBT) : Map.of();
      Amount all = Amount.of(EACH.zon() * drawn.size());
      Request request = new Request.Transfer(GIFT, "1", Village.ALICE, Village.BOB, all);
      return granted(request, GIVEN, owning(drawn, EACH), receiver, Optional.empty());
    }

    /** The receiver spent nearly all of it, and owns one zon of each lot that it can. */
    Decision takeBack(Entry gift) {
      Map<Bucket, Amount> receiver = owning(all(month), Amount.of(1));
      for (Bucket.Spendable lot : drawn) {
        if (!expired && lot.month().isBefore(month)) {
          receiver.put(new Bucket.Gift(lot.month()), Amount.of(1));
        }
      }
      Map<Bucket, Amount> giver = owing ? Map.of(Bucket.Plain.DEBT, Amount.of(-3)) : Map.of();
      return decide(TAKE_BACK, month, giver, receiver, Optional.of(gift));
    }
  }

  /** Some lots are over when they are taken back, the others are of months after the next one. */
  private static Gift gift(int number, int over, Sort sort, int facts) {
    List<Bucket.Spendable> drawn = sort.lots(over, GIVEN);
    YearMonth month = over == 0 ? GIVEN : drawn.getLast().month().plusMonths(1);
    drawn.addAll(sort.lots(number - over, month.plusMonths(2)));
    return new Gift(drawn, month, (facts & 1) != 0, (facts & 2) != 0, (facts & 4) != 0);
  }

  @Test
  void everyGiftCanBeTakenBackByOneEntryAndTheLargestFillsIt() {
    int most = 0;
    for (int over = 0; over <= SpendingRules.MAX_LOTS_GIVEN; over++) {
      for (Sort sort : Sort.values()) {
        for (int facts = 0; facts < 8; facts++) {
          Gift gift = gift(SpendingRules.MAX_LOTS_GIVEN, over, sort, facts);
          Decision decision = gift.takeBack(gift.entry());
          Entry reversal =
              assertInstanceOf(Decision.Granted.class, decision, gift::toString).entry();
          most = Math.max(most, reversal.postings().size());
        }
      }
    }
    assertEquals(Entry.MAX_POSTINGS, most);
  }

  @Test
  void aGiftOfOneLotMoreCouldNotBeTakenBack() {
    Gift gift = gift(SpendingRules.MAX_LOTS_GIVEN + 1, 2, Sort.IN_TURN, 2);
    List<Posting> postings = new ArrayList<>();
    for (Bucket.Spendable lot : gift.drawn()) {
      postings.add(new Posting(Village.ALICE, lot, EACH.negate()));
      postings.add(new Posting(Village.BOB, new Bucket.Gift(lot.month()), EACH));
    }
    Gift less = gift(1, 0, Sort.LOTS, 2);
    Entry tooLarge = withPostings(less.entry(), postings.stream().sorted().toList());
    Decision.Refused refused =
        assertInstanceOf(Decision.Refused.class, gift.takeBack(tooLarge), "101 postings");
    assertInstanceOf(Refusal.TooManyLots.class, refused.refusal());
  }

  private static Entry withPostings(Entry entry, List<Posting> postings) {
    return new Entry(
        entry.log(),
        entry.transaction(),
        entry.kind(),
        entry.time(),
        postings,
        entry.chain(),
        entry.reference(),
        entry.request(),
        entry.evidence(),
        entry.publicKeys(),
        entry.memo(),
        entry.nonce());
  }

  @Test
  void aPaymentOfAllThatAMemberCanOwnIntoATillCanBeTakenBack() {
    Amount all = Amount.of(2L * 2 * MONTHS);
    Request pay = new Request.Transfer(GIFT, "1", Village.ALICE, TILL, all);
    Map<Bucket, Amount> owned = owning(all(GIVEN), Amount.of(2));
    Entry paid = granted(pay, GIVEN, owned, Map.of(), Optional.empty());
    for (int later = 0; later <= MONTHS; later++) {
      YearMonth month = GIVEN.plusMonths(later);
      Map<Bucket, Amount> giver = Map.of(Bucket.Plain.DEBT, Amount.of(-1));
      granted(TAKE_BACK, month, giver, Map.of(), Optional.of(paid));
    }
  }

  /** A lot and a gift of that month and of each that coins can live until. */
  private static List<Bucket.Spendable> all(YearMonth month) {
    return Sort.BOTH_OF_EACH_MONTH.lots(2 * MONTHS, month);
  }

  private static Map<Bucket, Amount> owning(List<Bucket.Spendable> lots, Amount each) {
    Map<Bucket, Amount> amounts = new TreeMap<>();
    lots.forEach(lot -> amounts.put(lot, each));
    return amounts;
  }

  private static Entry granted(
      Request request,
      YearMonth month,
      Map<Bucket, Amount> alice,
      Map<Bucket, Amount> bob,
      Optional<Entry> earlier) {
    Decision decision = decide(request, month, alice, bob, earlier);
    return assertInstanceOf(Decision.Granted.class, decision).entry();
  }

  private static Decision decide(
      Request request,
      YearMonth month,
      Map<Bucket, Amount> alice,
      Map<Bucket, Amount> bob,
      Optional<Entry> earlier) {
    Map<Account.Chained, Step> heads = new TreeMap<>();
    for (Account.Chained account : request.accounts(earlier)) {
      heads.put(account, step(account, account.equals(Village.ALICE) ? alice : bob));
    }
    Instant now = month.atDay(15).atStartOfDay(ZoneOffset.UTC).toInstant();
    Nonce nonce = new Nonce.Key(new byte[32]).nonce(request.transaction());
    return Rules.decide(request, new World(Village.LOG, now, nonce, heads, earlier));
  }

  private static Step step(Account.Chained account, Map<Bucket, Amount> amounts) {
    Enrolment enrolment = new Enrolment(Enrolment.State.ENROLLED, false, 1);
    Standing standing =
        new Standing(enrolment, new Buckets(new TreeMap<>(amounts)), new TreeMap<>());
    Hash entry = Hash.sha256(new byte[] {3});
    return new Step(account, 3, TransactionId.parse("t.3"), entry, Instant.EPOCH, standing);
  }
}
