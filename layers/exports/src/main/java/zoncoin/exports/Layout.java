package zoncoin.exports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zoncoin.billing.Basis;
import zoncoin.billing.Eligibility;
import zoncoin.tlog.Malformed;

/**
 * How files that are alike are read: which of their columns is which field. Names and paths reach
 * SQL only through here; the columns of CSV are numbered, so that no header can say anything in
 * SQL.
 *
 * @param kind what the files are stored as
 * @param text how values stand in them, if they are text
 * @param columns their columns, in order
 */
record Layout(Kind kind, Text text, List<Column> columns) {
  /**
   * How values stand in a text file.
   *
   * @param separator between two values
   * @param hasHeader whether the first record names the columns
   */
  record Text(CsvScan.Separator separator, boolean hasHeader) {
    /** As almost every file is, and as Parquet files are taken to be. */
    static final Text USUAL = new Text(CsvScan.Separator.COMMA, true);
  }

  /**
   * A column of a file.
   *
   * @param name as the file writes it
   * @param type its type in DuckDB; {@code VARCHAR} for all of CSV
   */
  record Column(String name, String type) {
    boolean isText() {
      return type.equals("VARCHAR");
    }

    private boolean isTime() {
      return type.startsWith("TIMESTAMP") || type.equals("DATE");
    }

    private boolean isWhole() {
      return type.endsWith("INT") || type.equals("INTEGER");
    }

    private boolean canBe(Dialect.Form form) {
      return isText()
          || switch (form) {
            case TEXT -> false;
            case TIME -> isTime();
            case COST -> isWhole() || type.equals("DOUBLE") || type.startsWith("DECIMAL");
          };
    }
  }

  /** The layout of a text file whose columns have these names. */
  static Layout ofText(Kind kind, Text text, List<String> names) {
    return new Layout(kind, text, names.stream().map(name -> new Column(name, "VARCHAR")).toList());
  }

  /** The layout of a Parquet file. */
  static Layout ofParquet(List<Column> columns) {
    return new Layout(Kind.PARQUET, Text.USUAL, columns);
  }

  /** What the files are written in. */
  Dialect dialect() {
    return Dialect.of(columns.stream().map(Column::name).toList());
  }

  /** Whether one of the columns is one that a bill is read by. */
  boolean isAnyKnown() {
    List<String> names = Columns.names(dialect().needs(Basis.AMORTISED));
    return columns.stream().map(column -> dialect().spell(column.name())).anyMatch(names::contains);
  }

  /**
   * The columns that a bill is read by.
   *
   * @param file the file they are looked for in, for messages
   * @param basis which cost counts
   * @throws Malformed if one is missing, is there twice, or is of another type
   */
  Columns columns(String file, Basis basis) {
    Dialect dialect = dialect();
    Map<String, Column> found = new HashMap<>();
    for (Dialect.Need need : dialect.needs(basis)) {
      List<Column> named =
          columns.stream().filter(each -> dialect.spell(each.name()).equals(need.name())).toList();
      if (named.size() > 1) {
        throw Malformed.ofAnotherKind("%s: column %s is there twice".formatted(file, need.name()));
      }
      if (named.isEmpty() && need.isRequired()) {
        throw Malformed.ofAnotherKind("%s: not a bill: no column %s".formatted(file, need.name()));
      }
      named.forEach(column -> found.put(need.name(), checked(file, need.form(), column)));
    }
    return new Columns(this, Map.copyOf(found), false);
  }

  private static Column checked(String file, Dialect.Form form, Column column) {
    if (!column.canBe(form)) {
      throw Malformed.ofAnotherKind(
          "%s: column %s is %s where %s belongs"
              .formatted(file, column.name(), column.type(), form));
    }
    return column;
  }

