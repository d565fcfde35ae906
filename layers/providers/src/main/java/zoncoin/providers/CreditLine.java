package zoncoin.providers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption;

/**
 * What of one account and month is to stand on the pro forma bill: whose holds, and what each of
 * them is worth. AWS keeps the sum alone.
 *
 * <pre>{@code
 * credit-line 222233334444.2026-07   holds c.222233334444.one=25 c.222233334444.two=25 · currency USD
 *                                    told no · until 2026-07-18T09:32:00Z
 * }</pre>
 *
 * @param before the newest revision of its item, if there is one
 * @param key the item's name
 * @param holds that are in the sum, and what each is worth
 * @param told whether AWS surely has the sum
 * @param until when whoever writes it is surely over; long past if nobody does
 */
record CreditLine(
    Optional<Item> before,
    Item.Key key,
    SortedMap<String, BigDecimal> holds,
    boolean told,
    Instant until) {
  /** Holds of one account and month: at 110 bytes each, a twentieth of what an item may be. */
  static final int MAX_HOLDS = 200;

  private static final String FAMILY = "credit-line";

  CreditLine {
    holds = Collections.unmodifiableSortedMap(new TreeMap<>(holds));
  }

  /** The line that a delivery belongs on: that of the month in which it was asked for. */
  static CreditLine of(Delivery delivery, Journal journal) {
    Item.Key key = new Item.Key(FAMILY, delivery.account().id() + "." + month(delivery));
    Optional<Item> item = journal.item(key);
    return item.map(found -> read(found, key))
        .orElseGet(() -> new CreditLine(item, key, new TreeMap<>(), true, Instant.EPOCH));
  }

  private static CreditLine read(Item item, Item.Key key) {
    SortedMap<String, BigDecimal> holds = new TreeMap<>();
    for (String hold : item.field("holds").split(" ", -1)) {
      if (!hold.isEmpty()) {
        String[] pair = hold.split("=", 2);
        holds.put(pair[0], Money.parse("worth of a hold", pair[1]));
      }
    }
    return new CreditLine(
        Optional.of(item),
        key,
        holds,
        item.field("told").equals("yes"),
        Instant.parse(item.field("until")));
  }

  static YearMonth month(Delivery delivery) {
    return YearMonth.from(delivery.requested().atZone(ZoneOffset.UTC));
  }

  boolean has(Delivery delivery) {
    return holds.containsKey(delivery.hold().text());
  }

  /** The sum. */
  BigDecimal total() {
    return Money.canonical(holds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** The same with this hold in the sum. */
  CreditLine with(Delivery delivery) {
    SortedMap<String, BigDecimal> more = new TreeMap<>(holds);
    more.put(delivery.hold().text(), delivery.worth().amount());
    return new CreditLine(before, key, more, told, until);
  }

  /** The same without it. */
  CreditLine without(Delivery delivery) {
    return without(delivery.hold().text()::equals);
  }

  /**
   * The same without those whose coins an operator gave back before AWS surely had them: AWS is not
   * told of them with the next sum.
   */
  CreditLine withoutReleased(Journal journal) {
    return told ? this : without(hold -> isReleased(hold, journal));
  }

  private static boolean isReleased(String hold, Journal journal) {
    return journal
        .item(Redemption.key(TransactionId.parse(hold)))
        .map(Redemption::of)
        .filter(redemption -> redemption.state() instanceof Redemption.State.Released)
        .isPresent();
  }

  private CreditLine without(Predicate<String> which) {
    SortedMap<String, BigDecimal> fewer = new TreeMap<>(holds);
    fewer.keySet().removeIf(which);
    return new CreditLine(before, key, fewer, told, until);
  }

  CreditLine told(boolean isTold, Instant newUntil) {
    return new CreditLine(before, key, holds, isTold, newUntil);
  }

  /** Writes it as the next revision; empty if another did. */
  Optional<CreditLine> put(Journal journal) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(
        "holds",
        holds.entrySet().stream()
            .map(hold -> hold.getKey() + "=" + Money.print(hold.getValue()))
            .collect(Collectors.joining(" ")));
    fields.put("currency", Currency.USD.code());
    fields.put("told", told ? "yes" : "no");
    fields.put("until", until.toString());
    Item next =
        before
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(key, fields, Optional.empty()));
    return journal.put(next)
        ? Optional.of(new CreditLine(Optional.of(next), key, holds, told, until))
        : Optional.empty();
  }
}
