package zoncoin.audit;

import java.util.ArrayList;
import java.util.List;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Standing;

/**
 * Whether coins left their holder as they should: the audit's own words for what {@code
 * zoncoin.ledger} decides. The table of postings and the buckets hold already.
 */
final class SpendingAudit {
  private SpendingAudit() {}

  static void judge(Case at) {
    switch (at.kind()) {
      case HOLD -> {
        judgeSpender(at, at.account());
        judgeDraw(at, at.account());
      }
      case TRANSFER -> judgeTransfer(at);
      case KEY,
          ENROL,
          LEAVE,
          ISSUE,
          VEST,
          ADJUST,
          EXPIRE,
          SETTLE,
          RELEASE,
          COLLECT,
          REVERSE,
          FREEZE,
          THAW,
          POLICY,
          REPORT,
          CATALOGUE -> {}
    }
  }

  private static void judgeSpender(Case at, Account.Chained account) {
    Standing standing = at.standing(account);
    if (standing.enrolment().state() == Enrolment.State.NEVER) {
      at.wrong(Rule.STANDING, account + " spends and never took part");
    }
    if (standing.enrolment().isFrozen()) {
      at.wrong(Rule.STANDING, account + " spends and is frozen");
    }
    if (standing.buckets().owed().isPositive()) {
      at.wrong(Rule.STANDING, account + " spends and owes " + standing.buckets().owed());
    }
  }

  private static void judgeDraw(Case at, Account.Chained account) {
    List<Moves.Part> taken = Moves.taken(at.entry(), account);
    for (Moves.Part part : taken) {
      if (part.lot().month().isBefore(at.month())) {
        at.wrong(Rule.MONTH, "draws " + part.lot() + ", whose month is over");
        return;
      }
    }
    List<Moves.Part> inOrder = Moves.soonestFirst(taken);
    List<Moves.Part> soonest = soonest(at, account, taken, true);
    if (!inOrder.equals(soonest) && !isForCredit(at, account, inOrder)) {
      at.wrong(Rule.LOT_ORDER, "draws " + show(inOrder) + "; soonest first is " + show(soonest));
    }
  }

  /** A hold leaves gifts aside if its product is one that they cannot buy. */
  private static boolean isForCredit(Case at, Account.Chained account, List<Moves.Part> inOrder) {
    return at.kind() == Kind.HOLD && inOrder.equals(soonest(at, account, inOrder, false));
  }

  private static List<Moves.Part> soonest(
      Case at, Account.Chained account, List<Moves.Part> taken, boolean gifts) {
    return Moves.soonest(at.standing(account).buckets(), at.month(), Moves.sum(taken), gifts);
  }

  private static String show(List<Moves.Part> parts) {
    return String.join(
        " and ", parts.stream().map(part -> part.amount() + " of " + part.lot()).toList());
  }

  private static void judgeTransfer(Case at) {
    List<Account.Chained> givers = new ArrayList<>();
    List<Account> takers = new ArrayList<>();
    at.entry().chain().forEach(link -> sort(at, link.account(), givers, takers));
    for (Posting posting : at.entry().postings()) {
      if (posting.account() instanceof Account.Till till) {
        takers.add(till);
      }
    }
    boolean isOfOthers =
        at.entry().chain().stream().anyMatch(link -> at.postings(link.account()).isEmpty());
    if (givers.size() != 1 || takers.size() != 1 || givers.equals(takers) || isOfOthers) {
      at.wrong(Rule.POSTING, "is a transfer from " + givers + " to " + takers);
      return;
    }
    judgeSpender(at, givers.getFirst());
    judgeDraw(at, givers.getFirst());
    switch (takers.getFirst()) {
      case Account.Member taker -> judgeReceipt(at, givers.getFirst(), taker);
      case Account.Merchant merchant ->
          at.wrong(Rule.POSTING, "pays " + merchant + " other than into its till");
      case Account.Contra _ -> {}
    }
  }

  private static void sort(
      Case at, Account.Chained account, List<Account.Chained> givers, List<Account> takers) {
    for (Posting posting : at.postings(account)) {
      boolean isGiver = !posting.amount().isPositive();
      if (isGiver && !givers.contains(account)) {
        givers.add(account);
      }
      if (!isGiver && !takers.contains(account)) {
        takers.add(account);
      }
    }
  }

  /** What is received pays debt first, soonest month first; the rest keeps its months. */
  private static void judgeReceipt(Case at, Account.Chained giver, Account.Chained taker) {
    if (!at.standing(taker).enrolment().isEnrolled()) {
      at.wrong(Rule.STANDING, taker + " receives and does not take part");
    }
    List<Moves.Part> taken = Moves.taken(at.entry(), giver);
    EarningAudit.judgeDebtFirst(at, taker, Moves.sum(taken));
    List<Moves.Part> gifts =
        Moves.soonestFirst(taken).stream()
            .map(part -> new Moves.Part(new Bucket.Gift(part.lot().month()), part.amount()))
            .toList();
    Moves expected = new Moves().take(giver, taken);
    expected.give(taker, gifts, at.posted(taker, Bucket.Plain.DEBT));
    if (!expected.equals(Moves.of(at.entry()))) {
      at.wrong(Rule.POSTING, "gives other months than it takes: " + expected);
    }
  }
}
