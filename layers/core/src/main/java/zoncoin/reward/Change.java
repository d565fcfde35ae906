package zoncoin.reward;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import zoncoin.billing.Age;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Grounds;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Item;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;

/**
 * The difference that a newer delivery makes: what is noted, and the request that moves coins, if
 * any do. Pure.
 *
 * @param item the note's next revision
 * @param delta by how much coins change; zero if none move
 * @param assessment what it rests on, with what had been issued before
 * @param request what to post, if coins move
 */
record Change(Item item, Amount delta, Assessment assessment, Optional<Request> request) {

  /**
   * A claim to coins.
   *
   * @param assessment what a bill comes to
   * @param policy of its period
   * @param worth what it is worth by that
   * @param account whose coins that is
   * @param under the enrolment of the account that earned it, once it is known
   */
  record Claim(
      Assessment assessment, RewardPolicy policy, Worth worth, Account.Member account, long under) {
    /** What an account earned for itself. */
    static Claim of(Assessment assessment, RewardPolicy policy, Worth worth) {
      return new Claim(
          assessment, policy, worth, new Account.Member(assessment.subject().account()), 0);
    }

    /**
     * What it is worth.
     *
     * @param reward what it earns
     * @param cut what it would have earned besides, had the budget had it
     * @param circumstances what the account brings along
     */
    record Worth(Amount reward, Amount cut, Circumstances circumstances) {
      /** No coins. */
      static final Worth NOTHING = new Worth(Amount.ZERO, Amount.ZERO, Circumstances.NONE);
    }

    /** What it earns. */
    Amount reward() {
      return worth.reward();
    }

    /** The same where the budget has so much less. */
    Claim cut(Amount less) {
      Worth rest = new Worth(worth.reward().minus(less), less, worth.circumstances());
      return new Claim(assessment, policy, rest, account, under);
    }

    Item.Key key() {
      return IssuedSoFar.key(assessment.subject());
    }

    /** The same, whose coins go to that account, whoever earned them under which enrolment. */
    Claim paidTo(Account.Member other, long earnedUnder) {
      return new Claim(assessment, policy, worth, other, earnedUnder);
    }

    /** Whose the coins are, if they are not the account's own. */
    Optional<Account.Member> beneficiary() {
      return Optional.of(account).filter(to -> !to.id().equals(assessment.subject().account()));
    }

    Age age() {
      return assessment.delivery().age();
    }

    Vesting vesting(Instant firstFinal) {
      return Vesting.of(assessment.subject().period(), firstFinal, policy);
    }

    /** When what is pending vests; empty of what never does. */
    Optional<Vesting> vesting(Optional<Instant> firstFinal) {
      return Vesting.begins(assessment.subject().period(), age().source(), firstFinal)
          .map(this::vesting);
    }

    /** The same on these grounds. */
    Claim on(Grounds grounds) {
      return new Claim(assessment.on(grounds), policy, worth, account, under);
    }

    Evidence evidence() {
      return new Evidence(assessment.hash(), policy.hash());
    }
  }

  /**
   * The difference.
   *
   * @param claim the newest delivery's
   * @param item the note so far
   * @param enrolment how the account takes part now
   */
  static Change of(Claim claim, Optional<Item> item, Enrolment enrolment) {
    IssuedSoFar before =
        item.map(IssuedSoFar::of)
            .filter(IssuedSoFar::isOfDelivery)
            .orElseGet(() -> IssuedSoFar.nothing(claim, enrolment))
            .under(enrolment);
    long revision = item.map(Item::revision).orElse(0L) + 1;
    // What was fixed with the first coins of the period holds for all of them.
    Circumstances circumstances =
        before.isFixed() ? before.earned().circumstances() : claim.worth().circumstances();
    Grounds grounds = before.grounds(revision, circumstances, claim.worth().cut());
    Parts parts = Parts.of(claim.reward(), grounds.before(), enrolment.isEnrolled());
    TransactionId id = IssuedSoFar.transaction("issue", claim.key(), revision);
    boolean moves = !parts.moved().isZero();
    IssuedSoFar.Earned earned =
        new IssuedSoFar.Earned(claim.assessment().eligible(), circumstances, claim.under());
    IssuedSoFar after = after(claim, before, parts, earned, moves ? id : before.latest());
    Optional<Instant> due = claim.vesting(after.firstFinal()).map(Vesting::due);
    return new Change(
        after.item(claim.key(), item, due),
        parts.moved(),
        claim.assessment().on(grounds),
        moves
            ? Optional.of(request(claim.on(grounds), before, id, parts.moved()))
            : Optional.empty());
  }

