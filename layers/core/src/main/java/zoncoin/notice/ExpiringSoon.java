package zoncoin.notice;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * Tells accounts, once a month, that coins of theirs end with it. How far it came is kept, so that
 * a run that was broken off goes on where it was.
 */
public final class ExpiringSoon {
  /** Days before the month ends: two weeks to think of something. */
  public static final int DAYS = 14;

  static final Item.Key CURSOR = new Item.Key("notice", "expiring");

  private static final int PAGE = 100;
  private static final String MONTH = "month";
  private static final String AFTER = "after";

  /** Where the last account was told. No account has this name. */
  private static final String END = "end";

  private final Accounts accounts;
  private final Journal journal;
  private final NoticeBoard board;
  private final InstantSource clock;

  /**
   * @param accounts whom to tell
   * @param journal what they have, and how far this came
   * @param board where notices go
   * @param clock this machine's
   */
  public ExpiringSoon(Accounts accounts, Journal journal, NoticeBoard board, InstantSource clock) {
    this.accounts = accounts;
    this.journal = journal;
    this.board = board;
    this.clock = clock;
  }

  /**
   * Tells whom it concerns; in most of a month nobody.
   *
   * @return how many notices were put out
   */
  public long publish() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    YearMonth month = YearMonth.from(today);
    if (today.plusDays(DAYS).isBefore(month.atEndOfMonth())) {
      return 0;
    }
    Optional<Item> cursor = journal.item(CURSOR);
    boolean isOfThisMonth =
        cursor.filter(item -> item.field(MONTH).equals(month.toString())).isPresent();
    String after = isOfThisMonth ? cursor.orElseThrow().field(AFTER) : "";
    long told = 0;
    while (!after.equals(END)) {
      List<Account.Chained> page = accounts.list(account(after), PAGE);
      List<Notice> notices =
          page.stream().flatMap(one -> notice(one, month, now).stream()).toList();
      board.put(notices);
      // A crash here means: this page is told once more.
      told += notices.size();
      after = page.size() < PAGE ? END : page.getLast().text();
      Item moved = move(cursor, month, after);
      if (!journal.put(moved)) {
        // Another is at it.
        return told;
      }
      cursor = Optional.of(moved);
    }
    return told;
  }

  private static Optional<Account.Chained> account(String after) {
    return !after.isEmpty() && Account.parse(after) instanceof Account.Chained account
        ? Optional.of(account)
        : Optional.empty();
  }

  private static Item move(Optional<Item> cursor, YearMonth month, String after) {
    Map<String, String> fields = Map.of(MONTH, month.toString(), AFTER, after);
    return cursor
        .map(item -> item.next(fields, Optional.empty()))
        .orElseGet(() -> Item.first(CURSOR, fields, Optional.empty()));
  }

  private Optional<Notice> notice(Account.Chained account, YearMonth month, Instant now) {
    Buckets buckets = journal.head(account).standing().buckets();
    Amount sum =
        buckets.sum(buckets.lots().stream().filter(lot -> lot.month().equals(month)).toList());
    String id = "expiring." + account.text().replace(':', '.') + "." + month;
    Notice.About about = new Notice.About(Optional.empty(), Optional.empty(), Optional.of(month));
    return sum.isPositive()
        ? Optional.of(
            new Notice(id, Notice.Kind.EXPIRING, now, OptionalLong.empty(), account, sum, about))
        : Optional.empty();
  }
}
