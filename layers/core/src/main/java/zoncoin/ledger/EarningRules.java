package zoncoin.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How coins come to be and cease to be: issued, vested, adjusted, expired, collected. */
final class EarningRules {
  private EarningRules() {}

  static Decision issue(Request.Issue issue, World world) {
    Account.Chained account = issue.account();
    Optional<Refusal> refusal =
        Rules.outOfRange(issue.amount()).or(() -> refuseIssuing(account, issue.since(), world));
    if (refusal.isPresent()) {
      return Rules.refused(refusal.get());
    }
    return issuePending(new Draft(issue, world), account, issue.amount());
  }

  private static Optional<Refusal> refuseIssuing(Account.Chained account, long since, World world) {
    Enrolment enrolment = world.head(account).standing().enrolment();
    if (!enrolment.isEnrolled()) {
      return Optional.of(new Refusal.NotEnrolled(account));
    }
    return enrolment.since() == since
        ? Optional.empty()
        : Optional.of(new Refusal.EnrolmentChanged(account));
  }

  private static Decision issuePending(Draft draft, Account.Chained account, Amount amount) {
    return draft
        .post(Account.Program.ISSUANCE, Bucket.Plain.TOTAL, amount.negate())
        .post(account, Bucket.Plain.PENDING, amount)
        .finish();
  }

  static Decision adjust(Request.Adjust adjust, World world) {
    Account.Chained account = adjust.account();
    Request.Source source = adjust.source();
    Amount delta = adjust.delta();
    if (delta.isZero() || !delta.isWithinLimit()) {
      return Rules.refused(new Refusal.AmountOutOfRange(delta));
    }
    Draft draft = new Draft(adjust, world);
    if (delta.isPositive()) {
      Optional<Refusal> refusal = refuseIssuing(account, source.since(), world);
      return refusal.map(Rules::refused).orElseGet(() -> issuePending(draft, account, delta));
    }
    Standing standing = world.head(account).standing();
    if (source.pending().isPositive() && !isPending(standing, source.since())) {
      return Rules.refused(new Refusal.EnrolmentChanged(account));
    }
    Amount owed = delta.negate();
    Amount pending = source.pending().min(owed);
    draft.post(Account.Program.ISSUANCE, Bucket.Plain.TOTAL, owed);
    draft.post(account, Bucket.Plain.PENDING, pending.negate());
    Clawback.fromEarner(draft, account, source.vestedInto(), standing).take(owed.minus(pending));
    return draft.finish();
  }

  /** An operator's gift is a lot at once; what it takes comes from lots and gifts, then is owed. */
  static Decision correct(Request.Correct correct, World world) {
    Account.Chained account = correct.account();
    Amount delta = correct.delta();
    if (delta.isZero() || !delta.isWithinLimit()) {
      return Rules.refused(new Refusal.AmountOutOfRange(delta));
    }
    Draft draft = new Draft(correct, world);
    draft.post(Account.Program.ADJUSTMENT, Bucket.Plain.TOTAL, delta.negate());
    Standing standing = world.head(account).standing();
    if (correct.until().isPresent()) {
      return give(draft, correct, standing, correct.until().get());
    }
    if (standing.enrolment().state() == Enrolment.State.NEVER) {
      return Rules.refused(new Refusal.NotEnrolled(account));
    }
    Clawback.fromEarner(draft, account, Set.of(), standing).take(delta.negate());
    return draft.finish();
  }

  private static Decision give(
      Draft draft, Request.Correct correct, Standing standing, YearMonth until) {
    if (!standing.enrolment().isEnrolled()) {
      return Rules.refused(new Refusal.NotEnrolled(correct.account()));
    }
    if (until.isBefore(draft.month()) || isTooFar(until, draft)) {
      return Rules.refused(new Refusal.WrongMonth(until));
    }
    return draft.credit(correct.account(), new Bucket.Lot(until), correct.delta()).finish();
  }

  /** Coins issued under an enrolment are pending while it lasts: leaving gives them back. */
  private static boolean isPending(Standing standing, long since) {
    return standing.enrolment().isEnrolled() && standing.enrolment().since() == since;
  }

  static Decision vest(Request.Vest vest, World world) {
    Account.Chained account = vest.account();
    Optional<Refusal> outOfRange = Rules.outOfRange(vest.amount());
    if (outOfRange.isPresent()) {
      return Rules.refused(outOfRange.get());
    }
    Standing standing = world.head(account).standing();
    if (!isPending(standing, vest.since())) {
      return Rules.refused(new Refusal.EnrolmentChanged(account));
    }
    Amount pending = standing.buckets().of(Bucket.Plain.PENDING);
    if (pending.compareTo(vest.amount()) < 0) {
      return Rules.refused(new Refusal.InsufficientCoins(account, vest.amount(), pending));
    }
    Draft draft = new Draft(vest, world);
    if (vest.month().isBefore(draft.month()) || isTooFar(vest.month(), draft)) {
      return Rules.refused(new Refusal.WrongMonth(vest.month()));
    }
    return draft
        .post(account, Bucket.Plain.PENDING, vest.amount().negate())
        .credit(account, new Bucket.Lot(vest.month()), vest.amount())
        .finish();
  }

  private static boolean isTooFar(YearMonth month, Draft draft) {
    return month.isAfter(draft.month().plusMonths(Rules.MAX_MONTHS_AHEAD));
  }

  static Decision expire(Request.Expire expire, World world) {
    Account.Chained account = expire.account();
    Draft draft = new Draft(expire, world);
    if (!expire.month().isBefore(draft.month())) {
      return Rules.refused(new Refusal.WrongMonth(expire.month()));
    }
    Buckets buckets = draft.buckets(account);
    List<Bucket.Spendable> over =
        buckets.lots().stream().filter(lot -> lot.month().equals(expire.month())).toList();
    if (over.isEmpty()) {
      return Rules.refused(new Refusal.NothingToMove(account));
    }
    for (Bucket.Spendable lot : over) {
      draft.post(account, lot, buckets.of(lot).negate());
      draft.post(Account.Program.breakage(lot), Bucket.Plain.TOTAL, buckets.of(lot));
    }
    return draft.finish();
  }

  static Decision collect(Request.Collect collect, World world) {
    Account.Merchant merchant = collect.account();
    Optional<Refusal> outOfRange = Rules.outOfRange(collect.amount());
    if (outOfRange.isPresent()) {
      return Rules.refused(outOfRange.get());
    }
    Draft draft = new Draft(collect, world);
    if (isTooFar(collect.month(), draft)) {
      return Rules.refused(new Refusal.WrongMonth(collect.month()));
    }
    return draft
        .post(new Account.Till(merchant.name()), Bucket.Plain.TOTAL, collect.amount().negate())
        .credit(merchant, draft.current(new Bucket.Gift(collect.month())), collect.amount())
        .finish();
  }
}
