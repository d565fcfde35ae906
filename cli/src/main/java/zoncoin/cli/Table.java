package zoncoin.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of a table, aligned: words to the left, numbers by their decimal point. */
final class Table {
  private static final String GAP = "  ";

  /** How a column is aligned. */
  enum Align {
    LEFT,
    POINT
  }

  private final List<Align> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table of such columns. */
  Table(Align... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a line; the first says what the columns are. */
  void add(String... values) {
    rows.add(List.of(values));
  }

  /** Whether there is nothing under what the columns are. */
  boolean isEmpty() {
    return rows.size() <= 1;
  }

  /** The lines, each ended by a newline. */
  @Override
  public String toString() {
    List<StringBuilder> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(new StringBuilder()));
    for (int column = 0; column < columns.size(); column++) {
      List<String> cells = align(column);
      for (int row = 0; row < rows.size(); row++) {
        lines.get(row).append(column > 0 ? GAP : "").append(cells.get(row));
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.toString().stripTrailing()).append('\n'));
    return text.toString();
  }

  private List<String> align(int column) {
    List<String> values = rows.stream().map(row -> row.get(column)).toList();
    if (columns.get(column) == Align.LEFT) {
      int width = longest(values);
      return values.stream().map(value -> value + blank(width - value.length())).toList();
    }
    List<String> numbers = values.subList(1, values.size());
    int behind = longest(numbers.stream().map(Table::behindPoint).toList());
    List<String> padded = new ArrayList<>(List.of(values.getFirst()));
    numbers.forEach(n -> padded.add(n + blank(behind - behindPoint(n).length())));
    int width = longest(padded);
    return padded.stream().map(value -> blank(width - value.length()) + value).toList();
  }

  private static String blank(int width) {
    return " ".repeat(width);
  }

  private static int longest(List<String> values) {
    return values.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The point and what follows it. */
  private static String behindPoint(String number) {
    int point = number.indexOf('.');
    return point < 0 ? "" : number.substring(point);
  }
}
