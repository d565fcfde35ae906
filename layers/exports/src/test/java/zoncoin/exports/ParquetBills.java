package zoncoin.exports;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parquet bills that tests write, with a database that may. */
final class ParquetBills {
  private ParquetBills() {}

  /** One line; its cost is text. */
  static Path write(Path file, Map<String, String> line) {
    List<String> values = new ArrayList<>();
    line.forEach((column, value) -> values.add(Layout.quoted(value) + " AS " + column));
    return write(file, "SELECT " + String.join(", ", values));
  }

  /** Lines of these costs, as DOUBLE. */
  static Path write(Path file, double... costs) {
    List<String> texts = new ArrayList<>();
    for (double cost : costs) {
      texts.add("('" + cost + "'::DOUBLE)");
    }
    return write(
        file,
        "SELECT *, cost AS line_item_unblended_cost FROM (SELECT "
            + others()
            + ") CROSS JOIN (VALUES "
            + String.join(", ", texts)
            + ") costs(cost)");
  }

  static Path writeWithNumericAccount(Path file) {
    return write(
        file,
        "SELECT * REPLACE (111122223333 AS line_item_usage_account_id), '1' AS"
            + " line_item_unblended_cost FROM (SELECT "
            + others()
            + ")");
  }

  static String others() {
    List<String> values = new ArrayList<>();
    Map<String, String> line = Bills.line();
    line.remove(Bills.COST);
    line.remove(Bills.NET);
    line.forEach((column, value) -> values.add(Layout.quoted(value) + " AS " + column));
    return String.join(", ", values);
  }

  static Path write(Path file, String select) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (" + select + ") TO " + Layout.quoted(file.toString()) + " (FORMAT parquet)");
      return file;
    } catch (SQLException cannotWrite) {
      throw new AssertionError(cannotWrite);
    }
  }
}
