package zoncoin.tlog;

import java.util.Optional;

/**
 * Where the files of a log are read from: a folder, a bucket, a web server, a map.
 *
 * <p>Nothing read is trusted: whoever calls hashes it up to a root that somebody signed. An
 * implementation may answer from a cache, may be called by several threads if its user has several,
 * and throws {@link java.io.UncheckedIOException} when it could not find out whether the file is
 * there.
 */
@FunctionalInterface
public interface TileReader {
  /**
   * Reads one file whole.
   *
   * @param path relative to the log's prefix, as {@link Tile#path} prints it, or {@code checkpoint}
   * @return its bytes, which the reader may keep and must not change; empty if there is no such
   *     file
   */
  Optional<byte[]> read(String path);
}
