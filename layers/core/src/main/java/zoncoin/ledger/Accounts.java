package zoncoin.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The chained accounts that have a history. Reads may lag behind: an account that took its first
 * step just now may be missing.
 */
@FunctionalInterface
public interface Accounts {
  /**
   * Some accounts, in an order that never changes.
   *
   * @param after the last one that was listed; empty to start
   * @param limit how many at most
   * @return fewer than the limit only if there are no more
   */
  List<Account.Chained> list(Optional<Account.Chained> after, int limit);
}
