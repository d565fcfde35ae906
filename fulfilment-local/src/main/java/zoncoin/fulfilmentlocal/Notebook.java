package zoncoin.fulfilmentlocal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the other sides remember: texts by page and name, in a file to which each change is a line,
 * so that it outlives whoever is killed. Page, name and text have neither tab nor line break.
 */
final class Notebook {
  private final Optional<Path> file;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private Notebook(Optional<Path> file) {
    this.file = file;
  }

  /** One that is forgotten with the process. */
  static Notebook inMemory() {
    return new Notebook(Optional.empty());
  }

  /** That of a file; made the first time. A last line that was not finished counts for nothing. */
  static Notebook of(Path file) {
    Notebook notebook = new Notebook(Optional.of(file));
    try {
      if (Files.exists(file)) {
        String whole = Files.readString(file);
        String finished = whole.substring(0, whole.lastIndexOf('\n') + 1);
        Files.writeString(file, finished);
        for (String line : finished.lines().toList()) {
          int last = line.lastIndexOf('\t');
          if (last > 0) {
            notebook.texts.put(line.substring(0, last), line.substring(last + 1));
          }
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read " + file, fault);
    }
    return notebook;
  }

  synchronized Optional<String> read(String page, String name) {
    return Optional.ofNullable(texts.get(page + "\t" + name));
  }

  /** All texts of a page, in the order in which their names came first. */
  synchronized List<String> page(String page) {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(page + "\t")) {
            found.add(text);
          }
        });
    return found;
  }

  synchronized void write(String page, String name, String text) {
    texts.put(page + "\t" + name, text);
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), page + "\t" + name + "\t" + text + "\n", CREATE, APPEND);
      } catch (IOException fault) {
        throw new UncheckedIOException("couldn't write " + file.get(), fault);
      }
    }
  }
}
