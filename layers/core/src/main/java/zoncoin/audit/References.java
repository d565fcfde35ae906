package zoncoin.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Rules;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/**
 * What entries refer to: open holds are kept with what they drew, all else by name and place. A
 * transfer that is reversed is read again; reversals are rare.
 */
final class References {
  private static final Set<Kind> EARNINGS = Set.of(Kind.ISSUE, Kind.ADJUST);

  private final Map<TransactionId, OpenHold> holds = new HashMap<>();
  private final Transactions transactions;
  private final Transactions earned = new Transactions();
  private final LeafHashes transfers = new LeafHashes();
  private final LongFunction<Optional<SignedEntry>> log;

  /**
   * @param transactions all that the log has so far
   * @param log reads the entry at an index again
   */
  References(Transactions transactions, LongFunction<Optional<SignedEntry>> log) {
    this.transactions = transactions;
    this.log = log;
  }

  /** A hold that has not ended. */
  private record OpenHold(
      Account.Chained account, Amount held, List<Moves.Part> drawn, Instant time) {}

  /** Judges what an entry refers to, and what it moves if that follows from there. */
  void judge(Case at, Hash leaf) {
    if (at.kind() == Kind.TRANSFER) {
      transfers.add(at.index(), leaf);
    }
    if (at.kind() == Kind.HOLD) {
      Amount held = at.posted(at.account(), Bucket.Plain.HELD);
      List<Moves.Part> drawn = Moves.soonestFirst(Moves.taken(at.entry(), at.account()));
      holds.put(
          at.entry().transaction(), new OpenHold(at.account(), held, drawn, at.entry().time()));
    }
    if (EARNINGS.contains(at.kind()) && at.entry().evidence().isPresent()) {
      earned.add(earning(at.entry().transaction(), at.account()), at.index(), at.kind());
    }
    judgeOwnName(at);
    at.entry().reference().ifPresent(reference -> judge(at, reference));
  }

  /** What ends a hold or takes a transfer back has a name that nothing else may take from it. */
  private static void judgeOwnName(Case at) {
    TransactionId name = at.entry().transaction();
    if ((name.isEnd() && !at.kind().endsHold())
        || (name.isReversal() && at.kind() != Kind.REVERSE)) {
      at.wrong(Rule.NAME, "has a name that belongs to another kind");
    }
  }

  private void judge(Case at, TransactionId reference) {
    Optional<Transactions.Known> known = transactions.find(Transactions.hash(reference));
    if (known.isEmpty()) {
      if (at.isComplete()) {
        at.wrong(Rule.REFERENCE, "refers to " + reference + ", which is not in the log before it");
      }
      return;
    }
    if (!mayReferTo(at.kind()).contains(known.get().kind())) {
      at.wrong(Rule.REFERENCE, "refers to " + reference + ", of kind " + known.get().kind().word());
    } else if (at.kind() == Kind.ADJUST) {
      if (earned.find(earning(reference, at.account())).isEmpty()) {
        at.wrong(Rule.REFERENCE, "refers to " + reference + ", of another account");
      }
    } else if (at.kind().endsHold()) {
      judgeEnd(at, reference);
    } else if (at.kind() == Kind.REVERSE) {
      judgeName(at, reference.reversal());
      long index = known.get().index();
      log.apply(index)
          .filter(transfer -> transfers.has(index, transfer.hash()))
          .ifPresentOrElse(
              transfer -> judgeReversal(at, transfer.entry()),
              () -> at.wrong(Rule.ALTERED, "takes back entry " + index + ", now another"));
    }
  }

  private static Set<Kind> mayReferTo(Kind kind) {
    return switch (kind) {
      case SETTLE, RELEASE -> Set.of(Kind.HOLD);
      case ADJUST -> EARNINGS;
      case REVERSE -> Set.of(Kind.TRANSFER);
      default -> Set.of();
    };
  }

  /** What is issued or adjusted is remembered a second time, with its account. */
  private static Hash earning(TransactionId transaction, Account.Chained account) {
    return Hash.sha256((transaction + " " + account).getBytes(StandardCharsets.US_ASCII));
  }

  private static void judgeName(Case at, TransactionId name) {
    if (!at.entry().transaction().equals(name)) {
      at.wrong(Rule.NAME, "has to be named " + name);
    }
  }

  private void judgeEnd(Case at, TransactionId reference) {
    judgeName(at, reference.end());
    OpenHold hold = holds.remove(reference);
    if (hold == null) {
      at.wrong(Rule.HOLD, "ends " + reference + ", which ended before");
    } else if (!hold.account().equals(at.account())) {
      at.wrong(Rule.REFERENCE, "ends a hold of " + hold.account() + " for " + at.account());
    } else if (!at.posted(at.account(), Bucket.Plain.HELD).equals(hold.held().negate())) {
      at.wrong(
          Rule.RETURN,
          "moves " + at.posted(at.account(), Bucket.Plain.HELD) + " of " + hold.held() + " held");
    } else if (at.kind() == Kind.RELEASE) {
      judgeRelease(at, hold);
    } else if (at.entry().postings().size() != 2) {
      at.wrong(Rule.POSTING, "settles into more than one product");
    }
  }

