package zoncoin.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * A folder whose files are named by relative paths. No path leads out of it: a name begins with a
 * letter, a digit, {@code _} or {@code -}, so there is neither {@code ..} nor an absolute path, and
 * names that begin with a dot are the folder's own.
 *
 * @param root the folder
 */
record Folder(Path root) {
  private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}";

  /** Eight levels hold a log of 2^64 entries; the longest name is a staged bundle's. */
  private static final Pattern PATH = Pattern.compile(NAME + "(/" + NAME + "){0,7}");

  /**
   * The file of that path.
   *
   * @throws Malformed unless the path is one to eight names joined by slashes
   */
  Path file(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new Malformed("path is names joined by slashes: " + Malformed.shown(path));
    }
    return root.resolve(path);
  }

  /** The bytes of that file; empty if there is none, also where a folder or a pipe is instead. */
  Optional<byte[]> read(String path) throws IOException {
    Path file = file(path);
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
