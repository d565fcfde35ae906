package zoncoin.work;

import java.util.List;
import java.util.Set;

/**
 * Keeps pieces of work until they are done, and hands each over at least once: twice where a worker
 * ended before it said that it was done, or took too long over it. In no order. A piece that was
 * handed over a number of times in vain is set aside for a person. Both methods may throw {@link
 * zoncoin.ledger.NotApplied} and {@link zoncoin.ledger.Unknown}, after which asking again is always
 * safe. Safe for use by many threads and processes.
 */
public interface WorkQueue {
  /** Pieces in one call at most: what SQS takes and gives (API reference, SendMessageBatch). */
  int MAX_BATCH = 10;

  /**
   * Takes pieces of work; those it took are durable when it answers.
   *
   * @param pieces 1 to {@link #MAX_BATCH}, each with a key of its own
   * @return those it did not take, to be put again
   */
  Set<Work> put(List<Work> pieces);

  /**
   * Hands pieces that wait to a worker, forgets those that were done, and keeps the others: they
   * are handed over again after a while, and until then to nobody else. Where the worker throws,
   * none was done.
   *
   * @return how many were handed over, at most {@link #MAX_BATCH}; 0 where none waits
   */
  int handOver(Worker worker);

  /** Who does the work. */
  @FunctionalInterface
  interface Worker {
    /**
     * Does pieces of work, each for itself, each perhaps not for the first time.
     *
     * @param pieces at least one
     * @return those that could not be done now
     */
    Set<Work> work(List<Work> pieces);
  }
}
