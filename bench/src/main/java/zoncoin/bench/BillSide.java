package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.exports.DuckBillReader;
import zoncoin.exports.ReaderSettings;

/** One way to read all files of a folder and sum what they say. */
enum BillSide {
  /** As the function that issues reads a delivery. */
  OURS("ours"),
  /** The same sums in the same database, and nothing else: no hash, no check, no assessment. */
  QUERY("bare query"),
  /** Streams, strings and {@link java.math.BigDecimal}; one thread. */
  PLAIN_JAVA("plain Java");

  /** What a query groups by, as the legacy report calls it. */
  static final List<String> KEYS =
      List.of(
          "bill_payer_account_id",
          "line_item_usage_account_id",
          "bill_billing_period_start_date",
          "line_item_currency_code",
          "line_item_line_item_type",
          "bill_billing_entity",
          "line_item_product_code",
          "bill_invoice_id");

  static final String COST = "line_item_unblended_cost";

  /** As much as a function has. */
  private static final String HEAP = "-Xmx256m";

  private final String title;

  BillSide(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * What a reading took.
   *
   * @param rows how many it read
   * @param nanos from its beginning to its end, the start of the process aside
   * @param cpuNanos CPU of the process, its start included
   * @param peakKib most memory the process ever had resident; 0 where the system does not say
   */
  record Read(long rows, long nanos, long cpuNanos, long peakKib) {
    double rate() {
      return rows * 1e9 / nanos;
    }

    /** CPU microseconds of a row. */
    double rowMicros() {
      return cpuNanos / 1e3 / rows;
    }
  }

  /** Reads in a process of its own. */
  Read inOwnProcess(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BillSide.class.getName(),
            name(),
            folder.toString());
    try {
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(this + " failed on " + folder);
      }
      List<Long> figures = Stream.of(said.strip().split(" ")).map(Long::valueOf).toList();
      return new Read(figures.get(0), figures.get(1), figures.get(2), figures.get(3));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /**
   * Reads and prints rows, nanoseconds, nanoseconds of CPU and KiB.
   *
   * @param args the side and the folder
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[1]);
    long start = System.nanoTime();
    long rows =
        switch (BillSide.valueOf(args[0])) {
          case OURS -> ours(folder);
          case QUERY -> query(folder);
          case PLAIN_JAVA -> PlainReader.sum(folder);
        };
    long nanos = System.nanoTime() - start;
    System.out.printf(Locale.ROOT, "%d %d %d %d%n", rows, nanos, Load.processCpuNanos(), peakKib());
  }

  private static long ours(Path folder) {
    List<Bill> bills =
        new DuckBillReader(ReaderSettings.standard())
            .read(List.of(folder.toString()), Eligibility.standard());
    return bills.stream()
        .flatMap(bill -> bill.assessments().stream())
        .mapToLong(assessment -> assessment.rows())
        .sum();
  }

  private static long query(Path folder) throws SQLException, IOException {
    boolean isParquet = Files.exists(folder.resolve("0.parquet"));
    String from = isParquet ? parquet(folder) : csv(folder);
    String exact =
        isParquet
            ? "CAST(CAST(" + COST + " AS VARCHAR) AS DECIMAL(38, 12))"
            : "CAST(" + COST + " AS DECIMAL(38, 18))";
    String sql =
        "SELECT %s, count(*), sum(%s) FROM %s GROUP BY ALL ORDER BY ALL"
            .formatted(String.join(", ", KEYS), exact, from);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET memory_limit = '512MiB'");
      long rows = 0;
      try (ResultSet sums = statement.executeQuery(sql)) {
        while (sums.next()) {
          rows += sums.getLong(KEYS.size() + 1);
        }
      }
      return rows;
    }
  }

  private static String parquet(Path folder) {
    return "read_parquet('" + folder + "/*.parquet', hive_partitioning = false)";
  }

  /** All columns as text, by position, so that nothing is guessed. */
  private static String csv(Path folder) throws IOException {
    List<String> names = PlainReader.header(folder.resolve("0.csv.gz"));
    String columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> "'%s': 'VARCHAR'".formatted(names.get(i)))
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_csv('%s/*.csv.gz', columns = %s, auto_detect = false, header = true, delim = ',',"
            .formatted(folder, columns)
        + " quote = '\"', escape = '\"', compression = 'gzip')";
  }

  /** {@code VmHWM} of Linux. */
  private static long peakKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
