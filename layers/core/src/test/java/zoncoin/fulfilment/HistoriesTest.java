package zoncoin.fulfilment;

import org.junit.jupiter.api.Test;

/**
 * Random histories: sixteen members redeem, cancel and pay, an operator pauses and ends, a worker
 * delivers, every call may fail in every way, and whoever had no answer asks again. Each answer is
 * the model's, and in the end so is every account, and what was delivered. {@code
 * -Dzoncoin.seeds=2000} tries more of them.
 */
final class HistoriesTest {
  private static final int SEEDS = Integer.getInteger("zoncoin.seeds", 60);

  @Test
  void everyAnswerIsTheModelsAndSoIsTheEnd() {
    Integer only = Integer.getInteger("zoncoin.seed");
    int first = only != null ? only : 0;
    int last = only != null ? only : SEEDS - 1;
    for (int seed = first; seed <= last; seed++) {
      try {
        new History(seed).run();
      } catch (Throwable failed) {
        throw new AssertionError(
            "seed "
                + seed
                + " failed; again: ./mvnw -q test -pl layers/core -am -Dtest=HistoriesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dzoncoin.seed="
                + seed,
            failed);
      }
    }
  }
}
