package zoncoin.ledger;

import java.util.List;

/**
 * The histories of accounts, read backwards. A read sees every append that was answered before it
 * began, and takes as long with a million steps as with ten. It may throw {@link NotApplied}: then
 * ask again.
 */
@FunctionalInterface
public interface History {
  /** What one read of a keeper can carry. */
  int MAX_PAGE = 100;

  /**
   * The transactions that made the steps before that one.
   *
   * @param account whose history
   * @param sequence of a step; {@link Long#MAX_VALUE} to begin with the newest
   * @param limit how many at most, 1 to {@link #MAX_PAGE}
   * @return newest first; fewer than the limit only if there are no more
   */
  List<Journal.Recorded> before(Account.Chained account, long sequence, int limit);
}
