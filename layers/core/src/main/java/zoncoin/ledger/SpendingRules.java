package zoncoin.ledger;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How coins leave their holder: held, settled, released, paid, taken back. */
final class SpendingRules {
  /**
   * What a member gives may have to be taken back in one entry of 100 postings. These lots return,
   * and a debt of whoever gave them is paid: 23. Whoever got them may own a lot and a gift of each
   * of 37 months by then and come to owe the rest: 75. Two may be over and still there: 2. Where
   * more are over, as many fewer return, for those come back as one lot and one gift.
   */
  static final int MAX_LOTS_GIVEN = 22;

  private SpendingRules() {}

  static Decision hold(Request.Hold hold, World world) {
    Draft draft = new Draft(hold, world);
    Account.Chained account = hold.account();
    boolean gifts = !hold.purchase().isCredit();
    return refuseSpending(account, hold.amount(), gifts, draft)
        .map(Rules::refused)
        .orElseGet(
            () -> {
              drawSoonest(draft, account, hold.amount(), gifts);
              return draft.post(account, Bucket.Plain.HELD, hold.amount()).finish();
            });
  }

  static Decision transfer(Request.Transfer transfer, World world) {
    Draft draft = new Draft(transfer, world);
    return refuseReceiver(transfer, world)
        .or(() -> refuseSpending(transfer.from(), transfer.amount(), true, draft))
        .map(Rules::refused)
        .orElseGet(() -> pay(transfer, draft));
  }

  /** What is wrong with a transfer before its sender can be blamed for it. */
  private static Optional<Refusal> refuseReceiver(Request.Transfer transfer, World world) {
    Optional<Refusal> outOfRange = Rules.outOfRange(transfer.amount());
    if (outOfRange.isPresent()) {
      return outOfRange;
    }
    if (transfer.to().equals(transfer.from())) {
      return Optional.of(new Refusal.SameAccount(transfer.to()));
    }
    return transfer.to() instanceof Account.Chained receiver
            && !world.head(receiver).standing().enrolment().isEnrolled()
        ? Optional.of(new Refusal.NotEnrolled(receiver))
        : Optional.empty();
  }

  private static Decision pay(Request.Transfer transfer, Draft draft) {
    List<Part> parts = drawSoonest(draft, transfer.from(), transfer.amount(), true);
    return switch (transfer.to()) {
      case Account.Chained receiver -> give(receiver, parts, draft);
      case Account.Contra till -> draft.post(till, Bucket.Plain.TOTAL, transfer.amount()).finish();
    };
  }

  private static Decision give(Account.Chained receiver, List<Part> parts, Draft draft) {
    if (parts.size() > MAX_LOTS_GIVEN) {
      return Rules.refused(new Refusal.TooManyLots(parts.size(), MAX_LOTS_GIVEN));
    }
    for (Part part : parts) {
      draft.credit(receiver, new Bucket.Gift(part.from().month()), part.amount());
    }
    return draft.finish();
  }

