package zoncoin.dynamodblocal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The server's class path, of which the JVM keeps the parsed classes in an archive (class data
 * sharing), so that it starts in two thirds of the time. The JVM keeps none of a class path with a
 * folder in it, and the server's own jar names its folder in its manifest: so a copy of that jar
 * without its {@code Class-Path}, made once on this machine beside the other jars, stands in.
 */
final class ServerClasses {
  private static final String SERVER = "DynamoDBLocal-";
  private static final String COPY = "server.jar";
  private static final String ARCHIVE = "server.jsa";

  private ServerClasses() {}

  /**
   * What to pass to the JVM.
   *
   * @param own our own classes: a jar, or a folder in a build that is not done
   * @param jars the folder of the server's
   */
  static List<String> options(Path own, Path jars) {
    Path made = jars.resolveSibling("server");
    if (Files.isDirectory(own) || !Files.isWritable(jars.resolveSibling("."))) {
      return List.of("-cp", own + File.pathSeparator + jars.resolve("*"));
    }
    try {
      return List.of(
          "-XX:SharedArchiveFile=" + Files.createDirectories(made).resolve(ARCHIVE),
          "-XX:+AutoCreateSharedArchive",
          "-Xlog:disable",
          "-cp",
          classPath(own, jars, made));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't write to " + made, fault);
    }
  }

  private static String classPath(Path own, Path jars, Path made) throws IOException {
    List<String> path = new ArrayList<>(List.of(own.toString()));
    try (Stream<Path> all = Files.list(jars)) {
      for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        boolean isServer = String.valueOf(jar.getFileName()).startsWith(SERVER);
        path.add((isServer ? copy(jar, made) : jar).toString());
      }
    }
    return String.join(File.pathSeparator, path);
  }

  private static Path copy(Path server, Path made) throws IOException {
    Path copy = made.resolve(COPY);
    if (Files.notExists(copy)) {
      Path aside = Files.createTempFile(made, "server", ".tmp");
      copyWithoutClassPath(server, aside);
      Files.move(aside, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return copy;
  }

  private static void copyWithoutClassPath(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
      try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(to), manifest)) {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          JarEntry entry = entries.nextElement();
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            output.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(output);
          }
        }
      }
    }
  }
}
