package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TimersTest {
  private static final Runnable NOTHING = () -> {};

  private final List<String> told = new CopyOnWriteArrayList<>();

  private Timers timers(Runnable seal, Runnable vest) {
    return new Timers(new Timers.Work(seal, NOTHING, NOTHING, vest), told::add);
  }

  private static void await(CountDownLatch done) throws InterruptedException {
    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  @Test
  void whoWritesWakesTheSealerAtOnce() throws InterruptedException {
    CountDownLatch sealed = new CountDownLatch(1);
    try (Timers timers = timers(sealed::countDown, NOTHING)) {
      timers.wake();
      await(sealed);
    }
  }

  @Test
  void manyWritesDuringOneRunAreOneMore() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    Timers timers =
        timers(
            () -> {
              runs.incrementAndGet();
              began.countDown();
              try {
                await(written);
              } catch (InterruptedException stop) {
                throw new AssertionError(stop);
              }
            },
            NOTHING);
    timers.wake();
    await(began);
    for (int write = 0; write < 100; write++) {
      timers.wake();
    }
    written.countDown();
    timers.close();
    assertEquals(2, runs.get());
  }

  @Test
  void aFunctionThatFailsIsToldOfOnceAndCalledAgain() throws InterruptedException {
    CountDownLatch calls = new CountDownLatch(3);
    try (Timers timers =
        timers(
            () -> {
              calls.countDown();
              throw new IllegalStateException("table lost");
            },
            NOTHING)) {
      while (calls.getCount() > 0) {
        timers.wake();
        Thread.sleep(1);
      }
    }
    assertEquals(List.of("table lost"), told);
  }

  @Test
  void startingSealsAndClosingWaitsAndThenNothingIsWoken() throws InterruptedException {
    CountDownLatch sealed = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Timers timers =
        timers(
            () -> {
              runs.incrementAndGet();
              sealed.countDown();
            },
            NOTHING);
    timers.start();
    await(sealed);
    timers.close();
    int ended = runs.get();
    timers.wake();
    assertEquals(ended, runs.get());
    assertEquals(List.of(), told);
  }
}
