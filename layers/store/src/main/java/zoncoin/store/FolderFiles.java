package zoncoin.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Hash;

/**
 * A folder on a local disk as {@link LogFiles}, for a ledger on one machine. Any number of threads
 * and processes may write to it at once, all through this class.
 *
 * <p>Writers take turns by a lock on the file {@code .lock}. A file is written whole to {@code
 * .aside}, forced to disk, and moved into place in one step, so that readers, who take no lock, see
 * it whole or not at all. The version of a file is the SHA-256 of its content: two files of equal
 * content have one version, as with the ETag of S3.
 */
public final class FolderFiles implements LogFiles {
  private static final String LOCK = ".lock";
  private static final String ASIDE = ".aside";

  /** Windows opens no directory, and its file system journals names by itself. */
  private static final boolean FORCES_DIRECTORIES =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** A lock on a file keeps other processes out, not the threads of this one. */
  private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Folder folder;
  private final ReentrantLock turn;

  private FolderFiles(Path root) {
    this.folder = new Folder(root);
    this.turn = TURNS.computeIfAbsent(root, absent -> new ReentrantLock());
  }

  /**
   * The files of that folder, which is made if it is not there.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static FolderFiles of(Path root) {
    try {
      boolean isNew = Files.notExists(root);
      Files.createDirectories(root);
      Path real = root.toRealPath();
      if (isNew && real.getParent() != null) {
        force(real.getParent());
      }
      return new FolderFiles(real);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't open the folder " + root, refused);
    }
  }

  @Override
  public Optional<Stored> read(String path) {
    try {
      return folder.read(path).map(bytes -> new Stored(bytes, version(bytes)));
    } catch (IOException unreadable) {
      throw new NotApplied("couldn't read " + folder.file(path), unreadable);
    }
  }

  /**
   * The names of the files in a folder of it, in order; those that begin with a dot are its own.
   *
   * @param path empty, or ends in a slash
   */
  public List<String> names(String path) {
    Path parent =
        path.isEmpty() ? folder.root() : folder.file(path.substring(0, path.length() - 1));
    try (Stream<Path> files = Files.list(parent)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw new NotApplied("couldn't list " + parent, unreadable);
    }
  }

  @Override
  public boolean create(String path, byte[] bytes) {
    return create(path, aside -> aside.write(bytes));
  }

  /** Writes what a file is to hold. */
  @FunctionalInterface
  interface Filling {
    void fill(OutputStream aside) throws IOException;
  }

  /** As {@link #create(String, byte[])}, for a file that need not be in memory. */
  boolean create(String path, Filling filling) {
    Path file = folder.file(path);
    return inTurn(
        file,
        () -> {
          boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
          if (isNew) {
            put(file, filling);
          }
          // Also where it was there: whoever put it there may not have come this far.
          forceFolders(file);
          return isNew;
        });
  }

  @Override
  public boolean replace(String path, byte[] bytes, String version) {
    Path file = folder.file(path);
    return inTurn(
        file,
        () -> {
          boolean isSame =
              folder.read(path).filter(now -> version(now).equals(version)).isPresent();
          if (isSame) {
            put(file, aside -> aside.write(bytes));
            forceFolders(file);
          }
          return isSame;
        });
  }

  @Override
  public void delete(String path) {
    Path file = folder.file(path);
    inTurn(
        file,
        () -> {
          boolean wasThere = Files.deleteIfExists(file);
          if (wasThere) {
            forceFolders(file);
          }
          return wasThere;
        });
  }

  private static String version(byte[] bytes) {
    return Hash.sha256(bytes).hex();
  }

  @FunctionalInterface
  private interface Write {
    boolean run() throws IOException;
  }

  private boolean inTurn(Path file, Write write) {
    turn.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return write.run();
    } catch (IOException fault) {
      throw new Unknown("couldn't write " + file, fault);
    } finally {
      turn.unlock();
    }
  }

  private void put(Path file, Filling filling) throws IOException {
    Path aside = folder.root().resolve(ASIDE);
    try {
      writeAside(aside, filling);
      Files.createDirectories(file.getParent());
    } catch (IOException fault) {
      // Such as a full disk: whatever was written is not in its place.
      throw new NotApplied("couldn't write " + file, fault);
    }
    // A crash here means: bytes aside that no path names; the next write overwrites them.
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // A crash of the machine here means: the file is there, whole, or it is as it was before.
  }

  private static void writeAside(Path aside, Filling filling) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      filling.fill(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** Forces the file's name to disk, and the names of the folders above it, which may be new. */
  private void forceFolders(Path file) throws IOException {
    Path above = file.getParent();
    while (above != null && above.startsWith(folder.root())) {
      if (Files.exists(above)) {
        force(above);
      }
      above = above.getParent();
    }
  }

  private static void force(Path directory) throws IOException {
    if (FORCES_DIRECTORIES) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
