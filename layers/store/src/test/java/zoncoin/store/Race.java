package zoncoin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same thing several times at once. */
final class Race {
  private Race() {}

  /** The answers of so many runners, numbered from 0, who all start when the last is ready. */
  static <T> List<T> of(int runners, IntFunction<T> run) {
    CountDownLatch ready = new CountDownLatch(runners);
    List<T> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return run.apply(number);
                }));
      }
      for (Future<T> runner : running) {
        answers.add(runner.get());
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError("a runner failed", failed);
    }
    return answers;
  }
}
