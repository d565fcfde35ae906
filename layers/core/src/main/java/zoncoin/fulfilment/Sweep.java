package zoncoin.fulfilment;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Gatherers;
import zoncoin.ledger.Due;
import zoncoin.ledger.Item;
import zoncoin.redemption.Redemption;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * Finds redemptions that are to be looked at. Whatever else wakes a worker may be lost: this finds
 * them in the table, where they stand until they are at their end.
 */
public final class Sweep {
  private final Due due;
  private final InstantSource clock;

  /**
   * @param due what is to be looked at
   * @param clock this machine's
   */
  public Sweep(Due due, InstantSource clock) {
    this.due = due;
    this.clock = clock;
  }

  /** The piece of work that a redemption is. */
  public static Work piece(Item.Key redemption) {
    return new Work(redemption.name(), "");
  }

  /**
   * Hands out all that is due.
   *
   * @param to takes up to {@link WorkQueue#MAX_BATCH} pieces, and answers those it did not take:
   *     they are due still
   * @param isEnough whether to leave the rest to the next call
   * @return how many were taken
   */
  public long handOut(Function<List<Work>, Set<Work>> to, BooleanSupplier isEnough) {
    return due.all(Redemption.FAMILY, clock.instant())
        .map(Sweep::piece)
        .gather(Gatherers.windowFixed(WorkQueue.MAX_BATCH))
        .takeWhile(batch -> !isEnough.getAsBoolean())
        .mapToLong(batch -> batch.size() - to.apply(batch).size())
        .sum();
  }
}
