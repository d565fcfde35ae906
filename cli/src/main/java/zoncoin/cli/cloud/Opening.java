package zoncoin.cli.cloud;

import java.util.function.Supplier;

/** Opens one thing on top of another. */
final class Opening {
  private Opening() {}

  /** What opens; if it does not, what is under it is closed. */
  static <T> T orClose(Runnable close, Supplier<T> open) {
    try {
      return open.get();
    } catch (RuntimeException fault) {
      close.run();
      throw fault;
    }
  }
}
