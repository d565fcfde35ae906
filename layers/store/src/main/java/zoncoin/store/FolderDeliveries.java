package zoncoin.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Pattern;
import zoncoin.billing.DeliveredFiles;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Malformed;

/**
 * A folder as {@link DeliveredFiles}. A file is put aside and moved into place, so that one that is
 * being read stays what it was.
 */
public final class FolderDeliveries implements DeliveredFiles {
  /** Names of S3 keys that are names of files too; none of them is dots alone. */
  private static final Pattern KEY =
      Pattern.compile("(?:(?!\\.+(?:/|$))[^/\\\\\\p{Cntrl}]+(?:/|$))+");

  private final Path root;

  /**
   * @param root the folder, which is there
   */
  public FolderDeliveries(Path root) {
    this.root = root;
  }

  @Override
  public Opened open(String key) {
    Path file = file(key);
    try {
      Version before = versionOf(file);
      InputStream content = Files.newInputStream(file);
      if (isStill(before, file, content)) {
        return new Opened(content, before);
      }
      throw new NotApplied("was replaced while it was opened: " + key);
    } catch (NoSuchFileException absent) {
      throw new UncheckedIOException(new FileNotFoundException(key));
    } catch (IOException unreadable) {
      throw new NotApplied("couldn't read " + file, unreadable);
    }
  }

  /**
   * Whether it was not replaced since; if it was, or cannot be asked, what was opened is closed.
   */
  private static boolean isStill(Version before, Path file, InputStream content)
      throws IOException {
    boolean isStill = false;
    try {
      isStill = versionOf(file).equals(before);
    } finally {
      if (!isStill) {
        content.close();
      }
    }
    return isStill;
  }

  @Override
  public Version version(String key) {
    Path file = file(key);
    try {
      return versionOf(file);
    } catch (NoSuchFileException absent) {
      throw new UncheckedIOException(new FileNotFoundException(key));
    } catch (IOException unreadable) {
      throw new NotApplied("couldn't read " + file, unreadable);
    }
  }

  private static Version versionOf(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    String tag = found.fileKey() + " " + found.lastModifiedTime() + " " + found.size();
    return new Version(tag, found.lastModifiedTime().toInstant(), found.size());
  }

  /**
   * Puts a copy of a file there as if it had been modified then: the time that a download or a
   * checkout left on the original says nothing of its delivery.
   */
  public void put(String key, Path source, Instant modified) {
    put(
        key,
        aside -> {
          Files.copy(source, aside, StandardCopyOption.REPLACE_EXISTING);
          Files.setLastModifiedTime(aside, FileTime.from(modified));
        });
  }

  /** Puts a file there as if it had been modified then. */
  public void put(String key, byte[] content, Instant modified) {
    put(
        key,
        aside -> {
          Files.write(aside, content);
          Files.setLastModifiedTime(aside, FileTime.from(modified));
        });
  }

  /** Fills a file. */
  private interface Filling {
    void fill(Path aside) throws IOException;
  }

  private void put(String key, Filling filling) {
    Path file = file(key);
    try {
      Files.createDirectories(file.resolveSibling("."));
      Path aside = Files.createTempFile(root, ".aside-", "");
      filling.fill(aside);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't put " + file, refused);
    }
  }

  private Path file(String key) {
    if (!KEY.matcher(key).matches() || key.endsWith("/")) {
      throw new Malformed("key is names joined by slashes: " + Malformed.shown(key));
    }
    return root.resolve(key);
  }
}
