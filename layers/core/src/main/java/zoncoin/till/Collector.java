package zoncoin.till;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Posting;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.SealedEntries;

/**
 * Empties tills into the accounts of their merchants. Any number may run at once, and each may be
 * killed at any moment: what the log up to some size says is collected once.
 */
public final class Collector {
  /** Months that a merchant's coins last, as those of a member that earns them. */
  public static final int MONTHS = 24;

  /** Family of the items that say up to where a till was emptied. */
  static final String FAMILY = "till";

  /** Up to where all tills were emptied: where the next run begins to read. */
  static final Item.Key CURSOR = new Item.Key("collection", "log");

  static final String SIZE = "size";
  static final String CARRIED = "carried";

  private final Ledger ledger;
  private final Journal journal;
  private final SealedEntries log;
  private final InstantSource clock;

  /**
   * @param ledger signs with the key that mints
   * @param journal the same ledger's journal
   * @param log what was sealed
   * @param clock says which month coins are of
   */
  public Collector(Ledger ledger, Journal journal, SealedEntries log, InstantSource clock) {
    this.ledger = ledger;
    this.journal = journal;
    this.log = log;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param size of the log, up to which all tills are empty now but for those that were refused
   * @param collected by this run, by merchant
   * @param refused what a rule forbade, by merchant; the next run tries it again
   */
  public record Collected(
      long size, SortedMap<String, Amount> collected, SortedMap<String, Refusal> refused) {}

  /** Empties all tills, as far as the newest checkpoint covers what was paid into them. */
  public Collected run() {
    long size = log.size();
    Optional<Item> cursor = journal.item(CURSOR);
    long from = cursor.map(item -> Long.parseLong(item.field(SIZE))).orElse(0L);
    SortedMap<String, Till> tills = new TreeMap<>();
    log.read(from, size, (index, entry) -> add(index, entry, tills));
    Collected collected = new Collected(size, new TreeMap<>(), new TreeMap<>());
    boolean areAllEmpty = true;
    for (Map.Entry<String, Till> till : tills.entrySet()) {
      areAllEmpty &= empty(till.getKey(), till.getValue(), collected);
    }
    // A crash here, or before, means: these entries are read again, and each till knows up to where
    // it was emptied.
    if (areAllEmpty && size > from) {
      move(cursor, size);
    }
    return collected;
  }

  /** Another run that was quicker moved it as far, or further. */
  private void move(Optional<Item> cursor, long size) {
    Map<String, String> fields = Map.of(SIZE, Long.toString(size));
    var _ =
        journal.put(
            cursor
                .map(item -> item.next(fields, Optional.empty()))
                .orElseGet(() -> Item.first(CURSOR, fields, Optional.empty())));
  }

  /**
   * A till as far as it was read.
   *
   * @param item as it is kept, once it was emptied
   * @param size of the log up to which it was
   * @param paid since then, and what was carried over; less than nothing where more was taken back
   */
  private record Till(Optional<Item> item, long size, Amount paid) {
    Till plus(Amount amount) {
      return new Till(item, size, paid.plus(amount));
    }

    Item emptied(Item.Key key, long at, Amount carried) {
      Map<String, String> fields =
          Map.of(SIZE, Long.toString(at), CARRIED, Long.toString(carried.zon()));
      return item.map(before -> before.next(fields, Optional.empty()))
          .orElseGet(() -> Item.first(key, fields, Optional.empty()));
    }
  }

  /** Payments and what is taken back of them; a collection is no payment. */
  private void add(long index, SignedEntry entry, SortedMap<String, Till> tills) {
    if (entry.entry().kind() == Kind.COLLECT) {
      return;
    }
    for (Posting posting : entry.entry().postings()) {
      if (posting.account() instanceof Account.Till account) {
        Till till = tills.computeIfAbsent(account.merchant(), this::till);
        tills.put(account.merchant(), index < till.size() ? till : till.plus(posting.amount()));
      }
    }
  }

  private Till till(String merchant) {
    Optional<Item> item = journal.item(key(merchant));
    return new Till(
        item,
        item.map(found -> Long.parseLong(found.field(SIZE))).orElse(0L),
        Amount.of(item.map(found -> Long.parseLong(found.field(CARRIED))).orElse(0L)));
  }

  /** The name of the item of a till. */
  static Item.Key key(String merchant) {
    return new Item.Key(FAMILY, merchant);
  }

  /**
   * Whether all that was paid into a till up to that size is collected now. It is not known where
   * another run was quicker: that one may have read an older log, and not counted what came since.
   */
  private boolean empty(String merchant, Till till, Collected collected) {
    long size = collected.size();
    if (till.size() >= size) {
      return true;
    }
    if (!till.paid().isPositive()) {
      // More was taken back than paid: what comes next pays for it.
      return journal.put(till.emptied(key(merchant), size, till.paid()));
    }
    Item emptied = till.emptied(key(merchant), size, Amount.ZERO);
    return switch (ledger.post(request(merchant, till.paid(), size), List.of(emptied))) {
      case Posted.Written written -> {
        if (written.isNew()) {
          collected.collected().put(merchant, till.paid());
        }
        yield true;
      }
      case Posted.Refused refused -> {
        collected.refused().put(merchant, refused.refusal());
        yield false;
      }
      case Posted.Stale _ -> false;
    };
  }

  private Request request(String merchant, Amount paid, long size) {
    YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(MONTHS);
    return new Request.Collect(
        TransactionId.parse("collect." + merchant + "." + size),
        new Account.Merchant(merchant),
        paid,
        month,
        size);
  }
}
