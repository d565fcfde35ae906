package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.tlog.Malformed;

/**
 * Small deliveries with some of their bytes changed. Each is refused in one line that begins with
 * the file and says the rule, or comes to exactly what it says: nothing else happens, and nothing
 * is left behind. Replay one seed: {@code ./mvnw test -pl layers/exports -Dtest=MutatedFileTest
 * -Dzoncoin.seed=N}; {@code -Dzoncoin.seeds=20000} tries more.
 */
class MutatedFileTest {
  private static final int SEEDS = Integer.getInteger("zoncoin.seeds", 150);
  private static final int MAX_WRONG = 20;
  private static final long FIRST = Long.getLong("zoncoin.seed", 0);

  private static final String TEXT =
      Bills.csv(
          Bills.line(),
          Bills.with(Bills.COST, "-0.000000000000000001"),
          Bills.with(Bills.NET, "2.5E-7"),
          Bills.with(Bills.ACCOUNT, "444455556666"),
          Bills.with("line_item_line_item_type", "Credit"),
          Bills.with("line_item_product_code", "AWSSupport"),
          Bills.with("line_item_line_item_description", "größer, \"als\"\n1"));

  @TempDir private Path folder;

  /** How a delivery is kept, and which of its files is changed. */
  private enum Kept {
    PLAIN("bill.csv"),
    GZIP("bill.csv.gz"),
    ZIP("bill.csv.zip"),
    PARQUET("bill.parquet"),
    MANIFEST("bill-Manifest.json");

    private final String file;

    Kept(String file) {
      this.file = file;
    }
  }

  @Test
  void isRefusedOrComesToExactlyWhatItSays() {
    assertTimeoutPreemptively(Duration.ofSeconds(20 + SEEDS / 20), this::tryAll, "hangs");
  }

  private void tryAll() throws IOException {
    Map<Kept, byte[]> originals = originals();
    long last = System.getProperty("zoncoin.seed") == null ? SEEDS - 1 : FIRST;
    Set<Kept> refused = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (long seed = FIRST; seed <= last && wrong.size() < MAX_WRONG; seed++) {
      Kept kept = Kept.values()[(int) (seed % Kept.values().length)];
      byte[] changed = new Mutation(seed).of(originals.getOrDefault(kept, new byte[0]));
      try {
        if (isRefused(kept, changed)) {
          refused.add(kept);
        }
      } catch (RuntimeException | AssertionError other) {
        wrong.add("-Dzoncoin.seed=%d, %s: %s".formatted(seed, kept.file, other));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(last == FIRST || refused.equals(originals.keySet()), "each is refused sometimes");
  }

  private Map<Kept, byte[]> originals() throws IOException {
    Path parquet = folder.resolve("original.parquet");
    ParquetBills.write(
        parquet,
        "SELECT *, (10 / (i + 3))::DOUBLE AS line_item_unblended_cost FROM (SELECT "
            + ParquetBills.others()
            + "), range(20) AS rows(i)");
    String manifest =
        "{\"billingPeriod\":{\"start\":\"2026-06-01T00:00:00.000Z\"},\"executionId\":\"e-1\","
            + "\"exportArn\":\"arn:aws:bcm-data-exports:us-east-1:999988887777:export/x\","
            + "\"dataFiles\":[\"s3://bucket/listed/bill.csv\"]}";
    Bills.write(folder.resolve(Kept.MANIFEST.name()).resolve("listed/bill.csv"), TEXT);
    return Map.of(
        Kept.PLAIN, TEXT.getBytes(UTF_8),
        Kept.GZIP, Bills.gzip(TEXT),
        Kept.ZIP, Bills.zip(TEXT),
        Kept.PARQUET, Files.readAllBytes(parquet),
        Kept.MANIFEST, manifest.getBytes(UTF_8));
  }

  private boolean isRefused(Kept kept, byte[] changed) throws IOException {
    Path file = Bills.write(folder.resolve(kept.name()).resolve(kept.file), changed);
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    ReaderSettings settings =
        new ReaderSettings(1, 256L << 20, temporary, folder, BadInput.MAX_TEXT_BYTES);
    try {
      List<Bill> bills =
          new DuckBillReader(settings).read(List.of(file.toString()), Eligibility.standard());
      assertEquals(expected(kept, file).toString(), told(bills).toString());
      return false;
    } catch (Malformed refused) {
      String line = refused.getMessage();
      assertEquals(1, line.lines().count());
      assertTrue(line.matches("([^ ]*/)?bill(-Manifest)?[.][^:]*: .+"), line);
      return true;
    } finally {
      try (var left = Files.list(temporary)) {
        assertEquals(0, left.count());
      }
    }
  }

  /** A checksum guards what is packed; plain text and Parquet have none, and say what they say. */
  private static Map<String, PlainBill.Told> expected(Kept kept, Path file) throws IOException {
    return switch (kept) {
      case PLAIN -> PlainBill.read(Files.readAllBytes(file));
      case GZIP, ZIP, MANIFEST -> PlainBill.read(TEXT.getBytes(UTF_8));
      case PARQUET -> PlainBill.read(linesOf(file));
    };
  }

  private static List<Map<String, String>> linesOf(Path parquet) {
    List<String> columns = new ArrayList<>(Bills.line().keySet());
    columns.remove(Bills.NET);
    List<Map<String, String>> lines = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + String.join(", ", columns)
                    + " FROM read_parquet("
                    + Layout.quoted(parquet.toString())
                    + ")")) {
      while (rows.next()) {
        Map<String, String> line = new TreeMap<>();
        for (String column : columns) {
          line.put(column, text(rows.getObject(column)));
        }
        lines.add(line);
      }
      return lines;
    } catch (SQLException unreadable) {
      throw new AssertionError("what was read cannot be", unreadable);
    }
  }

  /** A double counts by its shortest text, half-even to 12 places. */
  private static String text(@Nullable Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(Double.toString(number))
            .setScale(12, RoundingMode.HALF_EVEN)
            .toPlainString()
        : Objects.toString(value, "");
  }

  private static Map<String, PlainBill.Told> told(List<Bill> bills) {
    Map<String, PlainBill.Told> told = new TreeMap<>();
    for (Bill bill : bills) {
      for (Assessment each : bill.assessments()) {
        told.put(
            each.subject().toString(),
            new PlainBill.Told(each.rows(), each.unblended(), each.eligible()));
      }
    }
    return told;
  }
}
