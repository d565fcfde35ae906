package zoncoin.reward;

import java.util.function.IntConsumer;

/**
 * Does what does not depend on each other, several at a time if it can. Each is done once, in any
 * order; after one failed no other is begun, none is under way when it returns, and it fails as one
 * of those did. What was done before can be seen by whoever waited.
 */
@FunctionalInterface
public interface Abreast {
  /** One after the other. */
  Abreast IN_TURN =
      (count, each) -> {
        for (int i = 0; i < count; i++) {
          each.accept(i);
        }
      };

  /**
   * Does so many.
   *
   * @param count how many
   * @param each does the one of that number, from 0
   */
  void run(int count, IntConsumer each);
}
