package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.exports.sample.Format;
import zoncoin.exports.sample.Packing;
import zoncoin.exports.sample.Sample;
import zoncoin.exports.sample.Stage;

/**
 * A bill of very many rows: one that is there, replicated into files as AWS delivers them. All
 * files of a kind are links to one, so that ten million rows lie on a disk in seconds; a reader
 * cannot tell.
 *
 * @param origin what was replicated
 * @param parquet the folder of the rows as Parquet
 * @param csv the folder of the same rows as gzipped CSV
 * @param files how many there are of each
 */
record LargeBill(String origin, Path parquet, Path csv, int files) {
  private static final int ROWS_OF_A_FILE = 250_000;

  /**
   * Makes one.
   *
   * @param folder where
   * @param source a Parquet file of a bill; empty for a made-up one
   * @param rows about how many, in whole files
   */
  static LargeBill make(Path folder, String source, int rows) {
    int files = Math.max(1, rows / ROWS_OF_A_FILE);
    Path bill = source.isEmpty() ? madeUp(folder.resolve("sample")) : Path.of(source);
    try {
      Path parquet = Files.createDirectories(folder.resolve("parquet"));
      Path csv = Files.createDirectories(folder.resolve("csv"));
      long width = replicate(bill, parquet.resolve("0.parquet"), csv.resolve("0.csv.gz"));
      link(parquet, ".parquet", files);
      link(csv, ".csv.gz", files);
      String origin =
          "%s, %d columns".formatted(source.isEmpty() ? "made up" : bill.getFileName(), width);
      return new LargeBill(origin, parquet, csv, files);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't make a bill in " + folder, refused);
    }
  }

  private static Path madeUp(Path folder) {
    Sample.Scope scope = new Sample.Scope(1, 100, 1, List.of("USD"), List.of(Stage.INVOICED));
    Sample.Form form =
        new Sample.Form(
            List.of(Format.CUR), Optional.of(Packing.PARQUET), false, Integer.MAX_VALUE);
    var _ = Sample.write(folder, scope, form);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Answers how many columns it has. */
  private static long replicate(Path bill, Path parquet, Path csv) {
    String rows =
        "(SELECT bill.* FROM read_parquet('%s', hive_partitioning = false) bill, range(%d) LIMIT %d)"
            .formatted(bill, ROWS_OF_A_FILE, ROWS_OF_A_FILE);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY " + rows + " TO '" + parquet + "' (FORMAT parquet)");
      statement.execute(
          "COPY (FROM read_parquet('%s')) TO '%s' (FORMAT csv, HEADER, COMPRESSION gzip)"
              .formatted(parquet, csv));
      try (ResultSet counted =
          statement.executeQuery("SELECT count(*) FROM (DESCRIBE FROM '" + parquet + "')")) {
        return counted.next() ? counted.getLong(1) : 0;
      }
    } catch (SQLException fault) {
      throw new IllegalStateException("couldn't replicate " + bill, fault);
    }
  }

  private static void link(Path folder, String suffix, int files) throws IOException {
    for (int i = 1; i < files; i++) {
      Files.createLink(folder.resolve(i + suffix), folder.resolve("0" + suffix));
    }
  }

  /** How many rows it has. */
  long rows() {
    return (long) files * ROWS_OF_A_FILE;
  }

  /** A tenth of it, or one file. */
  LargeBill tenth(Path folder) {
    int fewer = Math.max(1, files / 10);
    try {
      Path few = Files.createDirectories(folder.resolve("tenth"));
      Path fewParquet = Files.createDirectories(few.resolve("parquet"));
      Path fewCsv = Files.createDirectories(few.resolve("csv"));
      for (int i = 0; i < fewer; i++) {
        linkOne(i + ".parquet", parquet, fewParquet);
        linkOne(i + ".csv.gz", csv, fewCsv);
      }
      return new LargeBill(origin, fewParquet, fewCsv, fewer);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void linkOne(String name, Path from, Path to) throws IOException {
    Files.createLink(to.resolve(name), from.resolve(name));
  }
}
