package zoncoin.exports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/**
 * How files that are alike are read: which of their columns is which field. Names and paths reach
 * SQL only through here; the columns of CSV are numbered, so that no header can say anything in
 * SQL.
 *
 * @param kind what the files are stored as
 * @param columns their columns, in order
 */
record Layout(Kind kind, List<Column> columns) {
  /**
   * A column of a file.
   *
   * @param name as the file writes it
   * @param type its type in DuckDB; {@code VARCHAR} for all of CSV
   */
  record Column(String name, String type) {
    private boolean isText() {
      return type.equals("VARCHAR");
    }

    private boolean isTime() {
      return type.startsWith("TIMESTAMP") || type.equals("DATE");
    }

    private boolean isWhole() {
      return type.endsWith("INT") || type.equals("INTEGER");
    }

    private boolean canBe(Field field) {
      if (field.isCost()) {
        return isText() || isWhole() || type.equals("DOUBLE") || type.startsWith("DECIMAL");
      }
      return isText() || (field == Field.PERIOD && isTime());
    }
  }

  /** The layout of a CSV file whose header says these names. */
  static Layout ofCsv(Kind kind, List<String> names) {
    return new Layout(kind, names.stream().map(name -> new Column(name, "VARCHAR")).toList());
  }

  /**
   * Which column is which field.
   *
   * @param file the file it is looked for in, for messages
   * @throws Malformed if one is missing, is there twice, or is of another type
   */
  Map<Field, Column> fields(String file) {
    if (columns.stream().map(Column::name).anyMatch("BilledCost"::equals)) {
      throw Malformed.ofAnotherKind(
          file + ": a FOCUS export; only CUR 2.0 and the legacy CUR are read");
    }
    Map<Field, Column> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      List<Column> named = columns.stream().filter(column -> field.isNamed(column.name())).toList();
      if (named.size() > 1) {
        throw new Malformed("%s: column %s is there twice".formatted(file, field.column()));
      }
      if (named.isEmpty() && field.isRequired()) {
        throw Malformed.ofAnotherKind(
            "%s: not a bill: no column %s".formatted(file, field.column()));
      }
      named.forEach(column -> fields.put(field, checked(file, field, column)));
    }
    return fields;
  }

  private static Column checked(String file, Field field, Column column) {
    if (!column.canBe(field)) {
      throw new Malformed(
          "%s: column %s is %s where %s belongs"
              .formatted(file, column.name(), column.type(), field.isCost() ? "a cost" : "text"));
    }
    return column;
  }

  /** The format of a delivery that nothing but its columns tells. */
  String format() {
    return columns.stream().anyMatch(c -> c.name().equals("line_item_usage_account_name"))
        ? "cur-2.0"
        : "cur";
  }

  /**
   * The fields of some files, as {@code bill.sql} sums them.
   *
   * @param files all of this layout
   */
  String lines(List<DataFile> files) {
    Map<Field, Column> fields = fields(files.getFirst().name());
    List<String> values = new ArrayList<>();
    for (Field field : Field.values()) {
      values.add(value(field, fields) + " AS " + field.alias());
    }
    values.add(isSaid(Field.NET, fields) + " AS net_said");
    return "SELECT " + String.join(", ", values) + " FROM " + from(files);
  }

  private String value(Field field, Map<Field, Column> fields) {
    Column column = fields.get(field);
    if (column == null) {
      return "CAST(NULL AS DECIMAL(38, 18))";
    }
    if (!field.isCost()) {
      return "coalesce(" + text(column) + ", '')";
    }
    return column.type().equals("DOUBLE")
        ? "CAST(rounded(" + sql(column) + ") AS DECIMAL(38, 18))"
        : "exact(" + text(column) + ")";
  }

  private String isSaid(Field field, Map<Field, Column> fields) {
    Column column = fields.get(field);
    return column == null ? "false" : sql(column) + " IS NOT NULL";
  }

  private String text(Column column) {
    return column.isText() ? sql(column) : "CAST(" + sql(column) + " AS VARCHAR)";
  }

  /**
   * Which rows of a file break the rule of a field, the first of them with its number and value.
   *
   * @param file the only file to look in
   * @param field what is wrong
   * @param value the text that is wrong; empty to look for costs that cannot be read
   */
  String firstWrong(DataFile file, Field field, Optional<String> value) {
    Map<Field, Column> fields = fields(file.name());
    Column column = fields.get(field);
    if (column == null) {
      return "SELECT 0, '' WHERE false";
    }
    String wrong =
        value.isPresent()
            ? value(field, fields) + " = ?"
            : value(field, fields)
                + " IS NULL"
                + (field == Field.NET ? " AND " + isSaid(field, fields) : "");
    return "SELECT row, value FROM (SELECT row_number() OVER () AS row, "
        + ("coalesce(" + text(column) + ", '') AS value, " + wrong + " AS wrong FROM ")
        + (from(List.of(file)) + ") WHERE wrong LIMIT 1");
  }

  /** What the files call a field. */
  String nameOf(Field field) {
    return columns.stream()
        .map(Column::name)
        .filter(field::isNamed)
        .findFirst()
        .orElse(field.column());
  }

  /** The table function that reads the files. */
  String from(List<DataFile> files) {
    String paths = quoted(files.stream().map(DataFile::local).toList());
    return kind == Kind.PARQUET
        ? "read_parquet(" + paths + ", hive_partitioning = false)"
        : "read_csv(" + paths + ", " + csvOptions() + ")";
  }

  private String csvOptions() {
    String numbered =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    return Stream.of(
            "columns = " + numbered,
            "auto_detect = false",
            "header = true",
            "delim = ','",
            "quote = '\"'",
            "escape = '\"'",
            "nullstr = ''",
            "strict_mode = true",
            "null_padding = false",
            "max_line_size = " + CsvScan.MAX_RECORD_BYTES,
            "compression = '" + (kind == Kind.GZIP ? "gzip" : "none") + "'",
            "hive_partitioning = false")
        .collect(Collectors.joining(", "));
  }

  private String sql(Column column) {
    return kind == Kind.PARQUET
        ? "\"" + column.name().replace("\"", "\"\"") + "\""
        : "c" + columns.indexOf(column);
  }

  /** A list of paths in SQL. */
  static String quoted(List<Path> paths) {
    return paths.stream()
        .map(path -> quoted(path.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text in SQL. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
