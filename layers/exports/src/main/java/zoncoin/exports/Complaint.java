package zoncoin.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Basis;
import zoncoin.tlog.Malformed;

/** Says in one line what is wrong with a file: where, and the rule. */
final class Complaint {
  private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: ([0-9]+)");
  private static final Pattern COLUMNS =
      Pattern.compile("Expected Number of Columns: ([0-9]+) Found: ([0-9]+)");

  /** What DuckDB writes in its messages, and what it means for whoever sent the file. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("unterminated quote", "a quoted value does not end where its field ends"),
          Map.entry(
              "state machine reached an invalid state", "not CSV: quotes or line ends are mixed"),
          Map.entry("Invalid unicode", "not UTF-8"),
          Map.entry("Maximum line size", "longer than " + CsvScan.MAX_RECORD_BYTES + " bytes"),
          Map.entry("GZIP", "not a whole gzip file"),
          Map.entry("Casting value", "the costs sum to more than an exact sum holds"),
          Map.entry("Overflow", "the costs sum to more than an exact sum holds"),
          Map.entry("Out of Range", "the costs sum to more than an exact sum holds"),
          Map.entry("Parquet", "not a whole Parquet file"),
          Map.entry("magic bytes", "not a whole Parquet file"),
          Map.entry("TProtocolException", "not a whole Parquet file"));

  /** The order in which they are looked for, since a message can have several. */
  private static final List<String> SIGNS = MEANINGS.keySet().stream().sorted().toList();

  private Complaint() {}

  /**
   * What a failure of the database says of a file.
   *
   * @param file the file
   * @param failure what the database said
   * @throws UncheckedIOException if the machine is too small, which says nothing of the file
   */
  static Malformed of(String file, SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith("Out of Memory")) {
      throw new UncheckedIOException(
          new IOException(file + ": the sums need more memory than the reader may use"));
    }
    Matcher line = CSV_LINE.matcher(message);
    return new Malformed(
        file + (line.find() ? ", line " + line.group(1) : "") + ": " + meaning(message));
  }

  private static String meaning(String message) {
    Matcher columns = COLUMNS.matcher(message);
    if (columns.find()) {
      return columns.group(2) + " values where the header has " + columns.group(1);
    }
    return SIGNS.stream()
        .filter(message::contains)
        .findFirst()
        .map(sign -> MEANINGS.getOrDefault(sign, sign))
        .orElseGet(
            () -> "cannot be read: " + Malformed.shown(message.lines().findFirst().orElse("")));
  }

  /**
   * What a row needs that its file does not have.
   *
   * @param file the file
   * @param column the column
   * @param row the row
   * @param basis by which the row is counted
   */
  static Malformed ofMissing(String file, String column, Duck.Row row, Basis basis) {
    return Malformed.ofAnotherKind(
        "%s, row %d: no column %s, which says what this line comes to %s"
            .formatted(file, row.row(), column, basis.word()));
  }

  /**
   * What a value in a row breaks.
   *
   * @param file the file
   * @param column the column, as the file calls it
   * @param row the row and the value
   * @param rule what belongs there
   */
  static Malformed of(String file, String column, Duck.Row row, String rule) {
    String value = row.value().isEmpty() ? "nothing" : Malformed.shown(row.value());
    // A second header: files were joined, or a column is named where a value belongs.
    String broken = row.value().equals(column) ? "a header stands among the rows" : rule;
    return new Malformed(
        "%s, row %d, column %s: %s: %s".formatted(file, row.row(), column, value, broken));
  }
}
