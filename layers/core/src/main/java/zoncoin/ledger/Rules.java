package zoncoin.ledger;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the ledger: what a request becomes, given how the accounts stand. Pure: the same
 * request in the same world is always the same entry.
 */
public final class Rules {
  /** A clock may lag behind another machine's by this much before requests are refused. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  /**
   * The latest month of expiry that new coins may have, counted from the month of the entry that
   * makes them a lot: whoever holds coins never has more than so many lots and gifts, and what one
   * entry draws stays within what it may post.
   */
  public static final int MAX_MONTHS_AHEAD = 36;

  /**
   * What could not be delivered and was released this soon took no time from its owner. Its coins
   * end when they would have if it had been refused: otherwise whoever asks for what cannot be had
   * a moment before midnight would have them for two months more, as often as he likes.
   */
  public static final Duration AT_ONCE = Duration.ofHours(1);

  private Rules() {}

  /**
   * Decides a request.
   *
   * @param request what is asked
   * @param world what was read for it; holds the head of every account that the request moves
   * @return the entry to sign and append, or the first rule of {@link Refusal} that forbids it
   */
  public static Decision decide(Request request, World world) {
    return clockBehind(world)
        .or(() -> unknownReference(request, world))
        .map(Rules::refused)
        .orElseGet(() -> decideKind(request, world));
  }

  private static Optional<Refusal> clockBehind(World world) {
    return world.heads().values().stream()
        .filter(head -> world.ahead(head).compareTo(MAX_AHEAD) > 0)
        .min(Comparator.comparing(Step::account))
        .map(head -> new Refusal.ClockBehind(head.account(), world.ahead(head).toSeconds()));
  }

  private static Optional<Refusal> unknownReference(Request request, World world) {
    return request
        .reference()
        .filter(id -> world.reference().filter(request::mayReferTo).isEmpty())
        .map(Refusal.UnknownReference::new);
  }

  private static Decision decideKind(Request request, World world) {
    return switch (request) {
      case Request.Unchained unchained -> new Draft(unchained, world).finish();
      case Request.Enrol enrol -> enrol(enrol, world);
      case Request.ChangeStanding change -> changeStanding(change, world);
      case Request.Issue issue -> EarningRules.issue(issue, world);
      case Request.Adjust adjust -> EarningRules.adjust(adjust, world);
      case Request.Correct correct -> EarningRules.correct(correct, world);
      case Request.Vest vest -> EarningRules.vest(vest, world);
      case Request.Expire expire -> EarningRules.expire(expire, world);
      case Request.Collect collect -> EarningRules.collect(collect, world);
      case Request.Hold hold -> SpendingRules.hold(hold, world);
      case Request.Settle settle -> SpendingRules.settle(settle, world);
      case Request.Release release -> SpendingRules.release(release, world);
      case Request.Transfer transfer -> SpendingRules.transfer(transfer, world);
      case Request.Reverse reverse -> SpendingRules.reverse(reverse, world);
    };
  }

  private static Decision enrol(Request.Enrol enrol, World world) {
    if (world.head(enrol.account()).standing().enrolment().isEnrolled()) {
      return refused(new Refusal.NoChange(enrol.account(), Kind.ENROL));
    }
    return new Draft(enrol, world).finish();
  }

  private static Decision changeStanding(Request.ChangeStanding change, World world) {
    Account.Chained account = change.account();
    Standing standing = world.head(account).standing();
    Enrolment enrolment = standing.enrolment();
    if (enrolment.state() == Enrolment.State.NEVER) {
      return refused(new Refusal.NotEnrolled(account));
    }
    boolean stands =
        switch (change.kind()) {
          case LEAVE -> !enrolment.isEnrolled();
          case FREEZE -> enrolment.isFrozen();
          case THAW -> !enrolment.isFrozen();
          case KEY,
              ENROL,
              ISSUE,
              VEST,
              ADJUST,
              EXPIRE,
              HOLD,
              SETTLE,
              RELEASE,
              TRANSFER,
              COLLECT,
              REVERSE,
              POLICY,
              REPORT,
              CATALOGUE ->
              throw new IllegalArgumentException("no change of standing: " + change.kind());
        };
    if (stands) {
      return refused(new Refusal.NoChange(account, change.kind()));
    }
    Draft draft = new Draft(change, world);
    if (change.kind() == Kind.LEAVE) {
      Amount pending = standing.buckets().of(Bucket.Plain.PENDING);
      draft
          .post(account, Bucket.Plain.PENDING, pending.negate())
          .post(Account.Program.ISSUANCE, Bucket.Plain.TOTAL, pending);
    }
    return draft.finish();
  }

  /** Refused by that rule. */
  static Decision refused(Refusal refusal) {
    return new Decision.Refused(refusal);
  }

  /** The amount's own rule, which every request with an amount keeps. */
  static Optional<Refusal> outOfRange(Amount amount) {
    return amount.isPositive() && amount.isWithinLimit()
        ? Optional.empty()
        : Optional.of(new Refusal.AmountOutOfRange(amount));
  }

  /** The first field in which two canonical requests differ; empty if they are the same. */
  static Optional<String> firstDifference(String stored, String asked) {
    if (stored.equals(asked)) {
      return Optional.empty();
    }
    List<String> one = stored.lines().toList();
    List<String> other = asked.lines().toList();
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return Optional.of(name(one.get(i)));
      }
    }
    List<String> longer = one.size() > other.size() ? one : other;
    return Optional.of(name(longer.get(Math.min(one.size(), other.size()))));
  }

  private static String name(String line) {
    return line.substring(0, Math.max(line.indexOf(' '), 0));
  }
}
