package zoncoin.seal;

import java.util.Optional;

/**
 * A folder of files, such as a bucket. Reads see every write that was answered before. Writes are
 * whole or not at all, and durable when they answer. Every method may throw {@link
 * zoncoin.ledger.NotApplied}, writes also {@link zoncoin.ledger.Unknown}. Paths are relative, such
 * as {@code tile/0/000.p/8}.
 */
public interface LogFiles {
  /** The file of that path. */
  Optional<Stored> read(String path);

  /**
   * Writes a file unless there is one (S3: If-None-Match).
   *
   * @return whether this call wrote it
   */
  boolean create(String path, byte[] bytes);

  /**
   * Replaces a file if it still has the version that was read (S3: If-Match).
   *
   * @return whether this call replaced it
   */
  boolean replace(String path, byte[] bytes, String version);

  /** Removes a file; nothing happens if there is none. */
  void delete(String path);

  /**
   * A file as it was read.
   *
   * @param bytes its content
   * @param version what {@link #replace} compares, such as an ETag
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Stored(byte[] bytes, String version) {}
}
