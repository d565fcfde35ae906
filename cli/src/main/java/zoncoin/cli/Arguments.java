package zoncoin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/**
 * The words after {@code zon}, looked over before they are parsed: files of arguments, which
 * picocli takes for words where they cannot be read, and words that name nothing.
 *
 * @param words as they were typed
 */
record Arguments(List<String> words) {
  /** In a path, the folder of the one file of arguments. */
  private static final String HERE = "{here}";

  /** What is wrong with the first word that is wrong. */
  Optional<String> wrong() {
    return words.stream().flatMap(word -> wrong(word).stream()).findFirst();
  }

  private static Optional<String> wrong(String word) {
    boolean hasNoValue = word.startsWith("--") && word.indexOf('=') == word.length() - 1;
    if (word.isEmpty() || hasNoValue) {
      return Optional.of("an argument is empty, which names no file or folder");
    }
    return isFile(word) ? unreadable(Path.of(word.substring(1))) : Optional.empty();
  }

  private static boolean isFile(String word) {
    return word.startsWith("@") && !word.startsWith("@@") && word.length() > 1;
  }

  private static Optional<String> unreadable(Path file) {
    if (!Files.exists(file)) {
      return Optional.of("there is no " + file);
    }
    if (Files.isDirectory(file)) {
      return Optional.of(file + " is a folder; behind @ stands a file of arguments");
    }
    return Files.isReadable(file) ? Optional.empty() : Optional.of("not allowed to read " + file);
  }

  /** The path that a word names; one that begins with {@code {here}} is beside the arguments. */
  Path path(String word) {
    if (!word.startsWith(HERE + "/")) {
      return Path.of(word);
    }
    List<Path> files = files().toList();
    if (files.size() != 1) {
      throw new TypeConversionException(HERE + " is the folder of the one @FILE that was named");
    }
    return files.getFirst().resolveSibling(word.substring(HERE.length() + 1));
  }

  private Stream<Path> files() {
    return words.stream().filter(Arguments::isFile).map(word -> Path.of(word.substring(1)));
  }
}
