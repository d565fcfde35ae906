package zoncoin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Calls that do not depend on each other, several at a time. */
public final class Abreast {
  /** So many connections of one process the JDK keeps open to a host (http.maxConnections). */
  static final int CALLS = 5;

  private Abreast() {}

  /**
   * Makes that many calls. After one failed no other is begun; none is under way when this returns.
   *
   * @param count how many
   * @param call makes the one of that number, from 0
   * @throws RuntimeException what one of those that failed failed with
   */
  public static void run(int count, IntConsumer call) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              call.accept(i);
            }
          } finally {
            next.set(count);
          }
        };
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (workers.size() < Math.min(count, CALLS)) {
        workers.add(threads.submit(worker));
      }
    }
    for (Future<?> ended : workers) {
      if (ended.state() == Future.State.FAILED) {
        throw raised(ended.exceptionNow());
      }
    }
  }

  private static RuntimeException raised(Throwable fault) {
    if (fault instanceof RuntimeException ours) {
      return ours;
    }
    throw new AssertionError(fault);
  }
}
