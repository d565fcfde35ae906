package zoncoin.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import zoncoin.audit.Progress;

/** Says on a terminal, and only there, how far something is that takes over two seconds. */
final class Meter implements Progress, AutoCloseable {
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final String what;
  private final PrintWriter err;
  private final boolean isTerminal;
  private long next = System.nanoTime() + SILENT_NANOS;
  private boolean isShown;

  /**
   * @param what is done, such as {@code auditing}
   * @param err where to say it
   */
  Meter(String what, PrintWriter err) {
    this.what = what;
    this.err = err;
    // The launcher knows whether standard error is a terminal; Java cannot tell.
    this.isTerminal = Boolean.getBoolean("zon.terminal");
  }

  @Override
  public void at(long done, long total) {
    long now = System.nanoTime();
    if (isTerminal && now - next >= 0) {
      err.print("\r\u001b[Kzon: %s, %,d of %,d entries".formatted(what, done, total));
      err.flush();
      isShown = true;
      next = now + PAUSE_NANOS;
    }
  }

  /** Takes back what was said. */
  @Override
  public void close() {
    if (isShown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
