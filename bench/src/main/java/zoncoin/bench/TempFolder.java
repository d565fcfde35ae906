package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that goes when it is closed.
 *
 * @param path where it is
 */
record TempFolder(Path path) implements AutoCloseable {
  static TempFolder make() {
    try {
      return new TempFolder(Files.createTempDirectory("zoncoin-bench"));
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't make a temporary folder", refused);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't delete " + path, refused);
    }
  }
}
