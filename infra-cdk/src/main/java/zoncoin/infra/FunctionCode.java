package zoncoin.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.lambda.Code;

/** Where the code of a function is. The seam at which the shared layers will be added, too. */
@FunctionalInterface
public interface FunctionCode {

  /**
   * What Lambda unpacks for this function.
   *
   * @throws IllegalArgumentException if it is not there, with the command that makes it
   */
  Code of(ProgrammeFunction function);

  /**
   * The jars that {@code ./mvnw package} leaves under {@code functions/<name>/target} of the given
   * clone.
   */
  static FunctionCode built(Path root) {
    return function -> Code.fromAsset(jar(root, function).toString());
  }

  /**
   * No code at all: a folder that says so. For looking at templates without building anything; a
   * function made of it fails on its first call.
   */
  static FunctionCode placeholder() {
    return function -> {
      try {
        Path folder = Files.createTempDirectory("zoncoin-placeholder");
        Path note = folder.resolve("NOT-BUILT.txt");
        Files.writeString(note, "functions/" + function.folder() + " is not in here\n");
        folder.toFile().deleteOnExit();
        note.toFile().deleteOnExit();
        return Code.fromAsset(folder.toString());
      } catch (IOException unwritable) {
        throw new UncheckedIOException("couldn't write a placeholder", unwritable);
      }
    };
  }

  private static Path jar(Path root, ProgrammeFunction function) {
    Path target = root.resolve("functions").resolve(function.folder()).resolve("target");
    String pattern = "zoncoin-function-" + function.folder() + "-*.jar";
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(target, pattern)) {
        found.forEach(jars::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("couldn't list " + target, unreadable);
      }
    }
    if (jars.size() != 1) {
      throw new IllegalArgumentException(
          "found "
              + jars.size()
              + " of "
              + target.resolve(pattern)
              + " where one is needed: run ./mvnw package, or pass -c placeholder=true to see the"
              + " templates without code");
    }
    return jars.getFirst();
  }
}
