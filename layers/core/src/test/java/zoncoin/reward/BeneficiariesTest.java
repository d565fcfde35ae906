package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.tlog.Hash;

/** Alice earns; Bob is to have it. */
final class BeneficiariesTest {
  private static final Account.Member CAROL = new Account.Member("777788889999");
  private static final String PAYER = "999988887777";

  private final Village village = new Village().founded();
  private final Beneficiaries beneficiaries = new Beneficiaries(village.journal);
  private final Issuance issuance =
      new Issuance(village.ledger(), village.journal, village.evidenceWriter());
  private int runs;

  private static Beneficiaries.Result noted(boolean isInForce) {
    return new Beneficiaries.Result.Noted(isInForce);
  }

  private void agree() {
    assertEquals(noted(false), beneficiaries.name(Village.ALICE, Village.BOB));
    assertEquals(noted(true), beneficiaries.agree(Village.BOB, Village.ALICE));
  }

  private void change(Kind kind, Account.Member member) {
    TransactionId id = TransactionId.ofCaller(member.id(), "change-" + runs++);
    village.post(
        kind == Kind.ENROL
            ? new Request.Enrol(id, member.id(), member, Hash.EMPTY)
            : new Request.ChangeStanding(id, kind, member.id(), member));
  }

  /** Alice's bill of a month comes to so many dollars: what was issued, if anything was. */
  private Optional<Entry> deliver(String period, String dollars) {
    village.turnBy(java.time.Duration.ofMinutes(1));
    Subject subject = new Subject(PAYER, Village.ALICE.id(), Period.parse(period), Currency.USD);
    Issuance.Result result =
        issuance.issue(
            OneBill.of(
                subject, new BigDecimal(dollars), true, village.clock().instant(), "run-" + runs++),
            RewardPolicy.standard());
    return result instanceof Issuance.Result.Issued issued
        ? Optional.of(issued.signed().entry())
        : Optional.empty();
  }

  private Amount pending(Account.Member member) {
    return buckets(member).of(Bucket.Plain.PENDING);
  }

  private Buckets buckets(Account.Member member) {
    return village.journal.head(member).standing().buckets();
  }

  @Test
  void whatAnAccountEarnsIsItsOwnUntilBothSaidOtherwise() {
    beneficiaries.name(Village.ALICE, Village.BOB);
    deliver("2026-05", "10");
    assertEquals(Amount.ofZnc(20), pending(Village.ALICE));
    beneficiaries.agree(Village.BOB, Village.ALICE);
    deliver("2026-06", "10");
    assertEquals(Amount.ofZnc(20), pending(Village.ALICE), "what is there stays");
    assertEquals(Amount.ofZnc(20), pending(Village.BOB));
  }

  @Test
  void itDoesNotMatterWhoSaysItFirst() {
    assertEquals(noted(false), beneficiaries.agree(Village.BOB, Village.ALICE));
    assertEquals(noted(true), beneficiaries.name(Village.ALICE, Village.BOB));
    assertEquals(noted(true), beneficiaries.name(Village.ALICE, Village.BOB), "again");
    assertEquals(Village.BOB, beneficiaries.of(Village.ALICE));
  }

  @Test
  void theAssessmentNamesBoth() {
    agree();
    Entry entry = deliver("2026-06", "10").orElseThrow();
    assertEquals(Village.BOB, entry.chain().getFirst().account());
    Hash hash = entry.evidence().orElseThrow().assessment();
    Assessment assessment =
        new EvidenceReader(village.evidence).assessment(hash).orElseThrow().assessment();
    assertEquals(Village.ALICE.id(), assessment.subject().account());
    assertEquals(Optional.of(Village.BOB), assessment.grounds().flatMap(Grounds::beneficiary));
    assertEquals(assessment, Assessment.parse(assessment.text()));
  }

  @Test
  void aBillIsRestatedWhereItsCoinsAre() {
    deliver("2026-05", "10");
    agree();
    deliver("2026-05", "15");
    assertEquals(Amount.ofZnc(30), pending(Village.ALICE), "begun before they agreed");
    deliver("2026-06", "10");
    beneficiaries.end(Village.ALICE);
    deliver("2026-06", "4");
    assertEquals(Amount.ofZnc(8), pending(Village.BOB), "begun while they did");
    deliver("2026-07", "10");
    assertEquals(Amount.ofZnc(50), pending(Village.ALICE));
  }

