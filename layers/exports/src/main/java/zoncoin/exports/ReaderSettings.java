package zoncoin.exports;

import java.nio.file.Path;

/**
 * What a reader may use.
 *
 * @param threads how many the database runs
 * @param memoryBytes what the database may hold in memory before it spills
 * @param temporary the folder under which each reading has one of its own, for spilled sums and
 *     unpacked archives; gone when the reading ends
 * @param mirror the folder that stands for S3: {@code s3://bucket/key} is the file below it whose
 *     path ends like the key
 * @param maxTextBytes most bytes of a text file, unpacked if it is packed; a longer one is refused
 */
public record ReaderSettings(
    int threads, long memoryBytes, Path temporary, Path mirror, long maxTextBytes) {
  /** Enough for the bill of a large organisation: the sums are held, never the lines. */
  private static final long MEMORY_BYTES = 512L << 20;

  /** Sixty million lines of a bill: AWS makes several files of one long before. */
  private static final long MAX_TEXT_BYTES = 64L << 30;

  /**
   * All processors, 512 MiB, the system's folder for temporary files, S3 as the current folder, 64
   * GiB of text.
   */
  public static ReaderSettings standard() {
    return new ReaderSettings(
        Runtime.getRuntime().availableProcessors(),
        MEMORY_BYTES,
        Path.of(System.getProperty("java.io.tmpdir")),
        Path.of(""),
        MAX_TEXT_BYTES);
  }

  /**
   * The same with another folder for S3.
   *
   * @param folder stands for S3
   */
  public ReaderSettings withMirror(Path folder) {
    return new ReaderSettings(threads, memoryBytes, temporary, folder, maxTextBytes);
  }

  /**
   * The same with another limit of what a text file may hold.
   *
   * @param bytes most bytes, unpacked
   */
  public ReaderSettings withMaxTextBytes(long bytes) {
    return new ReaderSettings(threads, memoryBytes, temporary, mirror, bytes);
  }
}
