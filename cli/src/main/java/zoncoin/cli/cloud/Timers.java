package zoncoin.cli.cloud;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Wakes the functions that nobody calls: the sealer after writes and every second, vesting hourly.
 */
public final class Timers implements AutoCloseable {
  private static final long ENDS_WITHIN_SECONDS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("timers").factory());
  private final AtomicBoolean isWoken = new AtomicBoolean();
  private final AtomicBoolean isFailing = new AtomicBoolean();
  private final LocalCloud cloud;
  private final Consumer<String> told;

  /**
   * @param cloud whose functions are woken
   * @param told of a function that begins to fail
   */
  public Timers(LocalCloud cloud, Consumer<String> told) {
    this.cloud = cloud;
    this.told = told;
  }

  /** Begins. */
  public void start() {
    var _ = thread.scheduleWithFixedDelay(() -> run(cloud::seal), 0, 1, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(() -> run(this::turnHour), 1, 3_600, TimeUnit.SECONDS);
  }

  private void turnHour() {
    cloud.redeliver();
    cloud.invoke("vest", Invocation.event());
  }

  /** Something was written: there may be something to seal. */
  public void wake() {
    if (!thread.isShutdown() && isWoken.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            isWoken.set(false);
            run(cloud::seal);
          });
    }
  }

  /** A function that fails is called again, as by a schedule; it is told of once. */
  private void run(Runnable function) {
    try {
      function.run();
      isFailing.set(false);
    } catch (RuntimeException fault) {
      if (isFailing.compareAndSet(false, true)) {
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
