import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks or fixes the layout of every Java file with google-java-format. A program of its own,
 * since the formatter must run on the JDK whose language it reads, while Maven may run on an older
 * one.
 *
 * <p>Arguments: {@code check} or {@code fix}, the top folder, and a file whose age says when all
 * was well the last time: what has not changed since is not read again. Ends with 1 if a file is
 * not as it should be.
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "cdk.out");

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path top = Path.of(args[1]);
    Path allWell = Path.of(args[2]);
    FileTime started = FileTime.from(Instant.now());
    List<String> wrong =
        sources(top, changedAt(allWell)).parallelStream()
            .flatMap(file -> findings(file, fix).map(found -> top.relativize(file) + ": " + found))
            .toList();
    wrong.forEach(System.err::println);
    if (!wrong.isEmpty()) {
      System.err.println("To fix the layout: ./mvnw -q -N verify -Dformat=fix");
      System.exit(1);
    }
    Files.writeString(allWell, "");
    Files.setLastModifiedTime(allWell, started);
  }

  private static FileTime changedAt(Path file) throws IOException {
    return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
  }

  private static List<Path> sources(Path top, FileTime since) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean changed = attributes.lastModifiedTime().compareTo(since) >= 0;
            if (changed && file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** What is wrong with a file and stays so: none, or one line. */
  private static Stream<String> findings(Path file, boolean fix) {
    try {
      String before = Files.readString(file);
      String after =
          new Formatter()
              .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
      if (after.equals(before)) {
        return Stream.empty();
      }
      if (!fix) {
        return Stream.of("not laid out");
      }
      Files.writeString(file, after);
      return Stream.empty();
    } catch (FormatterException | IOException unreadable) {
      return Stream.of(unreadable.getMessage());
    }
  }
}
