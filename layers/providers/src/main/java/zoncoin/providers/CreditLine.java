package zoncoin.providers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * What of one account and month is to stand on the pro forma bill: the sum, and whose holds are in
 * it. AWS keeps the sum alone.
 *
 * <pre>{@code
 * credit-line 222233334444.2026-07   holds c.222233334444.one c.222233334444.two · total 50 · currency USD
 *                                    told no · until 2026-07-18T09:32:00Z
 * }</pre>
 *
 * @param before the newest revision of its item, if there is one
 * @param key the item's name
 * @param holds that are in the sum
 * @param total the sum
 * @param told whether AWS surely has the sum
 * @param until when whoever writes it is surely over; long past if nobody does
 */
record CreditLine(
    Optional<Item> before,
    Item.Key key,
    SortedSet<String> holds,
    BigDecimal total,
    boolean told,
    Instant until) {
  /** Holds of one account and month: at 81 bytes each, a twentieth of what an item may be. */
  static final int MAX_HOLDS = 200;

  private static final String FAMILY = "credit-line";

  CreditLine {
    holds = Collections.unmodifiableSortedSet(new TreeSet<>(holds));
  }

  /** The line that a delivery belongs on: that of the month in which it was asked for. */
  static CreditLine of(Delivery delivery, Journal journal) {
    Item.Key key = new Item.Key(FAMILY, delivery.account().id() + "." + month(delivery));
    Optional<Item> item = journal.item(key);
    return item.map(found -> read(found, key))
        .orElseGet(
            () -> new CreditLine(item, key, new TreeSet<>(), BigDecimal.ZERO, true, Instant.EPOCH));
  }

  private static CreditLine read(Item item, Item.Key key) {
    SortedSet<String> holds = new TreeSet<>();
    for (String hold : item.field("holds").split(" ", -1)) {
      if (!hold.isEmpty()) {
        holds.add(hold);
      }
    }
    return new CreditLine(
        Optional.of(item),
        key,
        holds,
        Money.parse("total", item.field("total")),
        item.field("told").equals("yes"),
        Instant.parse(item.field("until")));
  }

  static YearMonth month(Delivery delivery) {
    return YearMonth.from(delivery.requested().atZone(ZoneOffset.UTC));
  }

  boolean has(Delivery delivery) {
    return holds.contains(delivery.hold().text());
  }

  /** The same with this hold in the sum. */
  CreditLine with(Delivery delivery) {
    if (has(delivery)) {
      return this;
    }
    SortedSet<String> more = new TreeSet<>(holds);
    more.add(delivery.hold().text());
    return new CreditLine(
        before, key, more, Money.canonical(total.add(delivery.worth().amount())), told, until);
  }

  /** The same without it. */
  CreditLine without(Delivery delivery) {
    SortedSet<String> fewer = new TreeSet<>(holds);
    fewer.remove(delivery.hold().text());
    BigDecimal rest = Money.canonical(total.subtract(delivery.worth().amount()));
    return new CreditLine(before, key, fewer, rest, told, until);
  }

  CreditLine told(boolean isTold, Instant newUntil) {
    return new CreditLine(before, key, holds, total, isTold, newUntil);
  }

  /** Writes it as the next revision; empty if another did. */
  Optional<CreditLine> put(Journal journal) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("holds", String.join(" ", holds));
    fields.put("total", Money.print(total));
    fields.put("currency", Currency.USD.code());
    fields.put("told", told ? "yes" : "no");
    fields.put("until", until.toString());
    Item next =
        before
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(key, fields, Optional.empty()));
    return journal.put(next)
        ? Optional.of(new CreditLine(Optional.of(next), key, holds, total, told, until))
        : Optional.empty();
  }
}
