package zoncoin.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The items about which something is to be done, by when. Reads may lag behind: what is read is
 * checked. Families are asked for one by one, so that what one worker leaves lying never hides what
 * another is to do.
 */
@FunctionalInterface
public interface Due {
  /** Some items of that family that are due at that time, the longest due first. */
  List<Item.Key> due(String family, Instant until, int limit);
}
