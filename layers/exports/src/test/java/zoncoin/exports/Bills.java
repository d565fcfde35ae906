package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;

/** Small bills that tests write and read. */
final class Bills {
  static final String ACCOUNT = "line_item_usage_account_id";
  static final String COST = "line_item_unblended_cost";
  static final String NET = "line_item_net_unblended_cost";

  private Bills() {}

  /** A good line of ten dollars; tests change what they are about. */
  static Map<String, String> line() {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("bill_payer_account_id", "999988887777");
    line.put("bill_billing_entity", "AWS");
    line.put("bill_billing_period_start_date", "2026-06-01T00:00:00.000Z");
    line.put("bill_invoice_id", "2026A0001");
    line.put(ACCOUNT, "111122223333");
    line.put("line_item_line_item_type", "Usage");
    line.put("line_item_product_code", "AmazonEC2");
    line.put("line_item_currency_code", "USD");
    line.put("line_item_line_item_description", "an hour, \"on demand\"");
    line.put(COST, "10");
    line.put(NET, "");
    return line;
  }

  static Map<String, String> with(String column, String value) {
    Map<String, String> line = line();
    line.put(column, value);
    return line;
  }

  @SafeVarargs
  static String csv(Map<String, String>... lines) {
    List<String> rows = new ArrayList<>();
    rows.add(String.join(",", line().keySet()));
    for (Map<String, String> line : lines) {
      rows.add(String.join(",", line.values().stream().map(Bills::quoted).toList()));
    }
    return String.join("\n", rows) + "\n";
  }

  static String quoted(String value) {
    boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return isPlain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  static byte[] zip(String... members) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < members.length; i++) {
        zip.putNextEntry(new ZipEntry("bill-" + i + ".csv"));
        zip.write(members[i].getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes);
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  static Path write(Path file, String text) {
    return write(file, text.getBytes(UTF_8));
  }

  /** The only assessment of a file on a basis. */
  static Assessment assess(Basis basis, Path file) {
    List<Bill> bills =
        new DuckBillReader(ReaderSettings.standard())
            .read(List.of(file.toString()), Eligibility.standard().on(basis));
    return bills.getFirst().assessments().getFirst();
  }

  static List<Bill> read(Path... places) {
    List<String> names = new ArrayList<>();
    for (Path place : places) {
      names.add(place.toString());
    }
    return new DuckBillReader(ReaderSettings.standard()).read(names, Eligibility.standard());
  }

  /** The assessments of all bills at a place, by subject. */
  static Assessed assess(Path... places) {
    Map<String, Assessment> assessments = new LinkedHashMap<>();
    for (Bill bill : read(places)) {
      bill.assessments().forEach(one -> assessments.put(one.subject().toString(), one));
    }
    return new Assessed(assessments);
  }

  /** The only assessment of a file that is written first. */
  static Assessment assess(Path file, String csv) {
    return assess(write(file, csv)).only();
  }
}
