package zoncoin.ledger;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expires coins whose month is over. Nothing depends on when it runs: such coins are never drawn,
 * expired or not. In a month every account is looked at once, for coins never come into a month
 * that is over. Accounts come in pages, so that others can do the work: what is noted of a page is
 * that somebody has it, not that it is done.
 */
public final class Expiry {
  /** The item that notes how far the sweep of a month came; there is one. */
  private static final Item.Key PROGRESS = new Item.Key("sweep", "expiry");

  private static final String MONTH = "month";
  private static final String AFTER = "after";
  private static final String ALL = "all";

  private final Ledger ledger;
  private final Journal journal;
  private final Accounts accounts;
  private final InstantSource clock;

  /**
   * @param ledger where expiries are posted
   * @param journal the same ledger's journal
   * @param accounts all of its chained accounts
   * @param clock this machine's
   */
  public Expiry(Ledger ledger, Journal journal, Accounts accounts, InstantSource clock) {
    this.ledger = ledger;
    this.journal = journal;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * What a part of the sweep came to.
   *
   * @param posted the ledger's answers, one for each month of each account that had coins in it
   * @param isLast whether every account was looked at this month
   */
  public record Swept(List<Posted> posted, boolean isLast) {}

  /**
   * Accounts to look at this month.
   *
   * @param accounts perhaps none
   * @param month the month it is
   * @param isLast whether no other account is left this month
   * @param progress what was noted before
   */
  public record Page(
      List<Account.Chained> accounts, YearMonth month, boolean isLast, Optional<Item> progress) {
    /** Copies. */
    public Page {
      accounts = List.copyOf(accounts);
    }
  }

  /** Looks at the next accounts, going on where the last call stopped, whoever made it. */
  public Swept sweep(int limit) {
    Page page = page(limit);
    List<Posted> posted = expire(page.accounts());
    // A crash here means: these accounts are looked at again, and have nothing that is over.
    note(page);
    return new Swept(posted, page.isLast());
  }

  /** The next accounts that nobody looked at this month. */
  public Page page(int limit) {
    YearMonth now = month();
    Optional<Item> progress = journal.item(PROGRESS);
    String after =
        progress
            .filter(item -> item.field(MONTH).equals(now.toString()))
            .map(item -> item.field(AFTER))
            .orElse("");
    if (after.equals(ALL)) {
      return new Page(List.of(), now, true, progress);
    }
    List<Account.Chained> page = accounts.list(parse(after), limit);
    return new Page(page, now, page.size() < limit, progress);
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** Expires all that is over by now in these accounts. */
  public List<Posted> expire(List<Account.Chained> page) {
    YearMonth now = month();
    List<Posted> posted = new ArrayList<>();
    page.forEach(account -> expire(account, now, posted));
    return posted;
  }

  private static Optional<Account.Chained> parse(String after) {
    return after.isEmpty() ? Optional.empty() : Optional.of((Account.Chained) Account.parse(after));
  }

  private static boolean isAll(Item progress, YearMonth month) {
    return progress.field(MONTH).equals(month.toString()) && progress.field(AFTER).equals(ALL);
  }

  private void expire(Account.Chained account, YearMonth now, List<Posted> posted) {
    Step head = journal.head(account);
    List<YearMonth> over =
        head.standing().buckets().lots().stream()
            .map(Bucket.Spendable::month)
            .filter(month -> month.isBefore(now))
            .distinct()
            .toList();
    long sequence = head.sequence();
    for (YearMonth month : over) {
      // Named by the step it extends: two sweeps at once ask for one entry.
      TransactionId id = TransactionId.ofExpiry(account, month, sequence);
      posted.add(ledger.post(new Request.Expire(id, account, month), List.of()));
      sequence = month.equals(over.getLast()) ? sequence : journal.head(account).sequence();
    }
  }

  /** If another sweep noted its own progress meanwhile, that is as good. */
  public void note(Page page) {
    if (page.isLast()
        && page.accounts().isEmpty()
        && page.progress().isPresent()
        && isAll(page.progress().get(), page.month())) {
      return;
    }
    Map<String, String> fields =
        Map.of(
            MONTH,
            page.month().toString(),
            AFTER,
            page.isLast() ? ALL : page.accounts().getLast().text());
    journal.put(
        page.progress()
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(PROGRESS, fields, Optional.empty())));
  }
}