  /**
   * What an entry left noted, from the assessment that it names alone.
   *
   * @param assessment with what had been issued before
   * @param policy of its period
   * @param id of the entry
   * @param earlier the newest note that is known from before it
   * @return empty if the assessment does not say what had been issued before
   */
  static Optional<IssuedSoFar> noted(
      Assessment assessment, RewardPolicy policy, TransactionId id, Optional<IssuedSoFar> earlier) {
    return assessment.grounds().map(grounds -> noted(assessment, policy, grounds, id, earlier));
  }

  private static IssuedSoFar noted(
      Assessment assessment,
      RewardPolicy policy,
      Grounds grounds,
      TransactionId id,
      Optional<IssuedSoFar> earlier) {
    Circumstances brought = grounds.circumstances();
    Amount reward =
        Reward.explain(assessment, policy, brought).orElseThrow().reward().minus(grounds.cut());
    Claim claim =
        Claim.of(assessment, policy, new Claim.Worth(reward, grounds.cut(), brought))
            .paidTo(
                grounds
                    .beneficiary()
                    .orElseGet(() -> new Account.Member(assessment.subject().account())),
                // Where no note is left nothing says: most accounts enrolled once, with step 1.
                earlier.map(note -> note.earned().under()).orElse(1L));
    Enrolment enrolment = new Enrolment(Enrolment.State.ENROLLED, false, grounds.enrolment());
    IssuedSoFar before =
        earlier.orElseGet(() -> IssuedSoFar.nothing(claim, enrolment)).under(enrolment);
    return after(
        claim,
        before,
        Parts.of(reward, grounds.before(), true),
        new IssuedSoFar.Earned(assessment.eligible(), brought, claim.under()),
        id);
  }

  /**
   * By how much coins change when the newest delivery is worth so much, as anybody recomputes it
   * from the assessment.
   *
   * @param reward what it is worth
   * @param before what had been issued until then
   */
  static Amount moved(Amount reward, Grounds.Before before) {
    return Parts.of(reward, before, true).moved();
  }

  /**
   * Where a difference goes.
   *
   * @param pending coins pending after it
   * @param forfeited coins forfeited after it
   * @param moved coins that move in the ledger
   */
  private record Parts(Amount pending, Amount forfeited, Amount moved) {
    static Parts of(Amount reward, Grounds.Before before, boolean isEnrolled) {
      Amount delta = reward.minus(before.reward());
      return delta.isPositive() ? more(before, delta, isEnrolled) : taken(before, delta.negate());
    }

    private static Parts more(Grounds.Before before, Amount more, boolean isEnrolled) {
      return isEnrolled
          ? new Parts(before.pending().plus(more), before.forfeited(), more)
          : new Parts(before.pending(), before.forfeited().plus(more), Amount.ZERO);
    }

    /**
     * Less is taken from what is pending, then from what was forfeited, then back from the member.
     */
    private static Parts taken(Grounds.Before before, Amount less) {
      Amount fromPending = before.pending().min(less);
      Amount fromForfeited = before.forfeited().min(less.minus(fromPending));
      return new Parts(
          before.pending().minus(fromPending),
          before.forfeited().minus(fromForfeited),
          fromForfeited.minus(less));
    }
  }

  private static IssuedSoFar after(
      Claim claim,
      IssuedSoFar before,
      Parts parts,
      IssuedSoFar.Earned earned,
      TransactionId latest) {
    boolean isFinal = claim.assessment().isFinal();
    Optional<Instant> firstFinal =
        before
            .firstFinal()
            .or(() -> isFinal ? Optional.of(claim.age().modified()) : Optional.empty());
    Optional<YearMonth> lot = claim.vesting(firstFinal).map(Vesting::lot);
    return new IssuedSoFar(
        claim.reward(),
        parts.pending(),
        parts.forfeited(),
        before.vestedInto(),
        before.since(),
        claim.age(),
        firstFinal,
        lot,
        latest,
        before.policy(),
        earned,
        before.beneficiary());
  }

  private static Request request(Claim claim, IssuedSoFar before, TransactionId id, Amount moved) {
    if (before.isUntouched()) {
      return new Request.Issue(id, claim.account(), moved, claim.evidence(), before.since());
    }
    Request.Source source =
        new Request.Source(before.pending(), before.vestedInto(), before.since());
    return new Request.Adjust(
        id, claim.account(), moved, source, claim.evidence(), before.latest());
  }
}
