package zoncoin.reward;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.billing.Assessment;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
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

  private static final int MAX_ATTEMPTS = 8;

  private final Ledger ledger;
  private final Journal journal;

  /**
   * @param ledger where coins are issued
   * @param journal the same ledger's journal
   */
  public Issuance(Ledger ledger, Journal journal) {
    this.ledger = ledger;
    this.journal = journal;
  }

  /** What became of an assessment. */
  public sealed interface Result {
    /** This entry issued so many coins, or took them back. */
    record Issued(SignedEntry signed, Amount delta) implements Result {}

    /** This entry made so many pending coins a lot, or paid debt with them. */
    record Vested(SignedEntry signed, Amount amount) implements Result {}

    /** There is nothing to move: it is issued already, or not newer, or not due. */
    record Unchanged() implements Result {}

    /** The account does not take part; this is what it would have earned. */
    record NotEnrolled(Amount reward) implements Result {}

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
   * Issues the difference that an assessment makes.
   *
   * @param assessment what a bill is worth to one account
   * @param policy the reward policy in force for its period
   */
  public Result issue(Assessment assessment, RewardPolicy policy) {
    OptionalLong reward = Reward.of(assessment, policy);
    if (reward.isEmpty()) {
      return new Result.NoPeg();
    }
    Change.Claim claim = new Change.Claim(assessment, policy, Amount.of(reward.getAsLong()));
    return untilWritten(() -> tryIssue(claim));
  }

  /** An attempt answers empty if what it read moved before it wrote. */
  @FunctionalInterface
  private interface Attempt {
    Optional<Result> run();
  }

  private static Result untilWritten(Attempt attempt) {
    for (int i = 1; i <= MAX_ATTEMPTS; i++) {
      Optional<Result> result = attempt.run();
      if (result.isPresent()) {
        return result.get();
      }
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  private Optional<Result> tryIssue(Change.Claim claim) {
    Optional<Item> item = journal.item(claim.key());
    Optional<IssuedSoFar> before = item.map(IssuedSoFar::of);
    if (before.isPresent() && claim.age().compareTo(before.get().newest()) <= 0) {
      return Optional.of(new Result.Unchanged());
    }
    if (before.isPresent() && !before.get().policy().equals(claim.policy().hash())) {
      return Optional.of(new Result.OtherPolicy());
    }
    Enrolment enrolment = journal.head(claim.account()).standing().enrolment();
    if (before.isEmpty() && !enrolment.isEnrolled()) {
      return Optional.of(new Result.NotEnrolled(claim.reward()));
    }
    Change change = Change.of(claim, item, enrolment);
    if (change.request().isEmpty()) {
      return put(change.item());
    }
    Posted posted = ledger.post(change.request().get(), List.of(change.item()));
    return answer(posted, signed -> new Result.Issued(signed, change.delta()), claim.reward());
  }

  /**
   * Vests what is due of one assessment.
   *
   * @param key the item's, as {@link zoncoin.ledger.Due} gives it
   */
  public Result vest(Item.Key key) {
    return untilWritten(() -> tryVest(key));
  }

  private Optional<Result> tryVest(Item.Key key) {
    Optional<Item> item = journal.item(key);
    if (item.isEmpty() || item.get().due().isEmpty()) {
      return Optional.of(new Result.Unchanged());
    }
    IssuedSoFar before = IssuedSoFar.of(item.get());
    Account.Member account = IssuedSoFar.account(key);
    Step head = journal.head(account);
    IssuedSoFar now = before.under(head.standing().enrolment());
    if (now.pending().isZero()) {
      // The member left: its pending coins were taken back then, and there is nothing to vest.
      return put(now.item(key, item, Optional.empty()));
    }
    YearMonth lot = before.lotIn(ledger.monthAfter(head));
    Item after = now.vested(lot).item(key, item, Optional.empty());
    Request request =
        new Request.Vest(
            IssuedSoFar.transaction("vest", key, after.revision()),
            account,
            before.pending(),
            lot,
            before.since());
    return answer(
        ledger.post(request, List.of(after)),
        signed -> new Result.Vested(signed, before.pending()),
        before.reward());
  }

  private Optional<Result> put(Item item) {
    return journal.put(item) ? Optional.of(new Result.Unchanged()) : Optional.empty();
  }

  private static Optional<Result> answer(
      Posted posted, java.util.function.Function<SignedEntry, Result> written, Amount reward) {
    return switch (posted) {
      case Posted.Written entry -> Optional.of(written.apply(entry.signed()));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            // The member left or came back since its enrolment was read: read again.
            case Refusal.EnrolmentChanged changed -> Optional.empty();
            // The month ended since it was asked for: read again.
            case Refusal.WrongMonth over -> Optional.empty();
            // Another delivery took this revision, and its name with it: read again.
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal.NotEnrolled gone -> Optional.of(new Result.NotEnrolled(reward));
            case Refusal other -> Optional.of(new Result.Refused(other));
          };
    };
  }
}
