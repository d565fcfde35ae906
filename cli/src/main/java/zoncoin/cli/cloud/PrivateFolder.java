package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * A folder whose files only their owner can read. A file is written aside, forced to the disk and
 * moved into place, so that a key outlives whatever was signed with it.
 *
 * @param root the folder
 */
record PrivateFolder(Path root) {
  private static final boolean HAS_MODES =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** The folder of that name in this one. */
  PrivateFolder folder(String name) {
    return of(root.resolve(name));
  }

  /**
   * That folder, which is made if it is not there.
   *
   * @throws Malformed if it is none
   */
  static PrivateFolder of(Path root) {
    for (Path path = root; path != null; path = path.getParent()) {
      if (Files.isRegularFile(path)) {
        throw new Malformed(path + " is a file: name a folder");
      }
    }
    try {
      if (Files.notExists(root)) {
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(root, modes("rwx------"));
      }
      return new PrivateFolder(root);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't make the folder " + root, refused);
    }
  }

  private static FileAttribute<?>[] modes(String modes) {
    return HAS_MODES
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))
        }
        : new FileAttribute<?>[0];
  }

  /** The text kept under that name. */
  Optional<String> read(String name) {
    Path file = root.resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, US_ASCII).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + file, unreadable);
    }
  }

  /** Keeps a text of ASCII under that name, in the place of what was there. */
  void write(String name, String text) {
    Path file = root.resolve(name);
    try {
      Path aside = Files.createTempFile(root, ".aside", "", modes("rw-------"));
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(US_ASCII)));
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't write " + file, refused);
    }
  }

  /** Forgets what is kept under that name. */
  void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't delete " + root.resolve(name), refused);
    }
  }

  /** The names of all that is kept, in order. */
  List<String> names() {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't list " + root, unreadable);
    }
  }

  /** The bytes kept under that name; made at random the first time. */
  byte[] secret(String name, int length, SecureRandom random) {
    Optional<String> kept = read(name);
    if (kept.isEmpty()) {
      byte[] made = new byte[length];
      random.nextBytes(made);
      write(name, HexFormat.of().formatHex(made));
      return made;
    }
    return HexFormat.of().parseHex(kept.get());
  }
}