  @Test
  void coinsVestWhereTheyAre() {
    agree();
    deliver("2026-06", "10");
    village.turnBy(java.time.Duration.ofDays(20));
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 10)) {
      assertInstanceOf(Issuance.Result.Vested.class, issuance.vest(key));
    }
    assertEquals(Amount.ofZnc(20), buckets(Village.BOB).sum(buckets(Village.BOB).lots()));
    deliver("2026-06", "0");
    assertEquals(Buckets.NONE, buckets(Village.BOB));
    assertEquals(Buckets.NONE, buckets(Village.ALICE));
  }

  @Test
  void eitherEndsIt() {
    agree();
    beneficiaries.end(Village.ALICE);
    assertEquals(Village.ALICE, beneficiaries.of(Village.ALICE));
    agreeAgain();
    beneficiaries.decline(Village.BOB, Village.ALICE);
    assertEquals(Village.ALICE, beneficiaries.of(Village.ALICE));
  }

  private void agreeAgain() {
    assertEquals(noted(true), beneficiaries.name(Village.ALICE, Village.BOB));
  }

  @Test
  void leavingEndsItAndWhoComesBackSaysItAnew() {
    for (Account.Member member : java.util.List.of(Village.ALICE, Village.BOB)) {
      beneficiaries.name(Village.ALICE, Village.BOB);
      beneficiaries.agree(Village.BOB, Village.ALICE);
      assertEquals(Village.BOB, beneficiaries.of(Village.ALICE));
      change(Kind.LEAVE, member);
      assertEquals(Village.ALICE, beneficiaries.of(Village.ALICE));
      change(Kind.ENROL, member);
      assertEquals(Village.ALICE, beneficiaries.of(Village.ALICE), "not as before");
    }
  }

  @Test
  void nobodyUndoesWhatTwoOthersAgreedOn() {
    village.post(Village.enrol(CAROL));
    agree();
    assertEquals(noted(false), beneficiaries.agree(CAROL, Village.ALICE));
    beneficiaries.decline(CAROL, Village.ALICE);
    assertEquals(Village.BOB, beneficiaries.of(Village.ALICE));
    assertEquals(noted(true), beneficiaries.name(Village.ALICE, Village.BOB));
  }

  @Test
  void oneMayHaveWhatManyEarnAndPassesNothingOn() {
    village.post(Village.enrol(CAROL));
    agree();
    beneficiaries.name(Village.BOB, CAROL);
    beneficiaries.agree(CAROL, Village.BOB);
    assertEquals(Village.BOB, beneficiaries.of(Village.ALICE));
    assertEquals(CAROL, beneficiaries.of(Village.BOB));
    beneficiaries.end(Village.BOB);
    beneficiaries.name(CAROL, Village.BOB);
    beneficiaries.agree(Village.BOB, CAROL);
    assertEquals(Village.BOB, beneficiaries.of(CAROL));
    assertEquals(Village.BOB, beneficiaries.of(Village.ALICE));
  }

  @Test
  void whoDoesNotTakePartNamesNobodyAndAgreesToNothing() {
    Beneficiaries.Result stranger =
        new Beneficiaries.Result.Refused(new Refusal.NotEnrolled(CAROL));
    assertEquals(stranger, beneficiaries.name(CAROL, Village.BOB));
    assertEquals(stranger, beneficiaries.agree(CAROL, Village.ALICE));
    assertEquals(
        new Beneficiaries.Result.Refused(new Refusal.SameAccount(Village.ALICE)),
        beneficiaries.name(Village.ALICE, Village.ALICE));
  }

  @Test
  void whatABeneficiaryLeftBehindIsNotTheEarners() {
    agree();
    deliver("2026-06", "10");
    change(Kind.LEAVE, Village.BOB);
    assertEquals(Amount.ZERO, pending(Village.BOB));
    deliver("2026-06", "15");
    assertEquals(Amount.ZERO, pending(Village.ALICE));
    assertEquals(Amount.ZERO, pending(Village.BOB));
  }
}
