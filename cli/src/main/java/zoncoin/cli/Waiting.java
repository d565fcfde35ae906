package zoncoin.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Says on a terminal, and only there, that something takes its time, and takes it back when done.
 */
final class Waiting {
  private static final long SILENT_SECONDS = 2;

  private Waiting() {}

  /**
   * Runs something, and from its second second on says how long it has been.
   *
   * @param what what is being done, such as {@code reading the bill}
   * @param err where to say it
   * @param work what to run
   * @return what it answers
   */
  static <T> T during(String what, PrintWriter err, Supplier<T> work) {
    // The launcher knows whether standard error is a terminal; Java cannot tell.
    if (!Boolean.getBoolean("zon.terminal")) {
      return work.get();
    }
    Thread teller = Thread.ofVirtual().start(() -> tell(what, err));
    try {
      return work.get();
    } finally {
      teller.interrupt();
      await(teller);
    }
  }

  private static void await(Thread teller) {
    try {
      teller.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(String what, PrintWriter err) {
    boolean isShown = false;
    try {
      TimeUnit.SECONDS.sleep(SILENT_SECONDS);
      for (long seconds = SILENT_SECONDS; ; seconds++) {
        err.print("\r\u001b[Kzon: " + what + ", " + seconds + " s");
        err.flush();
        isShown = true;
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException done) {
      if (isShown) {
        err.print("\r\u001b[K");
        err.flush();
      }
    }
  }
}
