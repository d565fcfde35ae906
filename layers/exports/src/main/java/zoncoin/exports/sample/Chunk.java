package zoncoin.exports.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One data file: some rows of a table.
 *
 * @param columns of the table
 * @param rows a value for each column
 */
record Chunk(List<Column> columns, List<List<String>> rows) {
  /** A zip says when its file was written; this one always says the same. */
  private static final LocalDateTime ZIP_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  /** The rows as CSV under a header. */
  String csv() {
    StringBuilder csv = new StringBuilder(Text.csv(columns.stream().map(Column::name).toList()));
    rows.forEach(row -> csv.append(Text.csv(row)));
    return csv.toString();
  }

  /**
   * Writes it.
   *
   * @param file where; may be there already
   * @param packing as what
   * @param modified what the file is dated
   */
  void write(Path file, Packing packing, Instant modified) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    switch (packing) {
      case NONE -> Files.writeString(file, csv());
      case GZIP -> {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
          gzip.write(csv().getBytes(UTF_8));
        }
      }
      case ZIP -> writeZip(file);
      case PARQUET -> writeParquet(file);
    }
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private void writeZip(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry(name.substring(0, name.length() - ".zip".length()));
      entry.setTimeLocal(ZIP_TIME);
      zip.putNextEntry(entry);
      zip.write(csv().getBytes(UTF_8));
      zip.closeEntry();
    }
  }

  /** By way of a CSV file, with every value turned into its column's type. */
  private void writeParquet(Path file) throws IOException {
    Path csv = Files.createTempFile("zoncoin-sample-", ".csv");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      Files.writeString(csv, csv());
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET threads = 1");
      statement.execute(
          "COPY (SELECT %s FROM read_csv(%s, columns = %s, auto_detect = false, header = true,"
                  .formatted(typed(), quoted(csv), numbered())
              + " delim = ',', quote = '\"', escape = '\"', nullstr = ''))"
              + " TO %s (FORMAT parquet, COMPRESSION snappy)".formatted(quoted(file)));
    } catch (SQLException cannotWrite) {
      throw new IOException(cannotWrite);
    } finally {
      Files.delete(csv);
    }
  }

  private String typed() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).cast("c" + i) + " AS \"" + columns.get(i).name() + "\"")
        .collect(Collectors.joining(", "));
  }

  private String numbered() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
