package zoncoin.costs;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Malformed;

/**
 * How many requests to Cost Explorer a day may cost, kept as an {@link Item} so that all functions
 * of a programme share it and none forgets. A request is counted before it is sent: a crash between
 * the two loses a cent of budget, never a cent of money. Safe for many threads and processes.
 */
public final class RequestBudget {
  /** What a day costs at most unless said otherwise: $1.00. */
  public static final int DEFAULT_PER_DAY = 100;

  private static final Item.Key KEY = new Item.Key("cost-requests", "cost-explorer");
  private static final String DAY = "day";
  private static final String SENT = "sent";

  /** Two functions at most ask at once, each a request at a time. */
  private static final int MAX_ATTEMPTS = 8;

  private final Journal journal;
  private final InstantSource clock;
  private final int perDay;

  /**
   * @param journal where it is kept
   * @param clock whose days count, in UTC
   * @param perDay the most in one day, 0 or more
   */
  public RequestBudget(Journal journal, InstantSource clock, int perDay) {
    if (perDay < 0) {
      throw new Malformed("requests a day are 0 or more: " + perDay);
    }
    this.journal = journal;
    this.clock = clock;
    this.perDay = perDay;
  }

  /** The most in one day. */
  public int perDay() {
    return perDay;
  }

  /**
   * Counts one request.
   *
   * @return whether it may be sent; if not, none may until tomorrow
   * @throws NotApplied if it could not be counted; then it must not be sent
   */
  public boolean take() {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(KEY);
      String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
      int sent =
          item.filter(last -> last.field(DAY).equals(today))
              .map(last -> Integer.parseInt(last.field(SENT)))
              .orElse(0);
      if (sent >= perDay) {
        return false;
      }
      Map<String, String> fields = Map.of(DAY, today, SENT, Integer.toString(sent + 1));
      Item next =
          item.map(last -> last.next(fields, Optional.empty()))
              .orElseGet(() -> Item.first(KEY, fields, Optional.empty()));
      if (journal.put(next)) {
        return true;
      }
    }
    throw new NotApplied("couldn't count a request to Cost Explorer: others always counted first");
  }
}
