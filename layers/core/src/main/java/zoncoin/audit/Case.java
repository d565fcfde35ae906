package zoncoin.audit;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Standing;

/** One entry under judgement. */
final class Case {
  private final long index;
  private final Entry entry;
  private final Map<Account.Chained, Book> before = new HashMap<>();
  private final Map<Account.Chained, Optional<Standing>> after = new HashMap<>();
  private final boolean isComplete;
  private final Findings findings;

  /**
   * @param isComplete whether every entry before it could be read
   * @param findings where to say what is wrong
   */
  Case(long index, Entry entry, boolean isComplete, Findings findings) {
    this.index = index;
    this.entry = entry;
    this.isComplete = isComplete;
    this.findings = findings;
  }

  /** Lays the book of an account that the entry extends beside it. */
  void lay(Account.Chained account, Book book) {
    before.put(account, book);
  }

  long index() {
    return index;
  }

  Entry entry() {
    return entry;
  }

  Kind kind() {
    return entry.kind();
  }

  /** Whether every entry before it could be read, so that what is not known is not there. */
  boolean isComplete() {
    return isComplete;
  }

  /** The entry's month in UTC, which decides what is over. */
  YearMonth month() {
    return YearMonth.from(entry.time().atZone(ZoneOffset.UTC));
  }

  /** The book of an account that the entry extends. */
  Book before(Account.Chained account) {
    return before.getOrDefault(account, Book.NEW);
  }

  /** How that account stands after the entry; empty if that is not known, or cannot be. */
  Optional<Standing> after(Chain link) {
    return after.computeIfAbsent(
        link.account(),
        account -> before(account).standing().flatMap(standing -> standing.after(entry, link)));
  }

  /** Whether it is known how all accounts of the entry stood. */
  boolean isJudged() {
    for (Book book : before.values()) {
      if (book.standing().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How an account stood, where that is known. */
  Standing standing(Account.Chained account) {
    return before(account).standing().orElseThrow();
  }

  /** The one account of a kind that extends one. */
  Account.Chained account() {
    return entry.chain().getFirst().account();
  }

  /** What the entry posts to an account. */
  List<Posting> postings(Account account) {
    return entry.postings().stream().filter(p -> p.account().equals(account)).toList();
  }

  Amount posted(Account account, Bucket bucket) {
    return entry.posted(account, bucket);
  }

  void wrong(Rule rule, String detail) {
    findings.add(Finding.of(index, entry.transaction(), rule, detail));
  }
}
