package zoncoin.exports.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads the columns of a table from the resource that lists them, one a line. */
final class Columns {
  private Columns() {}

  /**
   * The columns of a table in its order.
   *
   * @param table the name of the resource
   * @param isDiscounted whether the columns are there that only bills with discounts have
   */
  static List<Column> read(String table, boolean isDiscounted) {
    String name = table + ".columns";
    try (BufferedReader resource =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Columns.class.getResourceAsStream(name), name), UTF_8))) {
      return resource
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .filter(words -> isDiscounted || words.size() == 2)
          .map(words -> new Column(words.get(0), words.get(1)))
          .toList();
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }
}
