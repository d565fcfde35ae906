package zoncoin.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Step;

/**
 * Issues what assessments are worth, and vests it when it is due. Every delivery issues only the
 * difference to what was issued before, in the same write that notes it, so that the coins of an
 * assessment equal the reward of its newest delivery whatever arrives, in whatever order and how
 * often.
 */
public final class Issuance {
  /**
   * Family of the items that note what was issued; what {@link zoncoin.ledger.Due} is asked for.
   */
  public static final String FAMILY = "assessment";

  private final Ledger ledger;
  private final Journal journal;
  private final Optional<EvidenceWriter> evidence;
  private final Budget budget;
  private final History history;
  private final Beneficiaries beneficiaries;

  /**
   * @param ledger where coins are issued
   * @param journal the same ledger's journal
   * @param evidence keeps what coins rest on before they are issued
   */
  public Issuance(Ledger ledger, Journal journal, EvidenceWriter evidence) {
    this(ledger, journal, Optional.of(evidence));
  }

  private Issuance(Ledger ledger, Journal journal, Optional<EvidenceWriter> evidence) {
    this.ledger = ledger;
    this.journal = journal;
    this.evidence = evidence;
    this.budget = new Budget(journal);
    this.history = new History(journal);
    this.beneficiaries = new Beneficiaries(journal);
  }

  /** What vests alone: to issue with it is a mistake in the wiring. */
  public static Issuance onlyVesting(Ledger ledger, Journal journal) {
    return new Issuance(ledger, journal, Optional.empty());
  }

  /** What became of an assessment. */
  public sealed interface Result {
    /** Whether asking again could come to nothing else, unless something is changed by then. */
    default boolean isSettled() {
      return switch (this) {
        case Issued _, Vested _, Unchanged _, NotEnrolled _, EnrolledLater _, NoPeg _ -> true;
        case NoPolicy _, OtherPolicy _, Refused _ -> false;
      };
    }

    /** This entry issued so many coins, or took them back. */
    record Issued(SignedEntry signed, Amount delta) implements Result {}

    /** This entry made so many pending coins a lot, or paid debt with them. */
    record Vested(SignedEntry signed, Amount amount) implements Result {}

    /** There is nothing to move: it is issued already, or not newer, or not due. */
    record Unchanged() implements Result {}

    /** The account does not take part; this is what it would have earned. */
    record NotEnrolled(Amount reward) implements Result {}

    /**
     * The account took part only after the period was closed; this is what it would have earned.
     */
    record EnrolledLater(Amount reward) implements Result {}

    /** No policy was in force for the period. */
    record NoPolicy() implements Result {}

    /** The policy has no peg for the currency. */
    record NoPeg() implements Result {}

    /** The period was computed with another policy before, and that one holds for ever. */
    record OtherPolicy() implements Result {}

    /** A rule of the ledger forbids it; a person must look. */
    record Refused(Refusal refusal) implements Result {}
  }

  /**
   * Issues the difference that an assessment makes which stands for itself.
   *
   * @param assessment what a bill is worth to one account
   * @param policy the reward policy in force for its period
   */
  public Result issue(Assessment assessment, RewardPolicy policy) {
    return issue(assessment, policy, Voice.ALONE);
  }

  /** As {@link #issue(Assessment, RewardPolicy)}, of a delivery that speaks for a whole period. */
  Result issue(Assessment assessment, RewardPolicy policy, Voice voice) {
    if (policy.pegZon(assessment.subject().currency()).isEmpty()) {
      return new Result.NoPeg();
    }
    return Attempt.untilWritten(() -> tryIssue(claim(assessment, policy, voice), voice));
  }

  private Change.Claim claim(Assessment assessment, RewardPolicy policy, Voice voice) {
    Circumstances brought = history.circumstances(assessment.subject(), policy, voice);
    Amount reward = Reward.explain(assessment, policy, brought).orElseThrow().reward();
    return Change.Claim.of(
        assessment, policy, new Change.Claim.Worth(reward, Amount.ZERO, brought));
  }

  /**
   * Takes back what was issued for a subject of which the newest delivery has no line.
   *
   * @param nothing what that delivery says of it: an assessment without rows
   * @param policy the reward policy of the period
   */
  Result withdraw(Assessment nothing, RewardPolicy policy) {
    Change.Claim claim = Change.Claim.of(nothing, policy, Change.Claim.Worth.NOTHING);
    return Attempt.untilWritten(() -> tryWithdraw(claim));
  }

  /**
   * Takes note that a delivery was final which came after a newer one: coins wait from the first
   * final delivery on, whichever came first. No coins move.
   */
  Result bringForward(Assessment assessment, RewardPolicy policy) {
    Change.Claim claim = Change.Claim.of(assessment, policy, Change.Claim.Worth.NOTHING);
    return Attempt.untilWritten(
        () ->
            journal
                .item(claim.key())
                .filter(item -> IssuedSoFar.of(item).isOfDelivery())
                .map(item -> bringForward(claim, item))
                .orElseGet(() -> Optional.of(new Result.Unchanged())));
  }

  private Optional<Result> tryIssue(Change.Claim claim, Voice voice) {
    Optional<Item> item = journal.item(claim.key());
    return item.isPresent() && IssuedSoFar.of(item.get()).isOfDelivery()
        ? change(claim, item.get())
        : begin(claim, item, voice);
  }

