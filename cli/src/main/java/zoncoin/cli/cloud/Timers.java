package zoncoin.cli.cloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Wakes the functions that nobody calls: the sealer, the one that announces and the one that
 * fulfils after writes and every second, vesting and collecting hourly, the one that issues each
 * minute if it failed on a delivery, the one that reports once a month.
 */
public final class Timers implements AutoCloseable {
  private static final long ENDS_WITHIN_SECONDS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("timers").factory());
  private final AtomicBoolean isWoken = new AtomicBoolean();
  private final Set<Runnable> failing = ConcurrentHashMap.newKeySet();
  private final Work work;
  private final Consumer<String> told;

  /**
   * @param cloud whose functions are woken
   * @param told of a function that begins to fail
   */
  public Timers(LocalCloud cloud, Consumer<String> told) {
    this(
        new Work(
            () -> sealAndPublish(cloud), cloud::fulfil, cloud::redeliver, () -> turnHour(cloud)),
        told);
  }

  private static void sealAndPublish(LocalCloud cloud) {
    cloud.seal();
    cloud.publish();
  }

  private static void turnHour(LocalCloud cloud) {
    cloud.invoke("vest", Invocation.event());
    cloud.invoke("estimate", Invocation.event());
    cloud.invoke("collect", Invocation.event());
    cloud.fileReports();
  }

  Timers(Work work, Consumer<String> told) {
    this.work = work;
    this.told = told;
  }

  /** What there is to do: after writes and each second (two things), each minute, each hour. */
  record Work(Runnable seal, Runnable fulfil, Runnable redeliver, Runnable vest) {}

  /** Begins. */
  public void start() {
    var _ = thread.scheduleWithFixedDelay(() -> run(work.seal()), 0, 1, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(() -> run(work.fulfil()), 1, 1, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(() -> run(work.redeliver()), 1, 60, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(() -> run(work.vest()), 1, 3_600, TimeUnit.SECONDS);
  }

  /** Something was written: there may be something to seal. */
  public void wake() {
    if (!thread.isShutdown() && isWoken.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            isWoken.set(false);
            run(work.fulfil());
            run(work.seal());
          });
    }
  }

  /** A function that fails is called again, as by a schedule; it is told of once. */
  private void run(Runnable function) {
    try {
      function.run();
      failing.remove(function);
    } catch (RuntimeException fault) {
      if (failing.add(function)) {
        told.accept(String.valueOf(fault.getMessage()));
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException stop) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
