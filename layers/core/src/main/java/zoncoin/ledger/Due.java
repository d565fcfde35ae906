package zoncoin.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The items about which something is to be done, by when. Reads may lag behind: what is read is
 * checked. Families are asked for one by one, so that what one worker leaves lying never hides what
 * another is to do.
 */
@FunctionalInterface
public interface Due {
  /** Some items of that family that are due at that time, the longest due first. */
  List<Item.Key> due(String family, Instant until, int limit);

  /**
   * All items of that family that are due at that time, in no order, listed as the stream is read;
   * those that are put off or come to be due meanwhile may be among them or not.
   */
  default Stream<Item.Key> all(String family, Instant until) {
    return due(family, until, Integer.MAX_VALUE).stream();
  }
}