  private Optional<Result> tryWithdraw(Change.Claim claim) {
    // What is only announced moves as well, so that whoever announced it issues nothing.
    return journal
        .item(claim.key())
        .map(item -> change(claim, item))
        .orElseGet(() -> Optional.of(new Result.Unchanged()));
  }

  /** Of what is noted already, the note says which delivery is newer. */
  private Optional<Result> change(Change.Claim claim, Item item) {
    IssuedSoFar before = IssuedSoFar.of(item);
    if (claim.age().compareTo(before.newest()) <= 0) {
      return bringForward(claim, item);
    }
    if (before.isOfDelivery() && !before.policy().equals(claim.policy().hash())) {
      return Optional.of(new Result.OtherPolicy());
    }
    Change.Claim paid = claim.paidTo(before.account(claim.key()), before.earned().under());
    return write(paid, Optional.of(item), head(paid));
  }

  private Optional<Result> bringForward(Change.Claim claim, Item item) {
    IssuedSoFar before = IssuedSoFar.of(item);
    Instant made = claim.age().modified();
    boolean isFirst = before.firstFinal().map(made::isBefore).orElse(true);
    if (!claim.assessment().isFinal()
        || !isFirst
        || !before.vestedInto().isEmpty()
        || !before.policy().equals(claim.policy().hash())) {
      return Optional.of(new Result.Unchanged());
    }
    Vesting vesting = claim.vesting(made);
    IssuedSoFar after = before.finalSince(made, vesting.lot());
    return put(after.item(claim.key(), Optional.of(item), Optional.of(vesting.due())));
  }

  /**
   * What is new in a period is announced, then issued if no newer delivery speaks by then. A newer
   * one that does not contain it looks for what is announced after it began to speak: so either it
   * finds this and moves it, or this finds that it speaks.
   */
  private Optional<Result> begin(Change.Claim own, Optional<Item> announced, Voice voice) {
    Step ownHead = head(own);
    Optional<Result> outside = outside(own, enrolment(ownHead), voice);
    if (outside.isPresent()) {
      // What an older delivery announced moves, so that it cannot issue it after this.
      boolean isSettled = announced.map(item -> journal.put(same(item))).orElse(true);
      return isSettled ? outside : Optional.empty();
    }
    Change.Claim claim = own.paidTo(beneficiaries.of(own.account()), enrolment(ownHead).since());
    Step head = claim.account().equals(own.account()) ? ownHead : head(claim);
    if (claim.reward().isZero()) {
      return write(claim, announced, head);
    }
    Item item =
        announced.orElseGet(
            () ->
                IssuedSoFar.nothing(claim, enrolment(head))
                    .item(claim.key(), Optional.empty(), Optional.empty()));
    if (announced.isEmpty() && !journal.put(item)) {
      return Optional.empty();
    }
    // A crash here means: a note of no coins, which counts as none.
    return voice.isNewest()
        ? write(claim, Optional.of(item), head)
        : Optional.of(new Result.Unchanged());
  }

  private static Item same(Item item) {
    return item.next(item.fields(), item.due());
  }

  private static Optional<Result> outside(Change.Claim claim, Enrolment enrolment, Voice voice) {
    if (!enrolment.isEnrolled()) {
      return Optional.of(new Result.NotEnrolled(claim.reward()));
    }
    return voice.isOpenTo(claim.account(), enrolment)
        ? Optional.empty()
        : Optional.of(new Result.EnrolledLater(claim.reward()));
  }

  private Step head(Change.Claim claim) {
    return journal.head(claim.account());
  }

  private static Enrolment enrolment(Step head) {
    return head.standing().enrolment();
  }

  /** The head is read once: the write asserts that it is the newest still. */
  private Optional<Result> write(Change.Claim claim, Optional<Item> item, Step head) {
    Enrolment enrolment = enrolment(head);
    Change whole = Change.of(claim, item, enrolment);
    Budget.Draw draw = budget.draw(claim.policy(), claim.account().id(), whole.delta());
    Amount cut = whole.delta().minus(draw.granted());
    Change change = cut.isZero() ? whole : Change.of(claim.cut(cut), item, enrolment);
    if (change.request().isEmpty()) {
      return put(change.item());
    }
    EvidenceWriter kept =
        evidence.orElseThrow(() -> new IllegalStateException("this issuance only vests"));
    kept.keep(claim.policy().text());
    kept.keep(change.assessment());
    // A crash here means: files that no entry names; the next attempt may leave others beside them.
    List<Item> moved = new ArrayList<>(draw.items());
    moved.add(change.item());
    Posted posted = ledger.post(change.request().get(), moved, List.of(head));
    return Attempt.answer(
        posted, signed -> new Result.Issued(signed, change.delta()), claim.reward());
  }

  /**
   * Vests what is due of one assessment.
   *
   * @param key the item's, as {@link zoncoin.ledger.Due} gives it
   */
  public Result vest(Item.Key key) {
    AssessmentVesting vesting = new AssessmentVesting(ledger, journal);
    return Attempt.untilWritten(() -> vesting.tryVest(key));
  }

  /** The account that has the coins of an assessment, which may be another than earned them. */
  Account.Member holder(Item.Key key) {
    return journal
        .item(key)
        .map(item -> IssuedSoFar.of(item).account(key))
        .orElseGet(() -> new Account.Member(IssuedSoFar.subject(key).account()));
  }

  private Optional<Result> put(Item item) {
    return journal.put(item) ? Optional.of(new Result.Unchanged()) : Optional.empty();
  }
}
