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
 * that is over.
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

  /** Looks at the next accounts, going on where the last call stopped, whoever made it. */
  public Swept sweep(int limit) {
    YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    Optional<Item> progress = journal.item(PROGRESS);
    String after =
        progress
            .filter(item -> item.field(MONTH).equals(now.toString()))
            .map(item -> item.field(AFTER))
            .orElse("");
    if (after.equals(ALL)) {
      return new Swept(List.of(), true);
    }
    List<Account.Chained> page = accounts.list(parse(after), limit);
    List<Posted> posted = new ArrayList<>();
    page.forEach(account -> expire(account, now, posted));
    // A crash here means: these accounts are looked at again, and have nothing that is over.
    boolean isLast = page.size() < limit;
    note(progress, Map.of(MONTH, now.toString(), AFTER, isLast ? ALL : page.getLast().text()));
    return new Swept(posted, isLast);
  }

  private static Optional<Account.Chained> parse(String after) {
    return after.isEmpty() ? Optional.empty() : Optional.of((Account.Chained) Account.parse(after));
  }

  private void expire(Account.Chained account, YearMonth now, List<Posted> posted) {
    Step head = journal.head(account);
    List<YearMonth> over =
        head.standing().buckets().lots().stream()
            .map(Bucket.Spendable::month)
            .filter(month -> month.isBefore(now))
            .distinct()
            .toList();
    for (YearMonth month : over) {
      // Named by the step it extends: two sweeps at once ask for one entry.
      TransactionId id = TransactionId.ofExpiry(account, month, journal.head(account).sequence());
      posted.add(ledger.post(new Request.Expire(id, account, month), List.of()));
    }
  }

  /** If another sweep noted its own progress meanwhile, that is as good. */
  private void note(Optional<Item> before, Map<String, String> fields) {
    journal.put(
        before
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(PROGRESS, fields, Optional.empty())));
  }
}
