package zoncoin.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many clients, each a thread that begins its next piece of work when the last has ended, until
 * all is done.
 *
 * @param clients how many threads
 * @param count how many pieces of work in all
 */
record Load(int clients, int count) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** One piece of work. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it and returns when it is done.
     *
     * @param client which thread, from 0
     * @param ticket which piece, from 0; each is given out once
     */
    void run(int client, int ticket);
  }

  /** CPU that this process has had so far, in nanoseconds. */
  static long processCpuNanos() {
    return PROCESS.getProcessCpuTime();
  }

  /** Does it all once. */
  Round run(Work work) {
    System.gc();
    long[] nanos = new long[count];
    AtomicInteger tickets = new AtomicInteger();
    AtomicLong threads = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    long processStart = processCpuNanos();
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            pool.submit(
                () -> {
                  long before = THREADS.getCurrentThreadAllocatedBytes();
                  threads.addAndGet(runClient(client, tickets, nanos, work));
                  bytes.addAndGet(THREADS.getCurrentThreadAllocatedBytes() - before);
                }));
      }
      running.forEach(Load::await);
    }
    long elapsed = System.nanoTime() - start;
    long process = processCpuNanos() - processStart;
    return new Round(elapsed, new Latencies(nanos), process, threads.get(), bytes.get());
  }

  /** Answers the thread's CPU time in nanoseconds. */
  private long runClient(int client, AtomicInteger tickets, long[] nanos, Work work) {
    for (int t = tickets.getAndIncrement(); t < count; t = tickets.getAndIncrement()) {
      long start = System.nanoTime();
      work.run(client, t);
      nanos[t] = System.nanoTime() - start;
    }
    return THREADS.getCurrentThreadCpuTime();
  }

  static void await(Future<?> running) {
    try {
      var _ = running.get();
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a client failed", fault.getCause());
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