  /** The rules that every kind of spending keeps, in the order of {@link Refusal}. */
  private static Optional<Refusal> refuseSpending(
      Account.Chained account, Amount amount, boolean gifts, Draft draft) {
    Enrolment enrolment = draft.standing(account).enrolment();
    Buckets buckets = draft.standing(account).buckets();
    Amount owed = buckets.owed();
    Amount available = buckets.sum(buckets.spendable(draft.month(), gifts));
    return Stream.<Optional<Refusal>>of(
            Rules.outOfRange(amount),
            when(enrolment.state() == Enrolment.State.NEVER, new Refusal.NotEnrolled(account)),
            when(enrolment.isFrozen(), new Refusal.Frozen(account)),
            when(owed.isPositive(), new Refusal.InDebt(account, owed)),
            when(
                available.compareTo(amount) < 0,
                new Refusal.InsufficientCoins(account, amount, available)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> when(boolean broken, Refusal refusal) {
    return broken ? Optional.of(refusal) : Optional.empty();
  }

  /** What was drawn from where. */
  private record Part(Bucket.Spendable from, Amount amount) {}

  /** Draws an amount that is there, soonest month first. */
  private static List<Part> drawSoonest(
      Draft draft, Account.Chained account, Amount amount, boolean gifts) {
    Buckets buckets = draft.buckets(account);
    List<Part> parts = new java.util.ArrayList<>();
    Amount missing = amount;
    for (Bucket.Spendable lot : buckets.spendable(draft.month(), gifts)) {
      Amount drawn = buckets.of(lot).min(missing);
      if (drawn.isPositive()) {
        draft.post(account, lot, drawn.negate());
        parts.add(new Part(lot, drawn));
        missing = missing.minus(drawn);
      }
    }
    return parts;
  }

  static Decision settle(Request.Settle settle, World world) {
    Entry hold = world.reference().orElseThrow();
    Account.Chained account = hold.chain().getFirst().account();
    Amount held = hold.posted(account, Bucket.Plain.HELD);
    return new Draft(settle, world)
        .post(account, Bucket.Plain.HELD, held.negate())
        .post(Account.Program.redemption(settle.product()), Bucket.Plain.TOTAL, held)
        .finish();
  }

  static Decision release(Request.Release release, World world) {
    Entry hold = world.reference().orElseThrow();
    Draft draft = new Draft(release, world);
    Account.Chained account = hold.chain().getFirst().account();
    draft.post(account, Bucket.Plain.HELD, hold.posted(account, Bucket.Plain.HELD).negate());
    boolean isAtOnce = draft.isBefore(hold.time().plus(Rules.AT_ONCE));
    boolean isKept = release.cause() == Request.Cause.FAILED && !isAtOnce;
    for (Part part : drawnBy(hold, account)) {
      boolean isOver = part.from().month().isBefore(draft.month());
      if (isOver && !isKept) {
        draft.post(Account.Program.breakage(part.from()), Bucket.Plain.TOTAL, part.amount());
      } else {
        draft.credit(account, draft.current(part.from()), part.amount());
      }
    }
    return draft.finish();
  }

  static Decision reverse(Request.Reverse reverse, World world) {
    Entry transfer = world.reference().orElseThrow();
    Draft draft = new Draft(reverse, world);
    for (Posting posting : transfer.postings()) {
      if (posting.account() instanceof Account.Contra till) {
        draft.post(till, Bucket.Plain.TOTAL, posting.amount().negate());
      }
    }
    for (Chain link : transfer.chain()) {
      takeBack(draft, transfer, link.account());
      for (Part part : drawnBy(transfer, link.account())) {
        draft.credit(link.account(), draft.current(part.from()), part.amount());
      }
    }
    return draft.finish();
  }

  /** Takes what an account received: from the lots it came into, then the soonest, then as debt. */
  private static void takeBack(Draft draft, Entry transfer, Account.Chained account) {
    Amount received = Amount.ZERO;
    java.util.Set<YearMonth> months = new java.util.TreeSet<>();
    for (Posting posting : transfer.postings()) {
      if (posting.account().equals(account) && posting.amount().isPositive()) {
        received = received.plus(posting.amount());
        if (posting.bucket() instanceof Bucket.Gift gift) {
          months.add(gift.month());
        }
      }
    }
    Clawback.fromReceiver(draft, account, months).take(received);
  }

  /** What an entry drew from an account's lots, soonest month first, as it drew them. */
  private static List<Part> drawnBy(Entry entry, Account.Chained account) {
    return entry.postings().stream()
        .filter(p -> p.account().equals(account) && !p.amount().isPositive())
        .flatMap(
            p ->
                p.bucket() instanceof Bucket.Spendable lot
                    ? Stream.of(new Part(lot, p.amount().negate()))
                    : Stream.empty())
        .sorted(Comparator.comparing(Part::from, Buckets.SOONEST_FIRST))
        .toList();
  }
}
