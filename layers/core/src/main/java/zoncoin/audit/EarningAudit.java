package zoncoin.audit;

import java.time.YearMonth;
import java.util.List;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Standing;

/**
 * Whether coins came to be and ceased to be as they should: the audit's own words for what {@code
 * zoncoin.ledger} decides. The table of postings and the buckets hold already.
 */
final class EarningAudit {
  /** New coins may last so long; it is said a second time here, as all is that is decided. */
  private static final int MAX_MONTHS_AHEAD = 36;

  private EarningAudit() {}

  static void judge(Case at) {
    switch (at.kind()) {
      case ENROL, LEAVE, FREEZE, THAW -> judgeStanding(at);
      case ISSUE -> judgeEnrolled(at);
      case VEST -> {
        judgeEnrolled(at);
        judgeCredit(at);
      }
      case ADJUST -> judgeAdjust(at);
      case EXPIRE -> judgeExpire(at);
      case COLLECT -> judgeCollect(at);
      case KEY, POLICY, REPORT, CATALOGUE, HOLD, SETTLE, RELEASE, TRANSFER, REVERSE -> {}
    }
  }

  private static void judgeStanding(Case at) {
    Standing standing = at.standing(at.account());
    Enrolment enrolment = standing.enrolment();
    boolean isKnown = enrolment.state() != Enrolment.State.NEVER;
    boolean isNews =
        switch (at.kind()) {
          case ENROL -> !enrolment.isEnrolled();
          case LEAVE -> enrolment.isEnrolled();
          case FREEZE -> isKnown && !enrolment.isFrozen();
          case THAW -> isKnown && enrolment.isFrozen();
          default -> throw new IllegalArgumentException("no change of standing: " + at.kind());
        };
    if (!isNews) {
      at.wrong(Rule.STANDING, "cannot " + at.kind().word() + " " + at.account());
    }
    Amount pending = standing.buckets().of(Bucket.Plain.PENDING);
    if (at.kind() == Kind.LEAVE
        && !at.posted(at.account(), Bucket.Plain.PENDING).equals(pending.negate())) {
      at.wrong(Rule.POSTING, at.account() + " leaves, and not all its pending " + pending);
    }
  }

  private static void judgeEnrolled(Case at) {
    if (!at.standing(at.account()).enrolment().isEnrolled()) {
      at.wrong(Rule.STANDING, at.account() + " does not take part");
    }
  }

  /** What comes in pays debt first; the rest is one lot, or one gift, whose month is not over. */
  private static void judgeCredit(Case at) {
    Account.Chained account = at.account();
    Amount total = Amount.ZERO;
    int lots = 0;
    for (Posting posting : at.postings(account)) {
      if (posting.amount().isPositive()) {
        total = total.plus(posting.amount());
      }
      if (posting.bucket() instanceof Bucket.Spendable lot) {
        lots++;
        if (lot.month().isBefore(at.month())) {
          at.wrong(Rule.MONTH, "puts coins into " + lot + ", whose month is over");
        }
        if (lot.month().isAfter(at.month().plusMonths(MAX_MONTHS_AHEAD))) {
          at.wrong(Rule.MONTH, "puts coins into " + lot + ", too far ahead");
        }
      }
    }
    if (lots > 1) {
      at.wrong(Rule.POSTING, "puts coins into " + lots + " months");
    }
    judgeDebtFirst(at, account, total);
  }

  static void judgeDebtFirst(Case at, Account.Chained account, Amount total) {
    Amount owed = at.standing(account).buckets().owed();
    Amount paid = at.posted(account, Bucket.Plain.DEBT);
    if (!paid.equals(owed.min(total))) {
      at.wrong(Rule.DEBT, account + " owes " + owed + ", gets " + total + " and pays " + paid);
    }
  }

  private static void judgeCollect(Case at) {
    for (Posting posting : at.entry().postings()) {
      if (posting.account() instanceof Account.Till till
          && !at.account().equals(new Account.Merchant(till.merchant()))) {
        at.wrong(Rule.POSTING, at.account() + " collects from " + till);
      }
    }
    judgeCredit(at);
  }

  private static void judgeAdjust(Case at) {
    boolean isOperators = at.entry().memo().isPresent();
    if (isOperators == at.posted(Account.Program.ADJUSTMENT, Bucket.Plain.TOTAL).isZero()) {
      at.wrong(Rule.POSTING, "adjusts without a bill, or with one what an operator decides");
    } else if (isOperators) {
      judgeDecided(at);
    } else {
      judgeRestated(at);
    }
  }

  /** What an operator gives is one lot; what it takes comes from lots soonest first, then debt. */
  private static void judgeDecided(Case at) {
    Amount taken = at.posted(Account.Program.ADJUSTMENT, Bucket.Plain.TOTAL);
    if (!taken.isPositive()) {
      judgeEnrolled(at);
      judgeCredit(at);
      return;
    }
    Account.Chained account = at.account();
    List<Moves.Part> parts = Moves.soonest(at.standing(account).buckets(), at.month(), taken, true);
    Moves expected =
        new Moves()
            .add(Account.Program.ADJUSTMENT, taken)
            .take(account, parts)
            .add(account, Bucket.Plain.DEBT, Moves.sum(parts).minus(taken));
    if (!expected.equals(Moves.of(at.entry()))) {
      at.wrong(Rule.LOT_ORDER, "takes other coins than the soonest: " + expected);
    }
  }

