package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Interruption;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

final class OperatorDeskTest {
  private static final OperatorDesk.By ANA = new OperatorDesk.By("ana", "the outage of 3 July");
  private static final Optional<YearMonth> UNTIL = Optional.of(YearMonth.of(2028, 7));

  private final Village village = new Village().founded();
  private final OperatorDesk desk =
      new OperatorDesk(village.ledger(), village.journal, new Random(1));

  private TransactionId propose(long znc) {
    Optional<YearMonth> until = znc > 0 ? UNTIL : Optional.empty();
    return assertInstanceOf(
            OperatorDesk.Decided.Waits.class,
            desk.propose(Village.ALICE, Amount.ofZnc(znc), until, ANA))
        .proposal();
  }

  private static SignedEntry done(OperatorDesk.Decided decided) {
    return assertInstanceOf(OperatorDesk.Decided.Done.class, decided).signed();
  }

  private Step head() {
    return village.journal.head(Village.ALICE);
  }

  @Test
  void whatOneProposesIsPostedOnceAnotherApproves() {
    TransactionId id = propose(25);
    assertEquals("adjust.member.111122223333.1", id.text());
    assertEquals(1, head().sequence(), "nothing is posted yet");
    Entry entry = done(desk.approve(id, "ben")).entry();
    assertEquals(id, entry.transaction());
    assertEquals(Kind.ADJUST, entry.kind());
    assertEquals(Amount.ofZnc(25), head().standing().buckets().of(new Bucket.Lot(UNTIL.get())));
  }

  @Test
  void whoProposedItCannotApproveIt() {
    TransactionId id = propose(25);
    assertEquals(new OperatorDesk.Decided.SamePrincipal(id, "ana"), desk.approve(id, "ana"));
    assertEquals(1, head().sequence());
  }

  @Test
  void bothAreNamedByTheEntryAndNeitherIsInIt() {
    TransactionId id = propose(25);
    SignedEntry signed = done(desk.approve(id, "ben"));
    Memo memo = OperatorDesk.memo(village.journal.item(OperatorDesk.key(id)).orElseThrow());
    assertEquals("proposed by ana\napproved by ben\nbecause the outage of 3 July\n", memo.text());
    assertEquals(Optional.of(memo.hash()), signed.entry().memo());
    String text = signed.entry().text() + village.journal.find(id).orElseThrow().request();
    assertFalse(text.contains("ana") || text.contains("ben") || text.contains("outage"), text);
  }

  @Test
  void twoSaltsMakeTwoHashesOfOneText() {
    Random random = new Random(1);
    Memo one = new Memo(Memo.salt(random), "text");
    Memo other = new Memo(Memo.salt(random), "text");
    assertFalse(one.hash().equals(other.hash()));
    assertThrows(Malformed.class, () -> new Memo("00", "text"));
  }

  @Test
  void approvedAgainItIsTheSameEntry() {
    TransactionId id = propose(25);
    SignedEntry first = done(desk.approve(id, "ben"));
    assertEquals(first, done(desk.approve(id, "ben")));
    assertEquals(first, done(desk.approve(id, "cid")));
    assertEquals(2, head().sequence());
  }

