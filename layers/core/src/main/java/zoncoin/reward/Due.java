package zoncoin.reward;

import java.time.Instant;
import java.util.List;
import zoncoin.ledger.Item;

/**
 * The items about which something is to be done, by when. Reads may lag behind: what is read is
 * checked.
 */
@FunctionalInterface
public interface Due {
  /** Some items that are due at that time, the longest due first. */
  List<Item.Key> due(Instant until, int limit);
}