  /**
   * A clawback takes the assessment's own pending coins, the lots it vested into, what expired of
   * those, other lots soonest first, then makes debt. Which its own lots are is not in the log.
   * Whichever they are, one lot at most is left half taken, gifts come in their turn ({@link
   * #judgeGifts}), what expired comes between the own lots and all else ({@link #judgeLost}), and
   * there is no debt while a lot is left.
   */
  private static void judgeRestated(Case at) {
    if (!at.posted(Account.Program.ISSUANCE, Bucket.Plain.TOTAL).isPositive()) {
      judgeEnrolled(at);
      return;
    }
    Account.Chained account = at.account();
    Buckets buckets = at.standing(account).buckets();
    List<Bucket.Spendable> halfTaken =
        Moves.taken(at.entry(), account).stream()
            .filter(part -> part.amount().compareTo(buckets.of(part.lot())) < 0)
            .map(Moves.Part::lot)
            .toList();
    if (halfTaken.size() > 1) {
      at.wrong(Rule.LOT_ORDER, "takes a part of each of " + halfTaken);
    }
    judgeGifts(at, buckets);
    at.entry().postings().forEach(posting -> judgeLost(at, posting));
    if (!at.posted(account, Bucket.Plain.DEBT).isZero()) {
      for (Bucket.Spendable lot : buckets.spendable(at.month(), true)) {
        if (buckets.of(lot).plus(at.posted(account, lot)).isPositive()) {
          at.wrong(Rule.DEBT, "makes debt of " + account + ", which has coins in " + lot);
        }
      }
    }
  }

  /** A gift is never what an assessment vested into: it is taken in its turn, if it is in time. */
  private static void judgeGifts(Case at, Buckets buckets) {
    for (Moves.Part part : Moves.taken(at.entry(), at.account())) {
      if (!(part.lot() instanceof Bucket.Gift gift)) {
        continue;
      }
      if (gift.month().isBefore(at.month())) {
        at.wrong(Rule.MONTH, "takes " + gift + ", whose month is over");
        continue;
      }
      buckets.spendable(at.month(), true).stream()
          .takeWhile(lot -> !lot.equals(gift))
          .filter(lot -> buckets.of(lot).plus(at.posted(at.account(), lot)).isPositive())
          .forEach(lot -> at.wrong(Rule.LOT_ORDER, "takes " + gift + " before all of " + lot));
    }
  }

  /**
   * What expired is set off after all own lots, month by month, each as far as it goes: where some
   * of it is left, nothing is taken after it.
   */
  private static void judgeLost(Case at, Posting posting) {
    if (!(posting.account() instanceof Account.Program program)
        || !(program.expired().orElse(null) instanceof Bucket.Lot lot)) {
      return;
    }
    Standing standing = at.standing(at.account());
    if (standing.buckets().of(lot).plus(at.posted(at.account(), lot)).isPositive()) {
      at.wrong(Rule.LOT_ORDER, "sets off what expired of " + lot + " before what is left there");
    }
    Amount expired = standing.expired().getOrDefault(lot.month(), Amount.ZERO);
    boolean isLast =
        at.posted(at.account(), Bucket.Plain.DEBT).isZero()
            && Moves.taken(at.entry(), at.account()).stream()
                .allMatch(part -> mayBeOwn(part, standing.buckets()))
            && at.entry().postings().stream().noneMatch(other -> isLostLater(other, lot));
    if (expired.plus(posting.amount()).isPositive() && !isLast) {
      at.wrong(Rule.LOT_ORDER, "takes more where what expired of " + lot + " is not set off");
    }
  }

  /** What an assessment vested into is taken whole before anything that expired is set off. */
  private static boolean mayBeOwn(Moves.Part part, Buckets buckets) {
    return part.lot() instanceof Bucket.Lot && part.amount().equals(buckets.of(part.lot()));
  }

  private static boolean isLostLater(Posting posting, Bucket.Lot lot) {
    return posting.account() instanceof Account.Program program
        && program.expired().filter(other -> other.month().isAfter(lot.month())).isPresent();
  }

  /** All coins of one month that is over, and no others. */
  private static void judgeExpire(Case at) {
    List<Moves.Part> taken = Moves.taken(at.entry(), at.account());
    for (Moves.Part part : taken) {
      if (!part.lot().month().isBefore(at.month())) {
        at.wrong(Rule.MONTH, "expires " + part.lot() + ", whose month is not over");
        return;
      }
    }
    Buckets buckets = at.standing(at.account()).buckets();
    YearMonth month = taken.getFirst().lot().month();
    List<Bucket.Spendable> over =
        buckets.lots().stream().filter(lot -> lot.month().equals(month)).toList();
    Moves expected = new Moves();
    for (Bucket.Spendable lot : over) {
      expected.add(at.account(), lot, buckets.of(lot).negate());
      expected.add(Account.Program.breakage(lot), buckets.of(lot));
    }
    if (!expected.equals(Moves.of(at.entry()))) {
      at.wrong(Rule.POSTING, "expires other coins than all of " + month + ": " + expected);
    }
  }
}
