package zoncoin.notice;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Posting;
import zoncoin.ledger.TransactionId;

/** What an entry has to tell. */
final class Notices {
  private static final String REDEMPTION = "program:redemption:";

  private final long logIndex;
  private final Entry entry;
  private final List<Notice> made = new ArrayList<>();

  private Notices(long logIndex, Entry entry) {
    this.logIndex = logIndex;
    this.entry = entry;
  }

  /** The notices of an entry, what it did first and what became owed by it last. */
  static List<Notice> of(long logIndex, Entry entry) {
    Notices notices = new Notices(logIndex, entry);
    notices.addDeed();
    notices.addDebts();
    return List.copyOf(notices.made);
  }

  private void addDeed() {
    switch (entry.kind()) {
      case ISSUE, ADJUST -> addIssued();
      case VEST -> addVested();
      case HOLD -> addHeld(Notice.Kind.REDEEMED, 1);
      case SETTLE -> addHeld(Notice.Kind.SETTLED, -1);
      case RELEASE -> addHeld(Notice.Kind.RELEASED, -1);
      case KEY, ENROL, LEAVE, EXPIRE, TRANSFER, COLLECT, REVERSE, FREEZE, THAW -> {}
      case POLICY, REPORT, CATALOGUE -> {}
    }
  }

  /** What all of an account's buckets got; an adjustment that takes announces what became owed. */
  private void addIssued() {
    for (Posting posting : postings()) {
      if (posting.account() instanceof Account.Chained account
          && posting.amount().isPositive()
          && !posting.bucket().equals(Bucket.Plain.DEBT)) {
        add(Notice.Kind.ISSUED, account, posting.amount(), month(posting.bucket()));
      }
    }
  }

  /** What left pending, wherever it went: into a lot, or to pay what was owed. */
  private void addVested() {
    Optional<YearMonth> month =
        postings().stream().flatMap(posting -> month(posting.bucket()).stream()).findFirst();
    for (Posting posting : postings()) {
      if (posting.account() instanceof Account.Chained account
          && posting.bucket().equals(Bucket.Plain.PENDING)) {
        add(Notice.Kind.VESTED, account, posting.amount().negate(), month);
      }
    }
  }

  private void addHeld(Notice.Kind kind, int sign) {
    for (Posting posting : postings()) {
      if (posting.account() instanceof Account.Chained account
          && posting.bucket().equals(Bucket.Plain.HELD)) {
        Amount moved = sign > 0 ? posting.amount() : posting.amount().negate();
        add(kind, account, moved, Optional.empty());
      }
    }
  }

  private void addDebts() {
    for (Posting posting : postings()) {
      if (posting.account() instanceof Account.Chained account
          && posting.bucket().equals(Bucket.Plain.DEBT)
          && !posting.amount().isPositive()) {
        add(Notice.Kind.DEBT, account, posting.amount().negate(), Optional.empty());
      }
    }
  }

  private void add(
      Notice.Kind kind, Account.Chained account, Amount amount, Optional<YearMonth> month) {
    Notice.About about =
        new Notice.About(entry.reference().map(TransactionId::text), product(), month);
    made.add(
        new Notice(
            entry.transaction().text(),
            kind,
            entry.time(),
            OptionalLong.of(logIndex),
            account,
            amount,
            about));
  }

  /** Settling alone says what was bought: by the account it goes to. */
  private Optional<String> product() {
    return postings().stream()
        .map(posting -> posting.account().text())
        .filter(account -> account.startsWith(REDEMPTION))
        .map(account -> account.substring(REDEMPTION.length()))
        .findFirst();
  }

  private static Optional<YearMonth> month(Bucket bucket) {
    return bucket instanceof Bucket.Spendable spendable
        ? Optional.of(spendable.month())
        : Optional.empty();
  }

  private List<Posting> postings() {
    return entry.postings();
  }
}