  @Test
  void proposedAgainItIsTheSameProposal() {
    assertEquals(propose(25), propose(25));
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.ExistsWithDifferent(propose(25), "amount")),
        desk.propose(Village.ALICE, Amount.ofZnc(26), UNTIL, ANA));
  }

  @Test
  void whatIsGivenLastsTwoYearsUnlessSomethingElseIsSaid() {
    OperatorDesk.Decided decided =
        desk.propose(Village.ALICE, Amount.ofZnc(3), Optional.empty(), ANA);
    done(
        desk.approve(
            assertInstanceOf(OperatorDesk.Decided.Waits.class, decided).proposal(), "ben"));
    Bucket.Lot lot = new Bucket.Lot(YearMonth.of(2028, 7));
    assertEquals(Amount.ofZnc(3), head().standing().buckets().of(lot));
    assertThrows(Malformed.class, () -> desk.propose(Village.ALICE, Amount.ofZnc(-3), UNTIL, ANA));
  }

  @Test
  void itCanBeApprovedAfterTheAccountMoved() {
    TransactionId id = propose(-40);
    village.rich(Village.ALICE, Amount.ofZnc(30), "2028-07");
    done(desk.approve(id, "ben"));
    assertEquals(Amount.ofZnc(10), head().standing().buckets().owed());
  }

  @Test
  void aProposalLapsesAfterThirtyDays() {
    TransactionId id = propose(25);
    village.turnBy(OperatorDesk.LAPSE.plusMillis(1));
    assertEquals(
        new OperatorDesk.Decided.Lapsed(id, Instant.parse("2026-08-17T09:30:00Z")),
        desk.approve(id, "ben"));
    assertEquals(1, head().sequence());
  }

  @Test
  void itCanBeApprovedUntilThen() {
    TransactionId id = propose(25);
    village.turnBy(OperatorDesk.LAPSE);
    SignedEntry posted = done(desk.approve(id, "ben"));
    village.turnBy(OperatorDesk.LAPSE);
    assertEquals(posted, done(desk.approve(id, "ben")));
  }

  /** Whoever was told of the first would else approve 26 ZNC for 25 by its name. */
  @Test
  void whatLapsedIsProposedAgainUnderAnotherName() {
    TransactionId first = propose(25);
    for (String name : List.of("1-2", "1-3")) {
      village.turnBy(OperatorDesk.LAPSE.plusMillis(1));
      TransactionId next = propose(26);
      assertEquals("adjust.member.111122223333." + name, next.text());
      assertEquals(next, propose(26));
    }
    assertInstanceOf(OperatorDesk.Decided.Lapsed.class, desk.approve(first, "ben"));
    TransactionId last = propose(26);
    assertEquals(last, done(desk.approve(last, "ben")).entry().transaction());
    Bucket.Lot lot = new Bucket.Lot(UNTIL.get());
    assertEquals(Amount.ofZnc(26), head().standing().buckets().of(lot));
  }

  @Test
  void whatWasNeverProposedCannotBeApproved() {
    TransactionId unknown = TransactionId.parse("adjust.member.111122223333.9");
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.UnknownReference(unknown)),
        desk.approve(unknown, "ben"));
    TransactionId frozen = done(desk.change(Kind.FREEZE, Village.ALICE, ANA)).entry().transaction();
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.UnknownReference(frozen)),
        desk.approve(frozen, "ben"));
  }

  @Test
  void aProposalKeepsToTheRulesWhenItIsApproved() {
    TransactionId id = propose(25);
    village.post(
        new Request.ChangeStanding(
            TransactionId.parse("c.111122223333.leave"), Kind.LEAVE, "1", Village.ALICE));
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.NotEnrolled(Village.ALICE)),
        desk.approve(id, "ben"));
  }

  @Test
  void nothingIsProposedThatCouldNeverBe() {
    assertInstanceOf(
        OperatorDesk.Decided.Refused.class,
        desk.propose(Village.ALICE, Amount.ZERO, Optional.empty(), ANA));
    Account.Member stranger = new Account.Member("777788889999");
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.NotEnrolled(stranger)),
        desk.propose(stranger, Amount.ofZnc(1), UNTIL, ANA));
    assertThrows(Malformed.class, () -> new OperatorDesk.By("ana", "two\nlines"));
    assertThrows(Malformed.class, () -> new OperatorDesk.By(" ", "because"));
  }

  @Test
  void freezingAndThawingSayWhoDecided() {
    for (Kind kind : List.of(Kind.FREEZE, Kind.THAW)) {
      SignedEntry signed = done(desk.change(kind, Village.ALICE, ANA));
      Item item =
          village.journal.item(OperatorDesk.key(signed.entry().transaction())).orElseThrow();
      Memo memo = OperatorDesk.memo(item);
      assertEquals("decided by ana\nbecause the outage of 3 July\n", memo.text());
      assertEquals(Optional.of(memo.hash()), signed.entry().memo());
      assertEquals(kind == Kind.FREEZE, head().standing().enrolment().isFrozen());
      assertEquals(
          new OperatorDesk.Decided.Refused(new Refusal.NoChange(Village.ALICE, kind)),
          desk.change(kind, Village.ALICE, ANA));
    }
  }

  @Test
  void aMerchantIsEnrolledOnceAndCanBePaid() {
    Account.Merchant shop = new Account.Merchant("shop");
    Request.Transfer pays =
        new Request.Transfer(
            TransactionId.ofCaller(Village.ALICE.id(), "pay"),
            Village.ALICE.id(),
            Village.ALICE,
            new Account.Till(shop.name()),
            Amount.ofZnc(1));
    Transfers transfers =
        new Transfers(Transfers.Rule.MERCHANTS, village.ledger(), village.journal);
    assertEquals(
        new Posted.Refused(new Refusal.NotEnrolled(shop)), transfers.post(pays), "nobody knows it");
    Entry entry = done(desk.enrol(shop, Village.BOB, Hash.EMPTY, ANA)).entry();
    assertEquals("enrol.merchant.shop.0", entry.transaction().text());
    assertEquals(
        new Request.Enrol(entry.transaction(), Village.BOB.id(), shop, Hash.EMPTY).hash(),
        entry.request());
    assertEquals(
        new OperatorDesk.Decided.Refused(new Refusal.NoChange(shop, Kind.ENROL)),
        desk.enrol(shop, Village.BOB, Hash.EMPTY, ANA));
    assertEquals(
        new Posted.Refused(
            new Refusal.InsufficientCoins(Village.ALICE, pays.amount(), Amount.ZERO)),
        transfers.post(pays),
        "it could be paid");
  }

  @Test
  void ofTwoWhoFreezeAtOnceOneIsToldThatItIsDone() {
    int nth = 1;
    for (boolean interrupted = true; interrupted; nth++) {
      Village one = village.copy();
      OperatorDesk other = new OperatorDesk(one.ledger(), one.journal, new Random(2));
      Interruption racing =
          new Interruption(nth, () -> done(other.change(Kind.FREEZE, Village.ALICE, ANA)));
      Journal journal = Ports.journal(racing, one.journal);
      OperatorDesk desk = new OperatorDesk(one.ledger(journal), journal, new Random(3));
      OperatorDesk.Decided decided = desk.change(Kind.FREEZE, Village.ALICE, ANA);
      interrupted = racing.happened();
      Refusal unchanged = new Refusal.NoChange(Village.ALICE, Kind.FREEZE);
      if (interrupted) {
        assertEquals(new OperatorDesk.Decided.Refused(unchanged), decided);
      } else {
        done(decided);
      }
    }
    assertTrue(nth > 3, "the race was run at every call");
  }

  @Test
  void onlyOneOfManyApprovalsIsPosted() {
    TransactionId id = propose(25);
    List<Entry> entries =
        List.of("ben", "cid", "dan").parallelStream()
            .map(principal -> done(desk.approve(id, principal)).entry())
            .distinct()
            .toList();
    assertEquals(1, entries.size());
    assertTrue(head().sequence() == 2, () -> "steps: " + head().sequence());
  }
}
