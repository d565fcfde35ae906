import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or fixes the layout of every Java file with google-java-format. A program of its own,
 * since the formatter must run on the JDK whose language it reads, while Maven may run on an older
 * one.
 *
 * <p>Arguments: {@code check} or {@code fix}, then the top folder. Ends with 1 if a file is not as
 * it should be.
 */
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "cdk.out");

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path top = Path.of(args[1]);
    List<Path> unlike = sources(top).parallelStream().filter(file -> differs(file, fix)).toList();
    unlike.forEach(
        file ->
            System.err.println((fix ? "formatted " : "not formatted: ") + top.relativize(file)));
    if (!fix && !unlike.isEmpty()) {
      System.err.println("To fix the layout: ./mvnw -q -N verify -Dformat=fix");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path top) throws Exception {
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
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean differs(Path file, boolean fix) {
    try {
      String before = Files.readString(file);
      Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
      String after =
          formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
      if (fix && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return !after.equals(before);
    } catch (Exception unreadable) {
      System.err.println(file + ": " + unreadable.getMessage());
      return true;
    }
  }
}
