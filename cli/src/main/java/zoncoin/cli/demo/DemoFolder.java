package zoncoin.cli.demo;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a demo. One demo at a time holds it; what an earlier one made there is replaced
 * when all of the next is made, and nothing else in it is ever deleted.
 */
final class DemoFolder implements AutoCloseable {
  /** Marks a folder that a demo made, and is locked by the one that writes there. */
  private static final String MARK = ".zoncoin-demo";

  /** Where the next demo is made; what a demo left there that was broken off is deleted. */
  private static final String MAKING = ".making";

  /** All that a demo makes, and whoever follows what it says to do next. */
  private static final Set<String> OWN =
      Set.of(
          Demo.SAMPLE,
          Proofs.CLOUD,
          Proofs.CHANGED,
          Proofs.RECEIPT,
          Proofs.ENTRY,
          Proofs.KEYS,
          Proofs.SEEN);

  private final Path folder;
  private final FileChannel mark;

  private DemoFolder(Path folder, FileChannel mark) {
    this.folder = folder;
    this.mark = mark;
  }

  /**
   * Takes a folder for one demo.
   *
   * @param folder made if it is not there
   * @throws FileSystemException if it holds anything else than a demo, or another demo has it now
   */
  static DemoFolder take(Path folder) throws IOException {
    checkOwn(folder);
    Files.createDirectories(folder);
    FileChannel mark = FileChannel.open(folder.resolve(MARK), CREATE, WRITE);
    if (!isLocked(mark)) {
      mark.close();
      throw refused(folder, "another demo is writing here: wait for it");
    }
    DemoFolder taken = new DemoFolder(folder, mark);
    taken.clear();
    Files.createDirectory(taken.making());
    return taken;
  }

  /** Refuses bills that are in the folder, which this demo would replace. */
  static void checkOutside(Path folder, List<String> paths) throws IOException {
    for (String path : paths) {
      if (!path.startsWith("s3://") && real(Path.of(path)).startsWith(real(folder))) {
        throw refused(folder, "would be replaced, and " + path + " is in it: copy the bill");
      }
    }
  }

  private static Path real(Path path) throws IOException {
    return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
  }

  private static void checkOwn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refused(folder, "is no folder: move it");
    }
    List<String> names = names(folder);
    boolean isDemo = names.isEmpty() || names.contains(MARK);
    for (String name : names) {
      if (!isDemo || !(OWN.contains(name) || name.equals(MARK) || name.equals(MAKING))) {
        throw refused(folder, "holds " + name + ", which no demo made: move it");
      }
    }
  }

  private static FileSystemException refused(Path folder, String why) {
    return new FileSystemException(
        folder.toString(), null, why + ", or name another folder with --dir");
  }

  private static boolean isLocked(FileChannel mark) throws IOException {
    try {
      return mark.tryLock() != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  /** Where this demo is once it is published. */
  Path folder() {
    return folder;
  }

  /** Where to make this demo. */
  Path making() {
    return folder.resolve(MAKING);
  }

  /** Puts what was made in the place of what an earlier demo made. */
  void publish() throws IOException {
    for (String name : OWN) {
      delete(folder.resolve(name));
    }
    // A crash here means a folder with half a demo, which the next one replaces.
    for (String name : names(making())) {
      Files.move(making().resolve(name), folder.resolve(name));
    }
  }

  /** Gives the folder back, without what was made and not published. */
  @Override
  public void close() throws IOException {
    try (mark) {
      clear();
    }
  }

  private void clear() throws IOException {
    delete(making());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static void delete(Path top) throws IOException {
    if (!Files.exists(top, NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(top)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