  /**
   * Either the program failed, or the member cancelled: that is, months over go one way. What
   * failed at once goes the way of what was cancelled.
   */
  private static void judgeRelease(Case at, OpenHold hold) {
    List<Moves.Part> inTime =
        hold.drawn().stream().filter(part -> !part.lot().month().isBefore(at.month())).toList();
    Moves cancelled = end(hold).give(hold.account(), inTime, paid(at, hold.account()));
    hold.drawn().stream()
        .filter(part -> !inTime.contains(part))
        .forEach(part -> cancelled.add(Account.Program.breakage(part.lot()), part.amount()));
    Moves failed = end(hold);
    giveBack(failed, at, hold.account(), hold.drawn());
    Moves moved = Moves.of(at.entry());
    boolean isAtOnce = at.entry().time().isBefore(hold.time().plus(Rules.AT_ONCE));
    if (moved.equals(cancelled)) {
      judgeDebtFirst(at, hold.account(), inTime);
    } else if (moved.equals(failed) && !isAtOnce) {
      judgeDebtFirst(at, hold.account(), hold.drawn());
    } else {
      at.wrong(
          Rule.RETURN, "does not give back what its hold drew: " + (isAtOnce ? cancelled : failed));
    }
  }

  private static Moves end(OpenHold hold) {
    return new Moves().add(hold.account(), Bucket.Plain.HELD, hold.held().negate());
  }

  private static Amount paid(Case at, Account.Chained account) {
    return at.posted(account, Bucket.Plain.DEBT);
  }

  /** What comes back goes where it was or, where a month is over by now, into the month after. */
  private static void giveBack(
      Moves expected, Case at, Account.Chained account, List<Moves.Part> drawn) {
    List<Moves.Part> current =
        drawn.stream()
            .map(part -> new Moves.Part(Moves.current(part.lot(), at.month()), part.amount()))
            .toList();
    expected.give(account, current, paid(at, account));
  }

  private static void judgeDebtFirst(Case at, Account.Chained account, List<Moves.Part> given) {
    if (at.isJudged()) {
      EarningAudit.judgeDebtFirst(at, account, Moves.sum(given));
    }
  }

  private static void judgeReversal(Case at, Entry transfer) {
    if (!accounts(at.entry()).equals(accounts(transfer))) {
      at.wrong(Rule.REFERENCE, "takes back a transfer of other accounts");
      return;
    }
    if (!at.isJudged()) {
      return;
    }
    Moves expected = new Moves();
    for (Posting posting : transfer.postings()) {
      if (posting.account() instanceof Account.Contra till) {
        expected.add(till, posting.amount().negate());
      }
    }
    for (Chain link : transfer.chain()) {
      takeBack(expected, at, transfer, link.account());
      List<Moves.Part> drawn = Moves.soonestFirst(Moves.taken(transfer, link.account()));
      if (!drawn.isEmpty()) {
        giveBack(expected, at, link.account(), drawn);
        judgeDebtFirst(at, link.account(), drawn);
      }
    }
    if (!expected.equals(Moves.of(at.entry()))) {
      at.wrong(Rule.RETURN, "does not take back what its transfer moved: " + expected);
    }
  }

  private static Set<Account.Chained> accounts(Entry entry) {
    return entry.chain().stream().map(Chain::account).collect(Collectors.toSet());
  }

  /** From the gifts it came as, then from lots soonest month first, then as debt. */
  private static void takeBack(Moves expected, Case at, Entry transfer, Account.Chained account) {
    Amount left = Amount.ZERO;
    Set<Bucket.Spendable> own = new TreeSet<>();
    for (Posting posting : transfer.postings()) {
      if (posting.account().equals(account) && posting.amount().isPositive()) {
        left = left.plus(posting.amount());
        if (posting.bucket() instanceof Bucket.Gift gift) {
          own.add(gift);
        }
      }
    }
    Buckets buckets = at.standing(account).buckets();
    List<Bucket.Spendable> order = new java.util.ArrayList<>(own);
    YearMonth now = at.month();
    buckets.spendable(now, true).stream().filter(lot -> !own.contains(lot)).forEach(order::add);
    for (Bucket.Spendable lot : order) {
      Amount taken = buckets.of(lot).min(left);
      expected.add(account, lot, taken.negate());
      left = left.minus(taken);
    }
    expected.add(account, Bucket.Plain.DEBT, left.negate());
  }
}
