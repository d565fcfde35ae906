package zoncoin.billing;

import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The place that deliveries are put into, such as a bucket; read alone. What is read is what was
 * put there last. Either method throws {@link java.io.UncheckedIOException} if there is no such
 * file, and {@link zoncoin.ledger.NotApplied} if it could not be found out; asking again may help
 * then. Safe for use by many threads.
 */
public interface DeliveredFiles {
  /**
   * Opens a file. Whoever called closes it; a read that fails halfway is an {@link
   * java.io.IOException}, and the file may be opened again.
   */
  Opened open(String key);

  /** Which version of a file is there now. */
  Version version(String key);

  /**
   * A file that can be read once.
   *
   * @param content its bytes
   * @param version which version they are of
   */
  record Opened(InputStream content, Version version) {}

  /**
   * A version of a file.
   *
   * @param tag another for other bytes
   * @param modified when it was put there; whole milliseconds, as the age of a {@link Delivery} is:
   *     a place that keeps more would show a file newer than the manifest that lists it
   * @param bytes how long it is
   */
  record Version(String tag, Instant modified, long bytes) {
    /** Cuts off what is less than a millisecond. */
    public Version {
      modified = modified.truncatedTo(ChronoUnit.MILLIS);
    }
  }
}
