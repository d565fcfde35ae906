package zoncoin.audit;

import java.util.List;
import java.util.function.Function;

/**
 * Many independent pieces of work at once. Core starts no threads; who has several cores passes
 * something that gives each piece to the next core that is free. Pieces are of very different
 * length, so that a parallel stream, which cuts a list into a few runs, would leave cores idle.
 */
public interface Parallel {
  /** One after the other. */
  Parallel SEQUENTIAL =
      new Parallel() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<T, R> work) {
          return items.stream().map(work).toList();
        }
      };

  /**
   * Does the work on every item, in any order, on any thread. It sees all that was done before the
   * call, and whoever called sees all that it did.
   *
   * @param items to work on
   * @param work safe for several threads; what it throws is thrown again here
   * @return the results, in the order of the items
   */
  <T, R> List<R> map(List<T> items, Function<T, R> work);
}
