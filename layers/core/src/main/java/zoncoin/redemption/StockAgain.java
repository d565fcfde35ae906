package zoncoin.redemption;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Item;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;

/**
 * What was taken of the stock, by what the log holds and did not release. Which slice it was taken
 * from does not matter: together they have what was taken.
 */
final class StockAgain {
  private final Map<String, Long> taken = new TreeMap<>();
  private final Map<String, Long> stocks = new TreeMap<>();

  /** So many more were taken, if there is an end of them. */
  void take(Product product, long quantity) {
    if (product.supply().stock().isPresent()) {
      taken.merge(product.name(), quantity, Math::addExact);
      stocks.put(product.name(), product.supply().stock().getAsLong());
    }
  }

  /** Makes the slices of each product come to what was taken. */
  void level(Mend mend) throws Stop {
    for (Map.Entry<String, Long> one : taken.entrySet()) {
      level(one.getKey(), one.getValue(), mend);
    }
  }

  /** What is missing goes where there is room; what is too much, or has no room, into the first. */
  private void level(String product, long target, Mend mend) throws Stop {
    long missing = target;
    for (int number = 0; number < Shelf.SLICES; number++) {
      missing -= taken(mend.item(Shelf.slice(product, number)));
    }
    long stock = stocks.getOrDefault(product, 0L);
    for (int number = Shelf.SLICES - 1; number >= 0 && missing != 0; number--) {
      long room = Shelf.share(stock, number) - taken(mend.item(Shelf.slice(product, number)));
      long part = number == 0 ? missing : Math.clamp(missing, 0, Math.max(0, room));
      if (part != 0) {
        add(Shelf.slice(product, number), part, mend);
        missing -= part;
      }
    }
  }

  private static void add(Item.Key key, long part, Mend mend) throws Stop {
    Optional<Item> before = mend.item(key);
    Map<String, String> fields = Map.of(Shelf.TAKEN, Long.toString(taken(before) + part));
    mend.replace(
        before,
        before
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(key, fields, Optional.empty())));
  }

  private static long taken(Optional<Item> slice) {
    return slice.map(item -> Long.parseLong(item.field(Shelf.TAKEN))).orElse(0L);
  }
}
