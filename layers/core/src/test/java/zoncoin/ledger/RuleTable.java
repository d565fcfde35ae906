package zoncoin.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The Markdown tables of a folder of resources: every row under a header that has a certain column
 * is a case.
 */
final class RuleTable {
  private RuleTable() {}

  /**
   * One case.
   *
   * @param place file and line
   * @param cells text by the name of its column
   */
  record Row(String place, Map<String, String> cells) {
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    @Override
    public String toString() {
      return place + " " + cell("case");
    }
  }

  /** The rows of all tables in that folder that have that column. */
  static List<Row> rows(String folder, String column) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .flatMap(file -> rows(file, column).stream())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path path(String folder) {
    return Path.of(URI.create(Objects.requireNonNull(RuleTable.class.getResource(folder)) + "/"));
  }

  private static List<Row> rows(Path file, String column) {
    List<Row> rows = new ArrayList<>();
    List<String> header = List.of();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.startsWith("|")) {
        header = List.of();
      } else if (header.isEmpty()) {
        header = cells(line);
      } else if (!line.startsWith("| ---") && header.contains(column)) {
        rows.add(row(file.getFileName() + ":" + (i + 1), header, cells(line)));
      }
    }
    return rows;
  }

  private static Row row(String place, List<String> header, List<String> values) {
    if (header.size() != values.size()) {
      throw new AssertionError(place + " has " + values.size() + " cells under " + header);
    }
    Map<String, String> cells = new HashMap<>();
    for (int column = 0; column < header.size(); column++) {
      cells.put(header.get(column), values.get(column));
    }
    return new Row(place, cells);
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
