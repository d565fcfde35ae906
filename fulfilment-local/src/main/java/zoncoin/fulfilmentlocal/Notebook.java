package zoncoin.fulfilmentlocal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
 * Nothing of it may be forgotten, or it is delivered again; but once many lines say what a later
 * one says otherwise, the file is written anew without them, aside, and moved into its place.
 */
final class Notebook {
  /** So many lines may be out of date. */
  private static final int MOST_STALE = 1_000;

  private final Optional<Path> file;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private int lines;

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
        notebook.read(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read " + file, fault);
    }
    return notebook;
  }

  private void read(Path path) throws IOException {
    String whole = Files.readString(path);
    int end = whole.lastIndexOf('\n') + 1;
    for (String line : whole.substring(0, end).lines().toList()) {
      int last = line.lastIndexOf('\t');
      if (last > 0) {
        texts.put(line.substring(0, last), line.substring(last + 1));
      }
      lines++;
    }
    if (end < whole.length()) {
      writeAnew(path);
    }
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
    lines++;
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), page + "\t" + name + "\t" + text + "\n", CREATE, APPEND);
        if (lines - texts.size() > MOST_STALE) {
          writeAnew(file.get());
        }
      } catch (IOException fault) {
        throw new UncheckedIOException("couldn't write " + file.get(), fault);
      }
    }
  }

  private void writeAnew(Path path) throws IOException {
    StringBuilder all = new StringBuilder();
    texts.forEach((key, text) -> all.append(key).append('\t').append(text).append('\n'));
    Path aside = path.resolveSibling(path.getFileName() + ".aside");
    try (FileChannel channel = FileChannel.open(aside, CREATE, WRITE, TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(all.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    // A crash here means: all is where it was.
    Files.move(aside, path, ATOMIC_MOVE, REPLACE_EXISTING);
    lines = texts.size();
  }
}
