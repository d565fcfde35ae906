package zoncoin.redemption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Refusal;

/**
 * What is there of products, in all and for the day. It is kept as what was taken, so that a
 * catalogue can offer more without knowing what is left. What an order takes moves in the write
 * that holds its coins, and what is given back in the write that releases them: so nothing is ever
 * had twice, whoever asks at once.
 *
 * <p>Stock is kept in slices, so that orders rarely meet at one: each account takes from the slice
 * of its own as long as that lasts, then from all of them.
 */
final class Shelf {
  /**
   * How many slices: one append can move all of them, the redemption and both counts of a day, see
   * {@link Journal.Append#MAX_ITEMS}.
   */
  static final int SLICES = 5;

  private static final String STOCK = "stock";
  private static final String DAILY = "daily";
  static final String TAKEN = "taken";
  private static final String DAY = "day";

  private final Journal journal;

  Shelf(Journal journal) {
    this.journal = journal;
  }

  /** What became of an order. */
  sealed interface Taking {
    /**
     * It can be had.
     *
     * @param items what moves with it
     * @param slices how many of which slice of the stock
     */
    record Taken(List<Item> items, SortedMap<Integer, Long> slices) implements Taking {}

    /** It cannot. */
    record Refused(Refusal refusal) implements Taking {}
  }

  /** Takes what an order asks for at that time. */
  Taking take(Order order, Product product, Instant now) {
    Supply supply = product.supply();
    String day = day(now);
    List<Item> items = new ArrayList<>();
    String member = order.account().id() + "." + product.name();
    Optional<Refusal> refusal =
        takeToday(supply.memberDaily(), today(member, day), order, items)
            .map(left -> limitReached(product, order.account().text(), left))
            .or(
                () ->
                    takeToday(supply.daily(), today(product.name(), day), order, items)
                        .map(left -> limitReached(product, "all members together", left)));
    return refusal
        .<Taking>map(Taking.Refused::new)
        .orElseGet(() -> takeStock(order, supply.stock(), items));
  }

  private static Refusal limitReached(Product product, String whose, long left) {
    return new Refusal.LimitReached(product.name(), whose, left);
  }

  /** Empty if it can be had; otherwise how many could be. */
  private static Optional<Long> takeToday(
      OptionalLong most, Supplier<Count> today, Order order, List<Item> items) {
    if (most.isEmpty()) {
      return Optional.empty();
    }
    Count count = today.get();
    long left = Math.max(0, most.getAsLong() - count.taken());
    if (left < order.quantity()) {
      return Optional.of(left);
    }
    items.add(count.plus(order.quantity()));
    return Optional.empty();
  }

  private Taking takeStock(Order order, OptionalLong stock, List<Item> items) {
    SortedMap<Integer, Long> slices = new TreeMap<>();
    if (stock.isEmpty()) {
      return new Taking.Taken(items, slices);
    }
    int own = Math.floorMod(order.account().text().hashCode(), SLICES);
    long wanted = order.quantity();
    for (int i = 0; i < SLICES && wanted > 0; i++) {
      int number = (own + i) % SLICES;
      Count slice = count(order.product(), number);
      long part = Math.min(wanted, Math.max(0, share(stock.getAsLong(), number) - slice.taken()));
      if (part > 0) {
        items.add(slice.plus(part));
        slices.put(number, part);
        wanted -= part;
      }
    }
    return wanted == 0
        ? new Taking.Taken(items, slices)
        : new Taking.Refused(new Refusal.OutOfStock(order.product(), order.quantity() - wanted));
  }

  /** Takes what was promised, from the first slice, though there be none left. */
  Item takeAnyway(Product product, long quantity) {
    return count(product.name(), 0).plus(quantity);
  }

  /**
   * Gives back what a redemption took of the stock, and of the day of all members while that lasts;
   * what it counts for on the member's own day stays.
   */
  List<Item> putBack(Redemption redemption) {
    List<Item> items = new ArrayList<>();
    redemption
        .reserved()
        .slices()
        .forEach(
            (number, part) -> items.add(count(redemption.order().product(), number).plus(-part)));
    if (redemption.reserved().isCounted()) {
      putBackToday(redemption).ifPresent(items::add);
    }
    return items;
  }

  /** Empty if another day has begun, or a restored table knows nothing of what was taken. */
  private Optional<Item> putBackToday(Redemption redemption) {
    String day = day(redemption.requested());
    long quantity = redemption.order().quantity();
    Count count = today(redemption.order().product(), day).get();
    return count.day().equals(Optional.of(day)) && count.taken() >= quantity
        ? Optional.of(count.plus(-quantity))
        : Optional.empty();
  }

  private static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  /** How many are left of a stock. */
  long left(String product, long stock) {
    return IntStream.range(0, SLICES)
        .mapToLong(number -> Math.max(0, share(stock, number) - count(product, number).taken()))
        .sum();
  }

  /** How much of a stock a slice has: equal parts, rounded down; the first one has what is over. */
  static long share(long stock, int number) {
    long equal = stock / SLICES;
    return number == 0 ? stock - equal * (SLICES - 1) : equal;
  }

  /**
   * What was taken so far.
   *
   * @param key its item's name
   * @param item as it is kept, once something was taken
   * @param day of which it is counted, if it is counted by day
   * @param taken how many
   */
  private record Count(Item.Key key, Optional<Item> item, Optional<String> day, long taken) {
    Item plus(long more) {
      Map<String, String> fields = new TreeMap<>();
      fields.put(TAKEN, Long.toString(Math.addExact(taken, more)));
      day.ifPresent(of -> fields.put(DAY, of));
      return item.map(before -> before.next(fields, Optional.empty()))
          .orElseGet(() -> Item.first(key, fields, Optional.empty()));
    }
  }

  /** The name of a slice. */
  static Item.Key slice(String product, int number) {
    return new Item.Key(STOCK, product + "." + number);
  }

  private Count count(String product, int number) {
    Item.Key key = slice(product, number);
    Optional<Item> item = journal.item(key);
    long taken = item.map(found -> Long.parseLong(found.field(TAKEN))).orElse(0L);
    return new Count(key, item, Optional.empty(), taken);
  }

  /**
   * One item for all days: the first order of a day begins it anew. An order by a clock that is
   * behind counts for the day that others have begun.
   */
  private Supplier<Count> today(String whose, String day) {
    return () -> {
      Item.Key key = new Item.Key(DAILY, whose);
      Optional<Item> item = journal.item(key);
      Optional<Item> counted = item.filter(found -> found.field(DAY).compareTo(day) >= 0);
      long taken = counted.map(found -> Long.parseLong(found.field(TAKEN))).orElse(0L);
      String of = counted.map(found -> found.field(DAY)).orElse(day);
      return new Count(key, item, Optional.of(of), taken);
    };
  }
}