  /**
   * The groups of lines alike of some files, as {@code bill.sql} sums them.
   *
   * @param files all of this layout
   * @param eligibility which cost counts, and by what lines are told apart
   */
  String lines(List<DataFile> files, Eligibility eligibility) {
    Basis basis = eligibility.basis();
    Groups told = new Groups(this, eligibility.named());
    Dialect dialect = dialect();
    Columns lines = columns(files.getFirst().name(), basis);
    Columns groups = lines.grouped();
    List<String> values = new ArrayList<>();
    for (Field field : Field.values()) {
      values.add(dialect.text(field, groups) + " AS " + field.alias());
    }
    values.addAll(told.ofGroup());
    values.add(dialect.started(groups) + " AS started");
    values.add("line_count, cost_lines, net_lines, unread_lines");
    values.add("CAST(unblended AS DECIMAL(38, 18)) AS unblended");
    values.add("CAST(cost AS DECIMAL(38, 18)) AS cost");
    return "SELECT "
        + String.join(", ", values)
        + " FROM ("
        + groups(files, told, lines, basis)
        + ")";
  }

  private String groups(List<DataFile> files, Groups told, Columns lines, Basis basis) {
    Dialect dialect = dialect();
    List<String> stored = new ArrayList<>();
    List<String> summed = new ArrayList<>();
    for (Dialect.Need need : dialect.needs(basis)) {
      Column column = lines.found().get(need.name());
      if (column != null && need.form() != Dialect.Form.COST) {
        String alias = alias(column);
        stored.add(stored(need.name(), column, lines) + " AS " + alias);
        boolean isStart = need.name().equals(dialect.startColumn());
        summed.add(isStart ? "max(" + alias + ") AS " + alias : alias);
      }
    }
    stored.addAll(told.ofLine());
    summed.addAll(told.aliases());
    String unblended = dialect.unblended(lines);
    String counted = dialect.counted(basis, lines);
    stored.add(unblended + " AS unblended");
    stored.add(counted + " AS counted");
    stored.add(dialect.netSaid(lines) + " AS net_said");
    // Summing the same cost twice would take a third longer.
    String cost = counted.equals(unblended) ? "unblended" : "counted";
    summed.add("count(*) AS line_count");
    summed.add("count(*) FILTER (%s <> 0) AS cost_lines".formatted(cost));
    summed.add("count(*) FILTER (net_said) AS net_lines");
    summed.add("2 * count(*) - count(unblended) - count(%s) AS unread_lines".formatted(cost));
    summed.add("sum(unblended) AS unblended");
    summed.add("sum(%s) AS cost".formatted(cost));
    return "SELECT %s FROM (SELECT %s FROM %s) GROUP BY ALL"
        .formatted(String.join(", ", summed), String.join(", ", stored), from(files));
  }

  /** Only what a refund gives back matters; other descriptions would make a group of every line. */
  private String stored(String name, Column column, Columns lines) {
    return name.equals(dialect().column(Field.DESCRIPTION))
        ? "CASE WHEN %s THEN %s END".formatted(dialect().isRefund(lines), sql(column))
        : sql(column);
  }

  /**
   * The first row of a file of which something is true, with its number and a value.
   *
   * @param file the only file to look in
   * @param value SQL of the value
   * @param wrong SQL of what is true of it
   */
  String first(DataFile file, String value, String wrong) {
    return "SELECT row, value FROM (SELECT row_number() OVER () AS row, "
        + (value + " AS value, " + wrong + " AS wrong FROM ")
        + (from(List.of(file)) + ") WHERE wrong LIMIT 1");
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
    String nulls =
        Stream.concat(Stream.of(""), dialect().nulls().stream())
            .map(Layout::quoted)
            .collect(Collectors.joining(", ", "[", "]"));
    return Stream.of(
            "columns = " + numbered,
            "auto_detect = false",
            "header = " + text.hasHeader(),
            "delim = " + quoted(text.separator().sign()),
            "quote = " + quoted(text.separator().quote()),
            "escape = " + quoted(text.separator().quote()),
            "nullstr = " + nulls,
            "strict_mode = true",
            "null_padding = false",
            "max_line_size = " + CsvScan.MAX_RECORD_BYTES,
            "compression = '" + (kind == Kind.GZIP ? "gzip" : "none") + "'",
            "hive_partitioning = false")
        .collect(Collectors.joining(", "));
  }

  /** A column in SQL. */
  String sql(Column column) {
    return kind == Kind.PARQUET
        ? "\"" + column.name().replace("\"", "\"\"") + "\""
        : "c" + columns.indexOf(column);
  }

  /** A column in SQL where lines are grouped. */
  String alias(Column column) {
    return "g" + columns.indexOf(column);
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
