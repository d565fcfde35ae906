package zoncoin.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.services.lambda.Code;

/** Where the code of functions and layers is. */
public interface FunctionCode {

  /** What several functions have in common. */
  enum Layer {
    /** The domain, its adapters, the AWS SDK: every function has it. */
    CORE,
    /** What reads bills, with DuckDB: 22 MB that only one function needs. */
    EXPORTS;

    /** As its file is called. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The id of its construct. */
    String id() {
      return name().charAt(0) + word().substring(1);
    }
  }

  /**
   * What Lambda unpacks for this function: its own classes alone.
   *
   * @throws IllegalArgumentException if it is not there, with the command that makes it
   */
  Code of(ProgrammeFunction function);

  /**
   * What Lambda unpacks under {@code /opt} for each function with this layer.
   *
   * @throws IllegalArgumentException if it is not there, with the command that makes it
   */
  Code of(Layer layer);

  /**
   * The jars and zips that {@code ./mvnw package} leaves under {@code functions/<name>/target} and
   * {@code layers/zips/target} of the given clone.
   */
  static FunctionCode built(Path root) {
    return new FunctionCode() {
      @Override
      public Code of(ProgrammeFunction function) {
        Path target = root.resolve("functions").resolve(function.folder()).resolve("target");
        String pattern = "zoncoin-function-" + function.folder() + "-*.jar";
        return Code.fromAsset(the(target, pattern).toString());
      }

      @Override
      public Code of(Layer layer) {
        Path target = root.resolve("layers/zips/target");
        return Code.fromAsset(the(target, "layer-" + layer.word() + ".zip").toString());
      }
    };
  }

  /**
   * No code at all: folders that say so. For looking at templates without building anything; a
   * function made of it fails on its first call.
   */
  static FunctionCode placeholder() {
    return new FunctionCode() {
      @Override
      public Code of(ProgrammeFunction function) {
        return note("functions/" + function.folder());
      }

      @Override
      public Code of(Layer layer) {
        return note("the layer " + layer.word());
      }
    };
  }

  private static Code note(String what) {
    try {
      Path folder = Files.createTempDirectory("zoncoin-placeholder");
      Path note = folder.resolve("NOT-BUILT.txt");
      Files.writeString(note, what + " is not in here\n");
      folder.toFile().deleteOnExit();
      note.toFile().deleteOnExit();
      return Code.fromAsset(folder.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("couldn't write a placeholder", unwritable);
    }
  }

  /** The one file of that name. */
  private static Path the(Path target, String pattern) {
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
