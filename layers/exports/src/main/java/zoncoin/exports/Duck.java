package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * A database in memory for one reading. It can open the files of that reading and nothing else: no
 * other path, no network, no extension, and none of that can be switched on again.
 */
final class Duck implements AutoCloseable {
  private static final String BILL_SQL = "bill.sql";

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a database.
   *
   * @param settings threads and memory
   * @param folder the reading's own folder, where sums spill
   * @param files what it may read: the files themselves, since links are seen through
   */
  static Duck open(ReaderSettings settings, Path folder, List<Path> files) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("memory_limit", settings.memoryBytes() + "B");
    properties.setProperty("temp_directory", folder.resolve("spill").toString());
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("allow_persistent_secrets", "false");
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:", properties));
    duck.execute("SET TimeZone = 'UTC'");
    duck.execute("SET allowed_directories = [" + Layout.quoted(folder + "/") + "]");
    duck.execute("SET allowed_paths = " + Layout.quoted(files));
    duck.execute("SET enable_external_access = false");
    duck.execute("SET lock_configuration = true");
    return duck;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The columns of a Parquet file, by the types DuckDB reads them as. */
  List<Layout.Column> columns(DataFile file) throws SQLException {
    Layout parquet = Layout.ofParquet(List.of());
    List<Layout.Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("DESCRIBE SELECT * FROM " + parquet.from(List.of(file)))) {
      while (rows.next()) {
        columns.add(new Layout.Column(text(rows, "column_name"), text(rows, "column_type")));
      }
    }
    return columns;
  }

  /**
   * Sums lines into charges.
   *
   * @param lines the query of all lines, which {@code bill.sql} has a place for
   * @param each is given each kind of charge, sorted by what makes it up
   */
  void sums(String lines, Consumer<Sum> each) throws SQLException {
    // DuckDB runs the statements of a text one by one and answers with the last.
    String sql = resource(BILL_SQL).replace("${lines}", lines);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        each.accept(Sum.of(rows));
      }
    }
  }

  /**
   * The row that a query of {@link Layout#first} finds.
   *
   * @param sql the query
   * @param values what stands for its parameters
   */
  Optional<Row> first(String sql, List<String> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Row(rows.getLong("row"), text(rows, "value")))
            : Optional.empty();
      }
    }
  }

  /**
   * A value in a row.
   *
   * @param row the number of its row, from 1; the header is none
   * @param value as it is written
   */
  record Row(long row, String value) {}

  static String text(ResultSet rows, String column) throws SQLException {
    return Objects.requireNonNullElse(rows.getString(column), "");
  }

  private static String resource(String name) {
    try (InputStream resource = Duck.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(resource, name).readAllBytes(), UTF_8);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
