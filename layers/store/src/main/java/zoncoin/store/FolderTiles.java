package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import zoncoin.tlog.TileReader;

/**
 * Reads a log that lies in a folder, such as a copy of its bucket, and writes nothing: neither a
 * lock nor the folder itself. Safe for use by many threads.
 */
public final class FolderTiles implements TileReader {
  private final Folder folder;

  /**
   * @param root the folder that has {@code checkpoint} and {@code tile} in it; one that is not
   *     there has no files
   */
  public FolderTiles(Path root) {
    this.folder = new Folder(root);
  }

  /**
   * {@inheritDoc}
   *
   * @throws zoncoin.tlog.Malformed if the path is none
   */
  @Override
  public Optional<byte[]> read(String path) {
    try {
      return folder.read(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + folder.file(path), unreadable);
    }
  }
}
