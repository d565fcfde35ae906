package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes lines as AWS Data Exports delivers a CUR 2.0: gzipped CSV in two chunks, and a manifest.
 */
final class SampleExport {
  private static final String NAME = "company-bill";

  private final Path folder;
  private final YearMonth month;
  private final String invoice;

  private SampleExport(Path folder, YearMonth month, String invoice) {
    this.folder = folder;
    this.month = month;
    this.invoice = invoice;
  }

  /**
   * Writes a delivery.
   *
   * @param folder what a bucket would be
   * @param month the billing period
   * @param invoice the invoice id of all its lines; empty if there is none yet
   * @param lines the lines
   * @param delivered what the files are dated
   */
  static void write(
      Path folder,
      YearMonth month,
      String invoice,
      List<SampleBill.Line> lines,
      Instant delivered) {
    SampleExport export = new SampleExport(folder, month, invoice);
    List<String> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(String.join(",", export.row(line, rows.size() + 1).values())));
    String header = String.join(",", export.row(lines.getFirst(), 1).keySet());
    int half = rows.size() / 2;
    try {
      export.writeChunk(1, header, rows.subList(0, half), delivered);
      export.writeChunk(2, header, rows.subList(half, rows.size()), delivered);
      export.writeManifest(delivered);
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  private Map<String, String> row(SampleBill.Line line, int number) {
    LocalDate day = month.atDay(line.day());
    String start = day + "T00:00:00.000Z";
    Map<String, String> row = new LinkedHashMap<>();
    row.put("identity_line_item_id", "line-" + number);
    row.put("identity_time_interval", start + "/" + day.plusDays(1) + "T00:00:00.000Z");
    row.put("bill_invoice_id", invoice);
    row.put("bill_billing_entity", line.item().entity());
    row.put("bill_bill_type", "Anniversary");
    row.put("bill_payer_account_id", SampleBill.PAYER);
    row.put("bill_billing_period_start_date", month.atDay(1) + "T00:00:00.000Z");
    row.put("bill_billing_period_end_date", month.plusMonths(1).atDay(1) + "T00:00:00.000Z");
    row.put("line_item_usage_account_id", line.account().id());
    row.put("line_item_usage_account_name", line.account().name());
    row.put("line_item_line_item_type", line.item().type());
    row.put("line_item_usage_start_date", start);
    row.put("line_item_product_code", line.item().product());
    row.put("line_item_usage_type", line.item().usageType());
    row.put("line_item_currency_code", "USD");
    row.put("line_item_unblended_cost", line.cost());
    row.put("line_item_net_unblended_cost", "");
    row.put("line_item_line_item_description", line.item().description());
    row.putAll(commitments(line));
    return row;
  }

  /**
   * What AWS says of a commitment beside what it charges. Of the plan's 3.297534 dollars a day
   * (2.64 charged, the rest paid in advance) the shop uses 3; of a reservation a day of use costs
   * 2.88, and what is not used yet of its fee stands on the fee.
   */
  private static Map<String, String> commitments(SampleBill.Line line) {
    String type = line.item().type();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("reservation_effective_cost", type.equals("DiscountedUsage") ? "2.88" : "");
    figures.put(
        "reservation_unused_amortized_upfront_fee_for_billing_period",
        type.equals("RIFee") ? "0" : "");
    figures.put("reservation_unused_recurring_fee", type.equals("RIFee") ? line.unused() : "");
    figures.put(
        "savings_plan_savings_plan_effective_cost",
        type.equals("SavingsPlanCoveredUsage") ? "3" : "");
    boolean isPlanFee = type.equals("SavingsPlanRecurringFee");
    figures.put("savings_plan_total_commitment_to_date", isPlanFee ? "3.297534" : "");
    figures.put("savings_plan_used_commitment", isPlanFee ? "3" : "");
    return figures;
  }

  private String key(int chunk) {
    return NAME + "/data/BILLING_PERIOD=" + month + "/" + NAME + "-0000" + chunk + ".csv.gz";
  }

  private void writeChunk(int number, String header, List<String> rows, Instant delivered)
      throws IOException {
    Path file = folder.resolve(key(number));
    Files.createDirectories(file.getParent());
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write((header + "\n" + String.join("\n", rows) + "\n").getBytes(UTF_8));
    }
    Files.setLastModifiedTime(file, FileTime.from(delivered));
  }

  private void writeManifest(Instant delivered) throws IOException {
    Path metadata = folder.resolve(NAME + "/metadata/BILLING_PERIOD=" + month);
    Files.createDirectories(metadata);
    Path file = metadata.resolve(NAME + "-Manifest.json");
    String manifest =
        """
        {
          "exportArn": "arn:aws:bcm-data-exports:us-east-1:%s:export/%s",
          "executionId": "%s-1",
          "billingPeriod": { "start": "%s-01T00:00:00.000Z" },
          "contentType": "text/csv",
          "compression": "GZIP",
          "dataFiles": [
            "s3://company-billing/%s",
            "s3://company-billing/%s"
          ]
        }
        """
            .formatted(SampleBill.PAYER, NAME, month, month, key(1), key(2));
    Files.writeString(file, manifest);
    Files.setLastModifiedTime(file, FileTime.from(delivered));
  }
}
