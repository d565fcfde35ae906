package zoncoin.audit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Standing;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The ledger's books, kept again from the first entry on: the part of an audit that must see
 * entries one after the other. What it keeps grows with accounts, open holds and tills, and by 24
 * bytes with each transaction, 64 with each transfer.
 */
final class Books {
  private final String origin;
  private final KeyHistory keys;
  private final Transactions transactions = new Transactions();
  private final References references;
  private final Totals totals = new Totals();
  private final Map<Account.Chained, Book> books = new HashMap<>();
  private final Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
  private final Findings findings;
  private boolean isComplete = true;

  /**
   * @param origin of the log
   * @param log reads the entry at an index again
   */
  Books(String origin, LongFunction<Optional<SignedEntry>> log, Findings findings) {
    this.origin = origin;
    this.keys = new KeyHistory(origin);
    this.references = new References(transactions, log);
    this.findings = findings;
  }

  /**
   * Goes past an entry that could not be read. From here on an account may be found further than
   * its book: it is taken up there, and its coins are no longer judged.
   */
  void skip() {
    isComplete = false;
  }

  /**
   * Judges the next entry and takes it into the books.
   *
   * @param hash of the entry, which later steps of its accounts name
   * @return the keys under which its signature has to verify; empty if it cannot
   */
  Optional<KeyRing> judge(long index, Hash hash, Leaf.Identified leaf) {
    Entry entry = leaf.signed().entry();
    Case at = new Case(index, entry, isComplete, findings);
    if (!entry.log().origin().equals(origin)) {
      at.wrong(Rule.LOG, "names log " + entry.log().origin());
    }
    Optional<KeyRing> ring = keys.judge(at, leaf.signed());
    entry.chain().forEach(link -> at.lay(link.account(), open(at, link)));
    boolean isFit = judgeMoney(at, hash);
    for (Chain link : entry.chain()) {
      Optional<Standing> after = isFit ? at.after(link) : Optional.empty();
      Book next = at.before(link.account()).with(link, hash, entry.time(), after);
      books.put(link.account(), next);
    }
    remember(at, leaf.id());
    return ring;
  }

  /** The book of an account, which the chain line has to go on. */
  private Book open(Case at, Chain link) {
    Book book = books.getOrDefault(link.account(), Book.NEW);
    if (at.entry().time().isBefore(book.time())) {
      at.wrong(Rule.TIME, "is before step " + book.sequence() + " of " + link.account());
    }
    if (book.isFollowedBy(link)) {
      return book;
    }
    if (link.sequence() == book.sequence() + 1) {
      at.wrong(
          Rule.PREVIOUS,
          "names %s, and step %d of %s is %s"
              .formatted(link.previous(), book.sequence(), link.account(), book.entry()));
      return book;
    }
    if (at.isComplete() || link.sequence() <= book.sequence()) {
      at.wrong(
          Rule.SEQUENCE,
          "is step %d of %s, which has %d"
              .formatted(link.sequence(), link.account(), book.sequence()));
    }
    return new Book(book.sequence(), book.entry(), book.time(), Optional.empty());
  }

  /**
   * @return whether the entry can be taken into the books of its accounts
   */
  private boolean judgeMoney(Case at, Hash hash) {
    Optional<String> misplaced = PostingTable.firstWrong(at.entry());
    if (misplaced.isPresent()) {
      at.wrong(Rule.POSTING, misplaced.get());
      return false;
    }
    try {
      references.judge(at, hash);
      totals.add(at);
      if (areBucketsSound(at) && at.isJudged()) {
        EarningAudit.judge(at);
        SpendingAudit.judge(at);
      }
      RequestAudit.judge(at);
      return true;
    } catch (Malformed noSuchMonth) {
      // The month after 9999-12 has no text: no ledger of ours lives to see it.
      at.wrong(Rule.MONTH, String.valueOf(noSuchMonth.getMessage()));
      return false;
    } catch (ArithmeticException tooMany) {
      // Only a log that issued 9 × 10^18 zon comes here: no ledger of ours would have let it.
      at.wrong(Rule.SUPPLY, "makes more coins than can be counted");
      return false;
    }
  }

  /** Also where only one of two accounts is known. */
  private static boolean areBucketsSound(Case at) {
    boolean areSound = true;
    for (Chain link : at.entry().chain()) {
      Optional<Standing> before = at.before(link.account()).standing();
      if (at.after(link).isEmpty() && before.isPresent()) {
        at.wrong(
            Rule.BUCKET,
            "takes from %s what is not in %s"
                .formatted(link.account(), before.get().buckets().amounts()));
        areSound = false;
      }
    }
    return areSound;
  }

  private void remember(Case at, Hash id) {
    Optional<Transactions.Known> earlier = transactions.find(id);
    if (earlier.isPresent()) {
      at.wrong(Rule.TRANSACTION, "stands at index " + earlier.get().index() + " too");
    } else {
      transactions.add(id, at.index(), at.kind());
    }
    byKind.merge(at.kind(), 1L, Long::sum);
  }

  /** How many entries of each kind were judged. */
  Map<Kind, Long> byKind() {
    return byKind;
  }

  /** Sums all accounts up. */
  Supply close() {
    Supply supply = totals.supply(books.values());
    boolean isWhole = books.values().stream().allMatch(book -> book.standing().isPresent());
    if (isWhole && isComplete && !supply.isBalanced()) {
      findings.add(
          Finding.ofLog(
              Rule.SUPPLY,
              supply.circulating()
                  + " zon circulate by the log's totals, and not by its accounts"));
    }
    return supply;
  }
}
