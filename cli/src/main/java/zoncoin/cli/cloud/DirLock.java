package zoncoin.cli.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Malformed;

/** Keeps a second cloud out of a folder. The operating system lets go of it however this ends. */
final class DirLock implements AutoCloseable {
  private final FileChannel channel;

  private DirLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws Malformed if somebody has it
   */
  static DirLock take(Path folder) {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new Malformed(
            folder + " is in use by another `zon up`; stop it, or name another DIR");
      }
      return new DirLock(channel);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't lock " + file, refused);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException closedAnyway) {
      // The lock is gone either way.
    }
  }
}
