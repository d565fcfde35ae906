package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What {@code zon} is started with in a process of its own: the classes of this build, as jars, so
 * that the JVM keeps them parsed from one start to the next (class data sharing).
 */
final class Launched {
  private static final Path TARGET = Path.of(System.getProperty("zoncoin.root"), "cli", "target");
  private static final Path CLASSES = TARGET.resolve("classes");
  private static final List<Path> PATH = path();

  private Launched() {}

  private static List<Path> path() {
    String all =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElse(System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(entry -> entry.equals(CLASSES) ? jar() : entry)
        .toList();
  }

  private static Path jar() {
    Path jar = TARGET.resolve("launched.jar");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    int exit = tool.run(out, out, "-c", "-f", jar.toString(), "-C", CLASSES.toString(), ".");
    assertEquals(0, exit, said::toString);
    return jar;
  }

  static String classPath() {
    return String.join(File.pathSeparator, PATH.stream().map(Path::toString).toList());
  }

  /** Where the JVM keeps them; none while another module is a folder still, as before packaging. */
  static Optional<Path> archive() {
    return PATH.stream().anyMatch(Files::isDirectory)
        ? Optional.empty()
        : Optional.of(TARGET.resolve("launched.jsa"));
  }
}
