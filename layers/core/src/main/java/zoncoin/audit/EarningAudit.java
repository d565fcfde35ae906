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
      case KEY, POLICY, HOLD, SETTLE, RELEASE, TRANSFER, REVERSE -> {}
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

  /**
   * A clawback takes the assessment's own pending coins, the lots it vested into, other lots
   * soonest first, then makes debt. Which those own lots are is not in the log; what is: one lot at
   * most is left half taken, and there is no debt while a lot is left.
   */
  private static void judgeAdjust(Case at) {
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
    if (!at.posted(account, Bucket.Plain.DEBT).isZero()) {
      for (Bucket.Spendable lot : buckets.spendable(at.month(), true)) {
        if (buckets.of(lot).plus(at.posted(account, lot)).isPositive()) {
          at.wrong(Rule.DEBT, "makes debt of " + account + ", which has coins in " + lot);
        }
      }
    }
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
