package zoncoin.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes one byte of a copy of a log, as someone with write access to its files could. */
final class Tamper {
  private Tamper() {}

  /**
   * What was changed.
   *
   * @param file relative to the log's folder
   * @param before the digit before
   * @param after the digit after
   */
  record Change(String file, char before, char after) {}

  /**
   * Copies a log and makes one amount of one entry larger by changing a digit.
   *
   * @param log folder of the log
   * @param copy folder to make, which must not exist
   * @param text a line of the entry, in which the first digit other than 9 after the last space is
   *     changed
   */
  static Change copyAndChange(Path log, Path copy, String text) {
    try {
      List<Path> files = files(log);
      Optional<Change> change = Optional.empty();
      for (Path file : files) {
        Path target = copy.resolve(log.relativize(file).toString());
        Files.createDirectories(target.getParent());
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().contains("entries")) {
          Optional<Change> here = change(bytes, text, log.relativize(file).toString());
          change = here.isPresent() ? here : change;
        }
        Files.write(target, bytes);
      }
      return change.orElseThrow(() -> new IllegalStateException("no entry has the line " + text));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't copy log: " + log + " to " + copy, fault);
    }
  }

  private static List<Path> files(Path log) throws IOException {
    try (Stream<Path> walk = Files.walk(log)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Optional<Change> change(byte[] bundle, String text, String file) {
    // One byte a character, so that a position in the text is a position in the bytes.
    int line = new String(bundle, StandardCharsets.ISO_8859_1).indexOf(text);
    if (line < 0) {
      return Optional.empty();
    }
    int digit = line + text.lastIndexOf(' ') + 1;
    while (bundle[digit] == '9' || bundle[digit] == '-') {
      digit++;
    }
    char before = (char) bundle[digit];
    bundle[digit]++;
    return Optional.of(new Change(file, before, (char) bundle[digit]));
  }
}
